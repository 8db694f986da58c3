"""Percentages by tiers of the pool: a border belongs to the tier that begins there."""

from __future__ import annotations

import pytest

from linkage.sizes.tiered import Tiered
from pouring import percent, poured, to, yuan

TIERS = ((yuan("0"), percent("10")), (yuan("100000"), percent("20")), (yuan("500000"), percent("30")))


@pytest.mark.parametrize(
    ("came_in", "marginal", "whole"),
    [
        ("0", "0.00", "0.00"),
        ("99999.99", "10000.00", "10000.00"),
        ("100000", "10000.00", "20000.00"),
        ("100000.05", "10000.01", "20000.01"),
        ("500000", "90000.00", "150000.00"),
        ("600000", "120000.00", "180000.00"),
    ],
)
def test_on_both_sides_of_each_border(came_in: str, marginal: str, whole: str) -> None:
    assert poured(came_in, [to(1, "公司", Tiered(marginal=True, tiers=TIERS))]).steps == [marginal]
    assert poured(came_in, [to(1, "公司", Tiered(marginal=False, tiers=TIERS))]).steps == [whole]


def test_they_are_told() -> None:
    said = Tiered(marginal=True, tiers=TIERS).told()
    assert "满100,000 元起 20%" in said
    assert "各档只算本档的部分" in said

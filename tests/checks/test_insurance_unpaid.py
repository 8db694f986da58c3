"""A claim one fen short is found, a claim paid in full or more is not."""

from __future__ import annotations

import pytest

from linkage.checks.insurance_unpaid import CHECK
from linkage.model.entitlement import Settlement
from rows import arrangement, books, row


@pytest.mark.parametrize(
    ("due", "came", "told"),
    [
        (("3000", "元"), ("2000", "元"), "还差 1,000.00 元"),
        (("3000", "元"), ("2999.99", "元"), "还差 0.01 元"),
        (("3000", "元"), ("3000", "元"), ""),
        (("0.3", "万元"), ("3000", "元"), ""),
        (("3000", "元"), ("3500", "元"), ""),
    ],
)
def test_what_is_still_owed(due: tuple[str, str], came: tuple[str, str], told: str) -> None:
    claim = row("保险", 户号="A1", 险种="水稻", 应赔=due, 实赔=came)
    found = list(CHECK.find(Settlement((arrangement(),), books(claim), (), (), (), ())))
    assert [told in spot.message for spot in found] == ([True] if told else [])

"""Rent for more than the certified area is found; for the very area, or without a certificate, it is not."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.checks.certified_area import CHECK
from linkage.model.entitlement import Settlement
from reports.played import played
from rows import books, row


def settled(area: str, certified: tuple[str, str] | None, household: str = "D1") -> Settlement:
    cells: dict[str, str | tuple[str, str]] = {"户号": household, "地块代码": "LW-007", "面积": (area, "亩")}
    if certified is not None:
        cells["证载面积"] = certified
    plot = row("地块", **cells)
    return evolve(played("150"), books=books(plot, households={household: 1}))


@pytest.mark.parametrize(
    ("area", "certified", "found"),
    [
        ("2", ("1.8", "亩"), 1),
        ("2", ("2", "亩"), 0),
        ("2.01", ("2", "亩"), 1),
        ("2", None, 0),
        ("15", ("1", "公顷"), 0),
        ("15.01", ("1", "公顷"), 1),
    ],
)
def test_more_than_certified(area: str, certified: tuple[str, str] | None, found: int) -> None:
    assert len(list(CHECK.find(settled(area, certified)))) == found


def test_a_plot_nobody_is_paid_for_is_left_alone() -> None:
    assert list(CHECK.find(settled("2", ("1.8", "亩"), "C1"))) == []


def test_the_difference_is_told() -> None:
    (spot,) = CHECK.find(settled("2", ("1.8", "亩")))
    assert "付租金的面积 2.00 亩，权证上是 1.80 亩，多 0.20 亩" in spot.message

"""Each signal on both sides of its threshold."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.ground.money import Money
from linkage.model.entitlement import Debt, Line
from linkage.telling.warning_signals import Gauges, gauges, level, watched
from reports.played import played
from rows import CITE, number

LIMITS: Gauges = gauges(played("150"))


def line(amount: str, income: str = "租金") -> Line:
    return Line("B1", "李大山", "gs", income, "", income, number(amount, "元"), CITE, "LW-2025")


def signals(*lines: Line, owed: int = 0) -> list[str]:
    """What B1 shows, one person who had 12,000 yuan last season."""
    settlement = played("150")
    zero = Money(0)
    debt = Debt("gs", "B1", zero, zero, zero, zero, zero, Money(owed), zero)
    whole = evolve(settlement, debts=(debt,))
    found = watched(whole, settlement.books.households["B1"], lines, LIMITS)
    return [told.partition("：")[0] for told in found.signals]


@pytest.mark.parametrize(
    ("lines", "owed", "found"),
    [
        ((line("8000"), line("4000", "薪金")), 0, []),
        ((line("3000"), line("3000", "薪金")), 0, ["下降"]),
        ((line("3000"), line("2999.99", "薪金")), 0, ["人均", "下降"]),
        ((line("5600"), line("4000", "薪金")), 0, ["下降"]),
        ((line("5600.01"), line("4000", "薪金")), 0, []),
        ((line("10800"), line("1200", "薪金")), 0, ["单一来源"]),
        ((line("10799.99"), line("1200.01", "薪金")), 0, []),
        ((line("8000"), line("4000", "薪金")), 100_00, ["欠付"]),
        ((line("8000"), line("4000", "薪金")), 99_99, []),
        ((line("8000"), line("4000", "薪金")), -500_00, []),
        ((), 0, ["人均", "下降"]),
    ],
)
def test_each_signal_on_both_sides(lines: tuple[Line, ...], owed: int, found: list[str]) -> None:
    assert signals(*lines, owed=owed) == found


@pytest.mark.parametrize(("count", "told"), [(0, ""), (1, "低"), (2, "中"), (3, "高"), (4, "高")])
def test_the_level_is_how_many_signals_there_are(count: int, told: str) -> None:
    assert level(["一项"] * count, LIMITS) == told


def test_without_values_there_is_no_level() -> None:
    assert level(["一项"] * 3, Gauges({}, ())) == ""

"""The price of a day: how often it has risen, how far it may, and what rounding before use does to it."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.engine.holding import Scope, Window
from linkage.engine.price import changes, escalated, unit_price
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding
from linkage.model.arrangement import Escalation, Growth, RoundingTerm, Term
from linkage.prices.fixed import FixedPrice
from rows import CITE, HERE, arrangement, books, day, number

PRICE = "元/亩/年"
RENT = Term("租", "租金", "", "公司", "农户", ("地块", "面积"), FixedPrice(number("600", PRICE)), HERE, CITE)


def rise(growth: Growth, step: str, *, years: int = 1, cap: str = "") -> Escalation:
    figure = number(step, "" if step.endswith("%") else PRICE)
    limit = number(cap, PRICE) if cap else None
    return Escalation(
        growth=growth, years=years, step=figure, anchor=day("2020-07-01"), where=HERE, cap=limit
    )


def priced(term: Term, on: str) -> Figure:
    return unit_price(term, None, day(on), Scope(arrangement(term), books()))


@pytest.mark.parametrize(
    ("growth", "step", "years", "on", "value"),
    [
        (Growth.COMPOUND, "10%", 1, "2020-07-01", "600"),
        (Growth.COMPOUND, "10%", 1, "2021-06-30", "600"),
        (Growth.COMPOUND, "10%", 1, "2021-07-01", "660"),
        (Growth.COMPOUND, "10%", 1, "2022-07-01", "726"),
        (Growth.COMPOUND, "10%", 2, "2022-07-01", "660"),
        (Growth.COMPOUND, "10%", 2, "2024-06-30", "660"),
        (Growth.OF_FIRST, "10%", 1, "2021-07-01", "660"),
        (Growth.OF_FIRST, "10%", 1, "2022-07-01", "720"),
        (Growth.ABSOLUTE, "25", 1, "2021-07-01", "625"),
        (Growth.ABSOLUTE, "25", 1, "2023-07-01", "675"),
        (Growth.COMPOUND, "10%", 1, "2019-01-01", "600"),
    ],
)
def test_a_price_rises_once_a_whole_period(
    growth: Growth, step: str, years: int, on: str, value: str
) -> None:
    term = evolve(RENT, escalation=rise(growth, step, years=years))
    assert priced(term, on).value == number(value).value


@pytest.mark.parametrize(("cap", "value"), [("700", "700"), ("726", "726"), ("800", "726")])
def test_a_price_rises_to_its_limit_and_no_further(cap: str, value: str) -> None:
    found = escalated(number("600", PRICE), rise(Growth.COMPOUND, "10%", cap=cap), day("2022-07-01"))
    assert found.value == number(value).value


def test_a_price_that_has_not_risen_is_as_it_was_signed() -> None:
    """Not even a limit below it takes anything off: it limits what rises."""
    signed = number("600", PRICE)
    assert escalated(signed, rise(Growth.COMPOUND, "10%", cap="500"), day("2020-12-31")) is signed


@pytest.mark.parametrize(
    ("mode", "step", "value"),
    [
        (Rounding.HALF_UP, "元", "661"),
        (Rounding.DOWN, "元", "660"),
        (Rounding.UP, "10元", "670"),
        (Rounding.HALF_UP, "角", "660.6"),
    ],
)
def test_a_price_is_rounded_after_it_has_risen(mode: Rounding, step: str, value: str) -> None:
    """600 x 1.101 is 660.6."""
    term = evolve(
        RENT,
        escalation=rise(Growth.COMPOUND, "10.1%"),
        price_rounding=RoundingTerm(mode, step, "单价"),
    )
    found = priced(term, "2021-07-01")
    assert found.value == number(value).value
    assert found.name == "单价"


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2025-01-01", "2025-12-31", ["2025-07-01"]),
        ("2025-07-01", "2026-06-30", []),
        ("2025-06-30", "2025-07-01", ["2025-07-01"]),
        ("2024-01-01", "2025-12-31", ["2024-07-01", "2025-07-01"]),
    ],
)
def test_a_window_is_cut_where_the_price_rises(first: str, last: str, days: list[str]) -> None:
    term = evolve(RENT, escalation=rise(Growth.COMPOUND, "10%"))
    window = Window(day(first), day(last))
    assert [one.date.isoformat() for one in changes(term, window)] == days
    assert list(changes(RENT, window)) == []

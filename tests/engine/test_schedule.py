"""Due days: never chained, the parts make up the whole, and what waits is due later."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.schedule import due_in_season, due_until, instalments
from linkage.files.arrangement_payments import due_day
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN
from linkage.model.payment import Instalment, Schedule
from rows import HERE, day, number

END = datetime.date(2025, 12, 31)


def yuan(text: str) -> Figure:
    return Figure.cell(Fraction(text), YUAN, "应得", Origin(HERE, text))


def schedule(*parts: tuple[str, str], waits: bool = True) -> Schedule:
    found = [Instalment(day(date), number(rate) if rate else None) for date, rate in parts]
    return Schedule(tuple(found), waits, HERE)


THIRDS = schedule(("2025-06-30", ""), ("2025-12-31", ""), ("2026-06-30", ""))


@pytest.mark.parametrize(
    ("rule", "anchor", "days"),
    [
        ("前移", "2025-01-31", ["2025-02-28", "2025-03-31", "2025-04-30"]),
        ("月末", "2025-02-28", ["2025-03-31", "2025-04-30", "2025-05-31"]),
        ("前移", "2025-02-28", ["2025-03-28", "2025-04-28", "2025-05-28"]),
        ("月末", "2025-02-27", ["2025-03-27", "2025-04-27", "2025-05-27"]),
        ("顺延", "2025-01-31", ["2025-03-01", "2025-03-31", "2025-05-01"]),
        ("顺延", "2024-01-29", ["2024-02-29", "2024-03-29", "2024-04-29"]),
    ],
)
def test_due_days_are_reckoned_from_the_anchor(rule: str, anchor: str, days: list[str]) -> None:
    assert [due_day(day(anchor), n, rule).date.isoformat() for n in (1, 2, 3)] == days
    assert due_day(day(anchor), 0, rule).date.isoformat() == anchor


@pytest.mark.parametrize(
    ("until", "due"),
    [("2025-06-29", "0"), ("2025-06-30", "33.33"), ("2025-12-31", "66.67"), ("2026-06-30", "100")],
)
def test_what_has_fallen_due_by_a_day(until: str, due: str) -> None:
    assert due_until(yuan("100"), THIRDS, datetime.date.fromisoformat(until)).value == Fraction(due)


def test_only_instalments_wait_beyond_the_season() -> None:
    later = schedule(("2025-03-01", "30%"), ("2026-01-31", ""))
    assert due_in_season(yuan("1000"), later, END).value == 300
    repeated = schedule(("2025-03-01", "30%"), ("2026-01-31", ""), waits=False)
    assert due_in_season(yuan("1000"), repeated, END).value == 1000


@given(st.integers(0, 10**7), st.lists(st.integers(1, 5000), min_size=1, max_size=6))
def test_instalments_make_up_the_whole(fen: int, shares: list[int]) -> None:
    rates = [f"{Fraction(share, 100)}%" for share in shares if share < 10000 // len(shares)]
    days = [f"2025-{month:02d}-15" for month in range(1, len(rates) + 2)]
    parts = [Instalment(day(date), number_of(rate)) for date, rate in zip(days, [*rates, ""], strict=True)]
    whole = yuan(str(Fraction(fen, 100)))
    plan = Schedule(tuple(parts), waits=True, where=HERE)
    amounts = [amount for _, amount in instalments(whole, plan)]
    assert sum(amount.fen for amount in amounts) == fen
    assert all(amount.fen >= 0 for amount in amounts)


def number_of(rate: str) -> Figure | None:
    return number(rate) if rate else None

"""Late payment, day by day: 0.05% a day on what is open, with and without days of grace, paid in between."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from linkage.engine.late import late_interest
from linkage.engine.payments import Payment
from linkage.ground.figure import Figure
from linkage.model.payment import Instalment, LateRule, Schedule
from rows import HERE, day, number

ONCE = Schedule((Instalment(day("2025-11-30")),), waits=True, where=HERE)
TWICE = Schedule(
    (Instalment(day("2025-06-30"), number("40%")), Instalment(day("2025-11-30"))), waits=True, where=HERE
)


def rule(grace: str = "", *, from_due: bool = False, rate: tuple[str, str] = ("0.0005", "1/天")) -> LateRule:
    return LateRule(number(*rate), number(grace, "天") if grace else None, from_due, HERE)


def whole(schedule: Schedule, amount: str = "1000") -> dict[datetime.date, Figure]:
    """Every instalment is a share of as much."""
    return {one.day.date: number(amount, "元") for one in schedule.instalments}


def late(
    schedule: Schedule,
    agreed: LateRule,
    *paid: tuple[str, str],
) -> Figure | None:
    """What lateness on 1000 yuan costs until the end of 2025."""
    payments = [Payment(day(on), number(amount, "元")) for on, amount in paid]
    return late_interest(whole(schedule), schedule, agreed, payments, day("2025-12-31"))


def days(found: Figure | None) -> Fraction:
    """So many days of the whole 1000 yuan, at half a yuan a day."""
    assert found is not None
    return found.value * 2


@pytest.mark.parametrize(
    ("schedule", "agreed", "paid", "counted"),
    [
        (ONCE, rule(), [], 31),
        (ONCE, rule(), [("2025-12-10", "1000")], 10),
        (ONCE, rule(), [("2025-12-10", "600")], 10 + 21 * Fraction(2, 5)),
        (ONCE, rule("15"), [], 16),
        (ONCE, rule("15", from_due=True), [], 31),
        (ONCE, rule("15", from_due=True), [("2025-12-20", "1000")], 20),
        (TWICE, rule(), [], 153 * Fraction(2, 5) + 31),
        (TWICE, rule(), [("2025-06-30", "400")], 31 * Fraction(3, 5)),
        (TWICE, rule(from_due=True), [("2025-06-30", "400")], 31 * Fraction(3, 5)),
        (TWICE, rule("15", from_due=True), [("2025-07-15", "400")], 31 * Fraction(3, 5)),
        (
            TWICE,
            rule("15", from_due=True),
            [("2025-07-16", "400")],
            16 * Fraction(2, 5) + 31 * Fraction(3, 5),
        ),
    ],
)
def test_the_days_that_cost(
    schedule: Schedule, agreed: LateRule, paid: Sequence[tuple[str, str]], counted: Fraction
) -> None:
    assert days(late(schedule, agreed, *paid)) == counted


@pytest.mark.parametrize("from_due", [False, True])
@pytest.mark.parametrize(
    ("owed", "paid", "counted"),
    [
        # Nothing was owed in June: only the share of November is late, and what is paid is paid on it.
        ({"2025-11-30": "1000"}, [], 31 * Fraction(3, 5)),
        ({"2025-11-30": "1000"}, [("2025-07-15", "600")], 0),
        ({"2025-11-30": "1000"}, [("2025-12-10", "600")], 10 * Fraction(3, 5)),
        # A quarter of it was: 40 % of 250 in June, 60 % of the whole in November.
        (
            {"2025-06-30": "250", "2025-11-30": "1000"},
            [],
            153 * Fraction(1, 10) + 31 * Fraction(7, 10),
        ),
        ({"2025-06-30": "250", "2025-11-30": "1000"}, [("2025-06-30", "100")], 31 * Fraction(3, 5)),
        ({}, [], 0),
    ],
)
def test_what_was_not_owed_on_its_day_was_never_late(
    owed: Mapping[str, str], paid: Sequence[tuple[str, str]], counted: Fraction, *, from_due: bool
) -> None:
    shares = {datetime.date.fromisoformat(on): number(amount, "元") for on, amount in owed.items()}
    found = late_interest(
        shares,
        TWICE,
        rule(from_due=from_due),
        [Payment(day(on), number(amount, "元")) for on, amount in paid],
        day("2025-12-31"),
    )
    assert (days(found) if found is not None else 0) == counted


def test_a_rate_a_year_counts_real_days_of_365() -> None:
    found = late(ONCE, rule(rate=("0.073", "1/年")))
    assert found is not None
    assert found.value == 1000 * Fraction(73, 1000) * Fraction(31, 365)


@pytest.mark.parametrize(
    ("agreed", "paid"),
    [
        (rule(), [("2025-11-30", "1000")]),
        (rule("15"), [("2025-12-15", "1000")]),
        (rule("15", from_due=True), [("2025-12-15", "1000")]),
        (rule("40"), []),
    ],
)
def test_in_time_or_within_grace_costs_nothing(agreed: LateRule, paid: Sequence[tuple[str, str]]) -> None:
    assert late(ONCE, agreed, *paid) is None

"""Spans (计期): operations on days that make figures and days with their derivation.

The arithmetic stands in :mod:`linkage.ground.season` and :mod:`linkage.ground.day_count`; each operation
keeps its inputs, so that the second evaluator and a reader can follow it from the dates that were
written down.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

from linkage.ground.day_count import LONGEST_MONTH, SpanRule, periods_ended, time_between
from linkage.ground.figure import Day, Figure, Json, Word
from linkage.ground.season import (
    MONTHS,
    chinese_date,
    full_years,
    month_begin,
    months_later,
    relative_to,
    years_later,
)
from linkage.ground.units import DAY, PLAIN, YEAR

#: How a word names a day in the last year of the period before (上期末年5月10日).
LAST_YEAR_OF_PERIOD = "上期末年"


def span(first: Day, last: Day, rule: str, cutoff: int | None = None) -> Figure:
    """Count the time in force from a first to a last day, both included, by a named rule.

    天 gives days; every other rule gives years. Nought when ``last`` is before ``first``. 整月 counts
    the months whose cut-off day lies inside; without a cut-off day it is the month's last day.
    Raises ``ValueError`` for an unknown rule, or a cut-off day with a rule that has none.
    """
    counted = SpanRule(rule)
    params: dict[str, Json] = {"rule": rule}
    if counted is SpanRule.WHOLE_MONTHS:
        cutoff = params["cutoff"] = LONGEST_MONTH if cutoff is None else cutoff
        value = time_between(first.date, last.date, counted, cutoff)
    elif cutoff is None:
        value = time_between(first.date, last.date, counted)
    else:
        message = f"{rule} knows no cut-off day"
        raise ValueError(message)
    unit = DAY if counted is SpanRule.DAYS else YEAR
    return Figure(op="span", value=value, unit=unit, args=(first, last), params=params)


def anniversary(day: Day, years: int) -> Day:
    """Take the same day some years later, or earlier when negative (对日); 29 February may fall to 28."""
    date = years_later(day.date, years)
    return Day(op="anniversary", date=date, args=(day,), params={"years": years})


def add_months(day: Day, months: int) -> Day:
    """Take the same day of the month some months later, clamped to the month's end, from the anchor."""
    date = months_later(day.date, months)
    return Day(op="add_months", date=date, args=(day,), params={"months": months})


def month_start(day: Day, months: int) -> Day:
    """Take the first day of the month so many months later: from 5 January, one later, 1 February."""
    date = month_begin(day.date, months)
    return Day(op="month_start", date=date, args=(day,), params={"months": months})


def day_after(day: Day) -> Day:
    """Take the day after."""
    return Day(op="day_after", date=day.date + datetime.timedelta(days=1), args=(day,))


def days_later(day: Day, count: Figure) -> Day:
    """Take the day so many days later.

    Raises ``ValueError`` when the count is no whole number of days.
    """
    if count.unit != DAY or count.value.denominator != 1:
        message = "only whole days can be added to a day"
        raise ValueError(message)
    date = day.date + datetime.timedelta(days=count.value.numerator)
    return Day(op="days_later", date=date, args=(day, count))


def periods(anchor: Day, first: Day, last: Day, months: int) -> Figure:
    """Count the periods of so many months from an anchor that end in a span, as a part of a year.

    Half-years (6), quarters (3), contract years (12): a period belongs to who holds on its last day.
    """
    count = periods_ended(anchor.date, first.date, last.date, months)
    return Figure(
        op="periods",
        value=Fraction(count * months, MONTHS),
        unit=YEAR,
        args=(anchor, first, last),
        params={"months": months},
    )


def relative_day(anchor: Day, word: Word) -> Day:
    """Find the day a word like 上年12月1日 means, seen from the year of the anchor.

    Raises :class:`linkage.ground.season.DayError` when the word names no such day.
    """
    date = relative_to(anchor.date, word.text)
    return Day(op="relative_day", date=date, args=(anchor, word))


def contract_year(start: Day, day: Day) -> Figure:
    """Number the contract year (合同年) a day lies in; the first begins on the start day.

    Raises ``ValueError`` when the day is before the start.
    """
    if day.date < start.date:
        message = f"{chinese_date(day.date)}早于合同起日{chinese_date(start.date)}，不在任何合同年内"
        raise ValueError(message)
    number = full_years(start.date, day.date) + 1
    return Figure(op="contract_year", value=Fraction(number), unit=PLAIN, args=(start, day))


def whole_periods(anchor: Day, day: Day, years: int) -> Figure:
    """Count the periods of so many years completed on a day; none before the anchor.

    Raises ``ValueError`` when ``years`` is not positive.
    """
    if years < 1:
        message = "a period is at least one year"
        raise ValueError(message)
    done = 0 if day.date < anchor.date else full_years(anchor.date, day.date) // years
    return Figure(
        op="whole_periods",
        value=Fraction(done),
        unit=PLAIN,
        args=(anchor, day),
        params={"years": years},
    )


def period_starts(anchor: Day, years: int, first: Day, last: Day) -> Sequence[Day]:
    """List the days after ``first`` and up to ``last`` on which a period of so many years begins anew."""
    found: list[Day] = []
    count = years
    while (day := anniversary(anchor, count)).date <= last.date:
        if day.date > first.date:
            found.append(day)
        count += years
    return found


def period_start(anchor: Day, day: Day, years: int) -> Day:
    """Find the first day of the period of so many years in which a day lies; periods begin on the anchor.

    Raises ``ValueError`` when the day is before the anchor.
    """
    if day.date < anchor.date:
        message = f"{chinese_date(day.date)}早于起算日{chinese_date(anchor.date)}"
        raise ValueError(message)
    done = full_years(anchor.date, day.date) // years
    date = years_later(anchor.date, done * years)
    return Day(op="period_start", date=date, args=(anchor, day), params={"years": years})


def last_before(limit: Day, word: Word) -> Day:
    """Find the last day before another that a word like 5月10日 or 上期末年5月10日 names.

    Raises :class:`linkage.ground.season.DayError` when the word names no such day.
    """
    said = word.text.removeprefix(LAST_YEAR_OF_PERIOD)
    date = relative_to(limit.date, said)
    if date >= limit.date:
        date = relative_to(limit.date, f"上年{said}")
    return Day(op="last_before", date=date, args=(limit, word))

"""Day count (计期方法): how much time passes from a first to a last day, by a rule the contract names.

Both ends count, so two periods that meet make up the whole by every rule: nothing is lost when a
price or a holder changes inside the season. Which reading each name stands for is settled in
``docs/conventions.md``; a contract that says nothing has no rule, and none is assumed here.
"""

from __future__ import annotations

import calendar
import datetime
import enum
from collections.abc import Callable
from fractions import Fraction

from linkage.ground.season import MONTHS, month_length, months_later

LONGEST_MONTH = 31


class SpanRule(enum.Enum):
    """A way to count the time in force; the value is its name in arrangements."""

    DAYS = "天"  # days, as they are
    ACTUAL_365 = "实际/365"  # days over 365, in a leap year too: 366/365
    ACTUAL_365_NO_LEAP = "实际/365不计闰日"  # 29 February counts for nothing
    ACTUAL_ACTUAL = "实际/实际"  # each day over the length of its own calendar year
    THIRTY_360 = "30/360"  # every month thirty days, the 31st none (30E/360)
    WHOLE_MONTHS = "整月"  # months whose cut-off day lies inside, over twelve


def time_between(
    first: datetime.date, last: datetime.date, rule: SpanRule, cutoff: int = LONGEST_MONTH
) -> Fraction:
    """Count the time from ``first`` to ``last``, both included: days, or a fraction of a year.

    Nought when ``last`` is before ``first``. ``cutoff`` matters for whole months only: a month
    counts when its cut-off day lies inside (31, or any day a month does not have, is its last day).

    >>> day = datetime.date
    >>> time_between(day(2025, 1, 1), day(2025, 6, 30), SpanRule.WHOLE_MONTHS, 15)
    Fraction(1, 2)
    >>> time_between(day(2024, 1, 1), day(2024, 12, 31), SpanRule.ACTUAL_365)
    Fraction(366, 365)
    """
    if last < first:
        return Fraction(0)
    if rule is SpanRule.WHOLE_MONTHS:
        return Fraction(months_held(first, last, cutoff), MONTHS)
    return _TIMES[rule](first, last)


def months_held(first: datetime.date, last: datetime.date, cutoff: int) -> int:
    """Count the months whose cut-off day (截止日) lies in ``first`` … ``last``, both included.

    Two periods that meet count together the months of the whole. Raises ``ValueError`` when the
    cut-off day is not 1 to 31.
    """
    if not 1 <= cutoff <= LONGEST_MONTH:
        message = f"a cut-off day is 1 to 31, not {cutoff}"
        raise ValueError(message)
    if last < first:
        return 0
    months = (last.year - first.year) * MONTHS + last.month - first.month + 1
    missed_first = first.day > min(cutoff, month_length(first.year, first.month))
    missed_last = last.day < min(cutoff, month_length(last.year, last.month))
    return months - missed_first - missed_last


def periods_ended(anchor: datetime.date, first: datetime.date, last: datetime.date, months: int) -> int:
    """Count the periods of so many months, reckoned from an anchor, that end in ``first`` … ``last``.

    A period belongs to who holds on its last day, so that two stretches that meet count together the
    periods of the whole. Each border is found from the anchor, never from the border before it: from
    31 January the borders of months are 28 February, 31 March, 30 April. Raises ``ValueError`` when the
    length is not positive.

    >>> day = datetime.date
    >>> periods_ended(day(2025, 1, 1), day(2025, 3, 15), day(2025, 12, 31), 6)
    2
    """
    if months < 1:
        message = "a period is at least one month"
        raise ValueError(message)
    if last < first:
        return 0
    after = last + datetime.timedelta(days=1)
    return _borders_until(anchor, after, months) - _borders_until(anchor, first, months)


def _borders_until(anchor: datetime.date, day: datetime.date, months: int) -> int:
    """The number of the last border that does not lie after a day; the anchor itself is border nought."""
    apart = (day.year - anchor.year) * MONTHS + day.month - anchor.month
    number = apart // months
    return number if months_later(anchor, number * months) <= day else number - 1


def _days(first: datetime.date, last: datetime.date) -> int:
    return (last - first).days + 1


def _leap_days(first: datetime.date, last: datetime.date) -> int:
    years = (year for year in range(first.year, last.year + 1) if calendar.isleap(year))
    return sum(first <= datetime.date(year, 2, 29) <= last for year in years)


def _actual_actual(first: datetime.date, last: datetime.date) -> Fraction:
    total = Fraction(0)
    for year in range(first.year, last.year + 1):
        start = max(first, datetime.date(year, 1, 1))
        end = min(last, datetime.date(year, 12, 31))
        total += Fraction(_days(start, end), 366 if calendar.isleap(year) else 365)
    return total


def _days_of_thirty(first: datetime.date, last: datetime.date) -> int:
    # The European reading (30E/360), from the first day to the day after the last.
    end = last + datetime.timedelta(days=1)
    months = (end.year - first.year) * MONTHS + end.month - first.month
    return months * 30 + min(end.day, 30) - min(first.day, 30)


_TIMES: dict[SpanRule, Callable[[datetime.date, datetime.date], Fraction]] = {
    SpanRule.DAYS: lambda first, last: Fraction(_days(first, last)),
    SpanRule.ACTUAL_365: lambda first, last: Fraction(_days(first, last), 365),
    SpanRule.ACTUAL_365_NO_LEAP: lambda first, last: Fraction(
        _days(first, last) - _leap_days(first, last), 365
    ),
    SpanRule.ACTUAL_ACTUAL: _actual_actual,
    SpanRule.THIRTY_360: lambda first, last: Fraction(_days_of_thirty(first, last), 360),
}

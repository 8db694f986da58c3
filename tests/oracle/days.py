"""The calendar, one day after the other (conventions 1 to 6, and the table of days in docs/trace.md)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from fractions import Fraction

ONE_DAY = datetime.timedelta(days=1)
Day = datetime.date


def day_of(text: str) -> Day | None:
    """Read ``2025-09-01``; an empty cell is no day."""
    return Day.fromisoformat(text.strip()) if text.strip() else None


def period(text: str) -> tuple[Day, Day]:
    """Read ``2025-01-01 至 2025-12-31``."""
    first, last = text.split("至")
    return Day.fromisoformat(first.strip()), Day.fromisoformat(last.strip())


def walk(first: Day, last: Day) -> Iterator[Day]:
    """Every day from the first to the last; both count."""
    while first <= last:
        yield first
        first += ONE_DAY


def month_end(day: Day) -> int:
    """The last day of the month."""
    return calendar.monthrange(day.year, day.month)[1]


def _in_thirties(day: Day) -> int:
    return day.year * 360 + day.month * 30 + min(day.day, 30)


def worth(day: Day, rule: str, cutoff: int | None) -> Fraction:
    """What one day counts: in years, or in days under the rule 天."""
    if rule == "天":
        return Fraction(1)
    if rule == "实际/365":
        return Fraction(1, 365)
    if rule == "实际/365不计闰日":
        return Fraction(0) if (day.month, day.day) == (2, 29) else Fraction(1, 365)
    if rule == "实际/实际":
        return Fraction(1, 366 if calendar.isleap(day.year) else 365)
    if rule == "30/360":
        return Fraction(_in_thirties(day + ONE_DAY) - _in_thirties(day), 360)
    if rule == "整月":
        return Fraction(1, 12) if day.day == min(cutoff or 31, month_end(day)) else Fraction(0)
    raise ValueError(rule)


def years_on(anchor: Day, years: int) -> Day:
    """The same day some years on; 29 February is 28 February in other years."""
    year = anchor.year + years
    if (anchor.month, anchor.day) == (2, 29) and not calendar.isleap(year):
        return Day(year, 2, 28)
    return Day(year, anchor.month, anchor.day)


def periods_done(anchor: Day, day: Day, years: int) -> int:
    """How many whole periods of some years are over on a day."""
    count = 0
    while years_on(anchor, (count + 1) * years) <= day:
        count += 1
    return count


def observed(text: str, first: Day) -> Day:
    """The day a price is looked up, seen from the season's first day (convention 8)."""
    found = re.fullmatch(r"(上年|当年)(\d+)月(\d+)日", text)
    if found is None:
        return Day.fromisoformat(text)
    year = first.year - (found[1] == "上年")
    return Day(year, int(found[2]), int(found[3]))

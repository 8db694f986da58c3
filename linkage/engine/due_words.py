"""Due days in words (付款时间): the last day to pay that a sentence of the agreement names plainly.

``每年 12 月 31 日前``, ``次年 2 月 15 日前`` and ``… 前付一半，… 前付清`` are read. Of halves the last day
counts, on which all is due: when the first was paid, the whole was not yet reckoned. Anything else names no
day that a list of overdue amounts could stand on, and gives none. Nor does a yearly day in the first half of
a season: 每年 1 月 31 日前 may mean this year's money in advance or last year's in arrears.
"""

from __future__ import annotations

import datetime
import re

_BEFORE = r"(?P<year{0}>每年|当年|次年)?(?P<month{0}>\d{{1,2}})月(?P<day{0}>\d{{1,2}})日(?:以)?前"
_WHOLE = re.compile(rf"{_BEFORE.format(1)}(?:一次)?(?:支付|付清|结清|付)?")
_HALVES = re.compile(rf"{_BEFORE.format(0)}付一半[，、；](?:其余|余下)?{_BEFORE.format(1)}(?:付清|结清)")


def due_day(said: str, first: datetime.date, last: datetime.date) -> datetime.date | None:
    """The day by which all is due that a sentence names for a season; nothing where it names none plainly."""
    text = "".join(said.split()).rstrip("。")
    found = _WHOLE.fullmatch(text) or _HALVES.fullmatch(text)
    if found is None:
        return None
    named = found.groupdict()
    day = _day(named["year1"] or named.get("year0"), (named["month1"], named["day1"]), first, last)
    return day if day is not None and (day - first) * 2 >= last - first else None


def _day(
    year: str | None, written: tuple[str, str], first: datetime.date, last: datetime.date
) -> datetime.date | None:
    """The one such day of the season, or of the year after it; none where there are several or it is none."""
    years = [last.year + 1] if year == "次年" else range(first.year, last.year + 1)
    found: list[datetime.date] = []
    for one in years:
        try:
            date = datetime.date(one, *map(int, written))
        except ValueError:
            continue
        if year == "次年" or first <= date <= last:
            found.append(date)
    return found[0] if len(found) == 1 else None

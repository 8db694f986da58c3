"""Season (结算期) and the calendar: reading dates, moving them, counting full months and years.

Plain dates in, plain dates and whole numbers out; :mod:`linkage.ground.spans` wraps the same functions for
figures, :mod:`linkage.ground.day_count` counts the time in force. A date is read from a closed list of
spellings and never guessed. Forward steps are made by pendulum, which keeps the day of the month or
falls back to the month's last day; differences are counted here, because pendulum's own month and
year differences are wrong for some pairs of dates (those that end one day before a full month in a
short month).

Both ends of a period count (起止均含): a lease from 1 March to 31 March is in force for 31 days.
"""

from __future__ import annotations

import calendar
import datetime
import re

import pendulum
from attrs import frozen

from linkage.ground.errors import ReadingError
from linkage.ground.fault import quoted

FIRST_YEAR = 1900
LAST_YEAR = 2199
MONTHS = 12

# Only these characters are folded: what a Chinese keyboard gives in its full-width setting.
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－．／\u3000\u00a0", "0123456789-./  ")

_SPELLINGS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(\d{4})-(\d{1,2})-(\d{1,2})",
        r"(\d{4})/(\d{1,2})/(\d{1,2})",
        r"(\d{4})\.(\d{1,2})\.(\d{1,2})",
        r"(\d{4})年(\d{1,2})月(\d{1,2})日",
        r"(\d{4})(\d{2})(\d{2})",
    )
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_EXAMPLE = "2025-09-01 或 2025年9月1日"
# What people write instead of a date, with what is wrong about it, why, and how to mend it.
_NEAR_MISSES = tuple(
    (re.compile(pattern, re.ASCII | re.DOTALL), what, why, remedy)
    for pattern, what, why, remedy in (
        (r"", "日期是空的", "", f"请填写日期，例如 {_EXAMPLE}"),
        (
            r"\d{1,2}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}年\d{1,2}月\d{1,2}日",
            "{text}的年份不是四位数",
            "",
            f"请写全年份，例如 {_EXAMPLE}",
        ),
        (
            r"\d{5}",
            "{text}不是日期",
            "它像是表格软件里没有设成日期格式的日期序号",
            "请把这一格设为日期格式后再核对",
        ),
        (
            r"\d{4}([-/.]\d{1,2}|年\d{1,2}月|年)?",
            "{text}不完整",
            "日期要写到日",
            f"请补全，例如 {_EXAMPLE}",
        ),
        (
            r"\d{1,2}(月|[-/.])\d{1,2}[日号]?",
            "{text}没有写年份",
            "结算期可能跨年，程序不猜是哪一年",
            f"请写全，例如 {_EXAMPLE}",
        ),
        (r"\d{4}年\d{1,2}月\d{1,2}号", "{text}不是日期", "", "请把“号”写成“日”"),
        (r".*", "{text}不是日期", "", f"请写成 {_EXAMPLE}"),
    )
)
_RELATIVE = re.compile(r"(上年|当年|本年|次年)?(\d{1,2})月(\d{1,2})日", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:至|到|~|～|—+)\s*")
_A_LEAP_YEAR = 2024
_YEARS_OFF = {"上年": -1, "当年": 0, "本年": 0, "次年": 1, "": 0}


class DayError(ReadingError):
    """A text is no date in any of the spellings that are read."""


class ImpossibleDayError(DayError):
    """The spelling is right, but the calendar has no such day."""


class AmbiguousDayError(DayError):
    """The text could be two different days."""


# Reading


def parse_day(text: str) -> datetime.date:
    """Read a date from the closed list of spellings.

    Read are 2025-09-01, 2025-9-1, 2025/9/1, 2025.9.1, 2025年9月1日 and 20250901; full-width digits
    count as digits, blanks around the date do not count. Raises :class:`ImpossibleDayError` for a
    day that does not exist, :class:`AmbiguousDayError` for one that can be read two ways, and
    :class:`DayError` for any other spelling.

    >>> parse_day("2025年9月1日")
    datetime.date(2025, 9, 1)
    >>> parse_day("2025-9-31")
    Traceback (most recent call last):
    linkage.ground.season.ImpossibleDayError: “2025-9-31”不是存在的日期。2025年9月只有30天。请核对后改正。
    """
    folded = text.translate(_FULL_WIDTH).strip()
    for spelling in _SPELLINGS:
        found = spelling.fullmatch(folded)
        if found:
            year, month, day = (int(part) for part in found.groups())
            return _existing(text, year, month, day)
    raise _unread(text, folded)


def _existing(text: str, year: int, month: int, day: int) -> datetime.date:
    what = f"{quoted(text)}不是存在的日期"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        remedy = "请核对年份；没有止期的，这一格留空"
        raise ImpossibleDayError(what, f"年份应在{FIRST_YEAR}到{LAST_YEAR}之间", remedy)
    _check_month_day(what, year, month, day)
    return datetime.date(year, month, day)


def _check_month_day(what: str, year: int, month: int, day: int) -> None:
    remedy = "请核对后改正"
    if not 1 <= month <= MONTHS:
        raise ImpossibleDayError(what, f"没有{month}月", remedy)
    length = month_length(year, month)
    if day == 0:
        raise ImpossibleDayError(what, "没有0日", remedy)
    if day > length:
        raise ImpossibleDayError(what, f"{year}年{month}月只有{length}天", remedy)


def _unread(text: str, folded: str) -> DayError:
    shown = quoted(text)
    found = _YEAR_LAST.fullmatch(folded)
    if found:
        return _year_last(shown, int(found[1]), int(found[3]), int(found[4]))
    what, why, remedy = next(rest for pattern, *rest in _NEAR_MISSES if pattern.fullmatch(folded))
    return DayError(what.replace("{text}", shown), why, remedy)


def _year_last(shown: str, first: int, second: int, year: int) -> DayError:
    remedy = f"请把年份写在最前面，例如 {_EXAMPLE}"
    if first != second and {first, second} <= set(range(1, MONTHS + 1)):
        why = f"可以是{year}年{first}月{second}日，也可以是{year}年{second}月{first}日"
        return AmbiguousDayError(f"{shown}有两种读法", why, remedy)
    return DayError(f"{shown}的写法不认识", "", remedy)


def chinese_date(date: datetime.date) -> str:
    """Print a date as papers do, without leading zeros (《出版物上数字用法》GB/T 15835).

    >>> chinese_date(datetime.date(2025, 3, 5))
    '2025年3月5日'
    """
    return f"{date.year}年{date.month}月{date.day}日"


# Moving


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(year, month)[1]


def months_later(date: datetime.date, months: int) -> datetime.date:
    """Take the same day of the month some months later, or the last day of a shorter month.

    Schedules count from their anchor and are never chained: 31 January plus two months is 31 March,
    while two steps of one month would give 28 March.

    >>> months_later(datetime.date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    return _plain(_moving(date).add(months=months))


def month_begin(date: datetime.date, months: int) -> datetime.date:
    """Take the first day of the month that lies so many months later.

    >>> month_begin(datetime.date(2025, 12, 5), 1)
    datetime.date(2026, 1, 1)
    """
    return months_later(date.replace(day=1), months)


def years_later(date: datetime.date, years: int) -> datetime.date:
    """Take the anniversary (对日); 29 February has it on 28 February in other years.

    >>> years_later(datetime.date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    return _plain(_moving(date).add(years=years))


def _moving(date: datetime.date) -> pendulum.Date:
    return pendulum.Date(date.year, date.month, date.day)


def _plain(date: datetime.date) -> datetime.date:
    """Leave no pendulum date outside this file: its operators behave differently."""
    return datetime.date(date.year, date.month, date.day)


def read_relative(text: str) -> tuple[int, int, int]:
    """Read 上年12月1日, 当年6月1日, 本年6月1日, 次年1月31日 or 12月1日: years off, month, day.

    Raises :class:`DayError` when the text is none of these or no year has such a day.

    >>> read_relative("上年12月1日")
    (-1, 12, 1)
    """
    found = _RELATIVE.fullmatch(text.translate(_FULL_WIDTH).strip())
    if found is None:
        remedy = "请写成 上年12月1日、当年6月1日、次年1月31日 或 12月1日"
        raise DayError(f"{quoted(text)}不是可以推算的日期", "", remedy)
    prefix, month, day = found.groups(default="")
    _check_month_day(f"{quoted(text)}不是存在的日期", _A_LEAP_YEAR, int(month), int(day))
    return _YEARS_OFF[prefix], int(month), int(day)


def relative_to(anchor: datetime.date, text: str) -> datetime.date:
    """Find the day a text like 上年12月1日 means, seen from the year of the anchor.

    2月29日 is 28 February in a year without it. Raises :class:`DayError` as :func:`read_relative` does,
    and for no other reason, so that an arrangement once read can always be computed.

    >>> relative_to(datetime.date(2025, 3, 1), "上年12月1日")
    datetime.date(2024, 12, 1)
    """
    off, month, day = read_relative(text)
    return years_later(datetime.date(_A_LEAP_YEAR, month, day), anchor.year + off - _A_LEAP_YEAR)


# Counting


def full_months(first: datetime.date, day: datetime.date) -> int:
    """Full months from ``first`` to ``day``: the largest n with ``months_later(first, n) <= day``.

    Raises ``ValueError`` when ``day`` is before ``first``.

    >>> full_months(datetime.date(2025, 1, 31), datetime.date(2025, 2, 28))
    1
    """
    if day < first:
        message = "a month count runs forward"
        raise ValueError(message)
    months = (day.year - first.year) * MONTHS + day.month - first.month
    return months - (day.day < min(first.day, month_length(day.year, day.month)))


def full_years(first: datetime.date, day: datetime.date) -> int:
    """Full years from ``first`` to ``day``, by anniversaries (周年).

    Raises ``ValueError`` when ``day`` is before ``first``.
    """
    return full_months(first, day) // MONTHS


# Seasons


def split_period(text: str) -> tuple[str, str]:
    """Split ``2025-01-01 至 2025-12-31`` into its two dates as they are spelled.

    自…起至…止 in the spelling of papers is read as well. Each part stands in the text as it is, so
    that a leaf can point at it. Raises :class:`DayError` when there are not exactly two dates.

    >>> split_period("自2025年1月1日起至2025年12月31日止")
    ('2025年1月1日', '2025年12月31日')
    """
    match _BETWEEN.split(text.strip().removeprefix("自").removesuffix("止")):
        case [first, last]:
            return first.strip().removesuffix("起").strip(), last.strip()
    remedy = "请写起止两个日期，例如 2025-01-01 至 2025-12-31"
    raise DayError(f"{quoted(text)}不是一段期间", "", remedy)


@frozen(order=True)
class Season:
    """A season (结算期): its first and its last day, both included.

    >>> season = Season.parse("2025-01-01 至 2025-12-31")
    >>> print(season, season.days)
    2025年1月1日至2025年12月31日 365
    """

    first: datetime.date
    last: datetime.date

    def __attrs_post_init__(self) -> None:
        """Refuse a season that ends before it begins."""
        if self.last < self.first:
            what = f"期间的止日{chinese_date(self.last)}早于起日{chinese_date(self.first)}"
            raise DayError(what, "", "请核对起止两个日期")

    @classmethod
    def parse(cls, text: str) -> Season:
        """Read a period of two dates joined by 至; raises :class:`DayError`."""
        first, last = split_period(text)
        return cls(parse_day(first), parse_day(last))

    def __str__(self) -> str:
        """Print the period as papers do."""
        return f"{chinese_date(self.first)}至{chinese_date(self.last)}"

    def __contains__(self, day: datetime.date) -> bool:
        """Say whether a day lies in the season."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Days from the first to the last, both included."""
        return (self.last - self.first).days + 1

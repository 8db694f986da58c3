"""Due days in words (付款时间): the days by which all is to be paid that a sentence of the agreement names.

One day for a whole line: ``每年 12 月 31 日前``, ``次年 2 月底前``, ``年底前``, ``每期期末``, and of
``… 前付一半，… 前付清`` the last day, for when the first half was paid the whole was not yet reckoned. A day
for each row, from the day it happened: ``次月 10 日前``, ``每月末``, ``每季度末``, ``收购后 15 日内``,
``交货时付清``. A yearly day in the first half of a season names none: 每年 1 月 31 日前 may mean this year's
money in advance or last year's in arrears. Nor does what no register dates (公示后), or 工作日.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator

from attrs import frozen

_LONGEST = 31
_FOLD = str.maketrans("０１２３４５６７８９，；", "0123456789，；")
_SPELLED = re.compile(r"[一二三四五六七八九十]{1,3}(?=个?月|[日天])")
_DIGITS = "零一二三四五六七八九"
_AT_MOST = r"(?:最迟|至迟|不晚于|不迟于)?(?:于|在)?"
_BEFORE = r"(?:之前|以前|前)?"
_PAID = (
    r"(?:一次|全部|足额)*(?:支付|付清|结清|付款|付|发放|发清|兑付|到账)?"
    r"(?:给(?:本人|农户|各户|成员|劳动者|工人))?"
)
_YEARS = r"每年|当年|本年|次年|翌年|第二年"
_DAY = (
    rf"(?P<year{{0}}>{_YEARS})?(?:度)?"
    r"(?:(?P<month{0}>\d{{1,2}})月(?:(?P<day{0}>\d{{1,2}})日|[底末])|年[底末])"
)
_WHOLE = re.compile(f"{_AT_MOST}{_DAY.format(1)}{_BEFORE}{_PAID}")
_HALVES = re.compile(f"{_DAY.format(0)}前付一半[，、；](?:其余|余下)?{_DAY.format(1)}前(?:付清|结清)")
_AT_END = re.compile(f"(?:每期|本期|结算期)?(?:期末|结束时){_BEFORE}{_PAID}")
_MONTHLY = re.compile(
    rf"{_AT_MOST}(?P<month>次月|下月|下个月|当月|本月|每月)(?:(?P<day>\d{{1,2}})日|月?[底末]){_BEFORE}{_PAID}"
)
_QUARTERLY = re.compile(
    rf"{_AT_MOST}每?个?季度?(?:[末底]|结束)(?:{_BEFORE}|后(?:的)?(?P<days>\d{{1,3}})[日天]以?内){_PAID}"
)
_AFTER = re.compile(
    r"(?:每[批次笔单])?(?P<event>[^\d，。；、后时]{2,8}?)(?:验收|合格|完毕|登记)*"
    rf"(?:后(?:的)?(?P<days>\d{{1,3}})(?P<per>[日天]|个月)以?内|当[日天场]|时|后(?:当日|当天|立即)){_PAID}"
)
#: A day by month and number, with its year where one is written; a day of some month.
_WRITTEN = re.compile(r"(?:(?<!\d)(19\d\d|2[01]\d\d)年)?(?<!\d)(\d{1,2})月份?(\d{1,3})[日号]")
_OF_A_MONTH = re.compile(r"(?:次月|下月|下个月|当月|本月|每月)的?(?P<day>\d{1,3})[日号]")
_MONTHS, _A_LEAP_YEAR = 12, 2024
_NEXT = {"次月", "下月", "下个月"}
_FOLLOWING = {"次年", "翌年", "第二年"}
#: The words of an event, by the columns of a register that may hold its day.
_EVENTS = {
    ("回款日",): ("回款", "货款到账", "货款回笼", "收到货款"),
    ("出栏日", "日期"): ("出栏",),
    ("日期",): (
        "收购", "交货", "交售", "交付", "送货", "供货", "过秤", "过磅", "成交", "销售", "售出", "卖出",
        "验收", "完工", "务工", "用工", "收工", "办成", "办结",
    ),
}  # fmt: skip


@frozen
class Rule:
    """By which day what happened on a day is to be paid.

    ``columns`` may hold that day, the first that is filled; none are named where it is the day by which a
    row belongs to the season. ``ends`` closes the month or quarter (1, 3) of the day first; then ``months``
    go by to the ``monthday`` (0: the last), or ``days``.
    """

    columns: tuple[str, ...] = ()
    ends: int = 0
    months: int = 0
    monthday: int = 0
    days: int = 0

    def day_of(self, happened: datetime.date) -> datetime.date:
        """The last day to pay for what happened on a day."""
        if not self.ends:
            later = _month_later(happened, self.months, happened.day) if self.months else happened
            return later + datetime.timedelta(days=self.days)
        to_end = -happened.month % self.ends
        day = _month_later(happened, to_end + self.months, self.monthday or 31)
        return day + datetime.timedelta(days=self.days)


def due_day(said: str, first: datetime.date, last: datetime.date) -> datetime.date | None:
    """The day by which all is due that a sentence names for a season; nothing where it names none plainly."""
    text = _plain(said)
    if _AT_END.fullmatch(text):
        return last
    found = _WHOLE.fullmatch(text) or _HALVES.fullmatch(text)
    if found is None:
        return None
    named = found.groupdict()
    written = (int(named["month1"] or 12), int(named["day1"] or 0))
    day = _day(named["year1"] or named.get("year0"), written, first, last)
    return day if day is not None and (day - first) * 2 >= last - first else None


def due_rule(said: str) -> Rule | None:
    """By which day each row is due that a sentence names; nothing where it names none plainly."""
    text = _plain(said)
    monthly = _MONTHLY.fullmatch(text)
    if monthly is not None:
        day = int(monthly["day"] or 0)
        # 每月 10 日前 pays for the month before: for what happened on the 9th nobody pays on the 10th.
        later = monthly["month"] in _NEXT or (bool(day) and monthly["month"] == "每月")
        return Rule(ends=1, months=int(later), monthday=day) if day <= _LONGEST else None
    quarterly = _QUARTERLY.fullmatch(text)
    if quarterly is not None:
        return Rule(ends=3, days=int(quarterly["days"] or 0))
    after = _AFTER.fullmatch(text)
    columns = _columns(after["event"]) if after is not None else ()
    if after is None or not columns:
        return None
    much = int(after["days"] or 0)
    return Rule(columns, months=much) if after["per"] == "个月" else Rule(columns, days=much)


def impossible_days(said: str) -> Iterator[tuple[str, str]]:
    """Every day of a sentence that no calendar has, as it is written there, and why there is none.

    >>> list(impossible_days("次年 2 月 30 日前付清"))
    [('2月30日', '2月最多29天')]
    """
    text = _plain(said)
    for found in _WRITTEN.finditer(text):
        year, month, day = (int(part or 0) for part in found.groups())
        if not 1 <= month <= _MONTHS:
            yield found[0], f"没有{month}月"
            continue
        length = monthrange(year or _A_LEAP_YEAR, month)[1]
        if not 1 <= day <= length:
            yield found[0], f"{f'{year}年' if year else ''}{month}月{'只有' if year else '最多'}{length}天"
    for found in _OF_A_MONTH.finditer(text):
        if not 1 <= int(found["day"]) <= _LONGEST:
            yield found[0], f"一个月最多{_LONGEST}天"


def _columns(event: str) -> tuple[str, ...]:
    named = event.removesuffix("验收") or event
    return next((columns for columns, words in _EVENTS.items() if named in words or event in words), ())


def _plain(said: str) -> str:
    text = "".join(said.split()).translate(_FOLD).rstrip("。")
    return _SPELLED.sub(lambda found: str(_number(found[0])), text)


def _number(spelled: str) -> int:
    """A number of days or months up to ninety-nine, as it is written out: 十五, 三十."""
    tens, ten, ones = spelled.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(ones[-1]) if ones else 0)


def _month_later(day: datetime.date, months: int, monthday: int) -> datetime.date:
    """A day of the month so many months later; the last one where that month is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return datetime.date(year, month, min(monthday, monthrange(year, month)[1]))


def _day(
    year: str | None, written: tuple[int, int], first: datetime.date, last: datetime.date
) -> datetime.date | None:
    """The one such day of the season, or of the year after it; none where there are several or it is none."""
    month, monthday = written
    years = [last.year + 1] if year in _FOLLOWING else range(first.year, last.year + 1)
    found: list[datetime.date] = []
    for one in years:
        try:
            date = datetime.date(one, month, monthday or monthrange(one, month)[1])
        except ValueError:
            continue
        if year in _FOLLOWING or first <= date <= last:
            found.append(date)
    return found[0] if len(found) == 1 else None

"""Days: anniversaries, months, relative days, spans by a named convention; counted here a second time."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction

from .faults import WrongError
from .node import Amount, Call, Operation, Value
from .reading import day, half_width
from .units import DAY, PLAIN, YEAR

_FEBRUARY, _LEAP_DAY, _MONTHS, _LONGEST_MONTH, _MOST_YEARS = 2, 29, 12, 31, 9999
_MOST_DAYS = 100_000
_RELATIVE = re.compile(
    r"(上年|去年|当年|本年|今年|每年|次年|下年|明年|)(?:度)?(?:的)?([0-9]{1,2})月([0-9]{1,2})日"
)
_YEARLESS = re.compile(r"(?:上期末年)?([0-9]{1,2})月([0-9]{1,2})日")
_SHIFT = {"上年": -1, "去年": -1, "次年": 1, "下年": 1, "明年": 1}


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year: int, month: int) -> int:
    if month == _FEBRUARY:
        return 29 if _leap(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _year_length(year: int) -> int:
    return 366 if _leap(year) else 365


def _anniversary(start: datetime.date, years: int) -> datetime.date:
    year = start.year + years
    if (start.month, start.day) == (_FEBRUARY, _LEAP_DAY) and not _leap(year):
        return day(year, 2, 28)
    return day(year, start.month, start.day)


def _full_years(start: datetime.date, until: datetime.date) -> int:
    years = until.year - start.year
    return years if _anniversary(start, years) <= until else years - 1


def _latest(call: Call) -> Value:
    return max(call.days())


def _earliest(call: Call) -> Value:
    return min(call.days())


def _day_before(call: Call) -> Value:
    return _shifted(call.day(0), -1)


def _shifted(start: datetime.date, days: int) -> datetime.date:
    try:
        return start + datetime.timedelta(days=days)
    except OverflowError:
        raise WrongError("日期超出了日历。") from None


def _anniversary_call(call: Call) -> Value:
    return _anniversary(call.day(0), call.whole("years"))


def _months_later(call: Call) -> Value:
    start = call.day(0)
    year, month = divmod(start.year * _MONTHS + start.month - 1 + call.whole("months"), _MONTHS)
    return day(year, month + 1, min(start.day, _month_length(year, month + 1)))


def _relative_day(call: Call) -> Value:
    anchor, text = call.day(0), call.word(1)
    match = _RELATIVE.fullmatch(half_width(text).replace(" ", ""))
    if not match:
        raise WrongError("读不懂的相对日期。", text)
    month, of_month = int(match[2]), int(match[3])
    return _anniversary(day(2000, month, of_month), anchor.year + _SHIFT.get(match[1], 0) - 2000)


def _leap_days_until(last: datetime.date) -> int:
    before = last.year - 1
    this_year = _leap(last.year) and (last.month, last.day) >= (_FEBRUARY, _LEAP_DAY)
    return before // 4 - before // 100 + before // 400 + this_year


def _actual_actual(first: datetime.date, last: datetime.date) -> Fraction:
    before = Fraction((first - datetime.date(first.year, 1, 1)).days, _year_length(first.year))
    through = Fraction((last - datetime.date(last.year, 1, 1)).days + 1, _year_length(last.year))
    return last.year - first.year + through - before


def _thirty_360(first: datetime.date, last: datetime.date) -> Fraction:
    end = _shifted(last, 1)
    months = (end.year - first.year) * _MONTHS + end.month - first.month
    return Fraction(months * 30 + min(end.day, 30) - min(first.day, 30), 360)


def _whole_months(first: datetime.date, last: datetime.date, cutoff: int) -> int:
    def cut(month_of: datetime.date) -> int:
        return min(cutoff, _month_length(month_of.year, month_of.month))

    months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    return months - (cut(first) < first.day) - (cut(last) > last.day)


def _span(call: Call) -> Value:
    first, last, rule = call.day(0), call.day(1), call.text("rule")
    cutoff = call.whole("cutoff") if "cutoff" in call.params else _LONGEST_MONTH
    if not 1 <= cutoff <= _LONGEST_MONTH or ("cutoff" in call.params and rule != "整月"):
        raise WrongError("截止日应在 1 至 31 之间，且只用于整月。", str(cutoff))
    days = (last - first).days + 1
    match rule:
        case "天":
            value = Fraction(days)
        case "实际/365":
            value = Fraction(days, 365)
        case "实际/365不计闰日":
            leap_days = _leap_days_until(last) - _leap_days_until(first)
            first_is_one = (first.month, first.day) == (_FEBRUARY, _LEAP_DAY)
            value = Fraction(days - leap_days - first_is_one, 365)
        case "实际/实际":
            value = _actual_actual(first, last)
        case "30/360":
            value = _thirty_360(first, last)
        case "整月":
            value = Fraction(_whole_months(first, last, cutoff), _MONTHS)
        case _:
            raise WrongError("不认识的计期方法。", rule)
    return Amount(value if days > 0 else Fraction(0), DAY if rule == "天" else YEAR)


def _contract_year(call: Call) -> Value:
    start, on = call.days()
    if on < start:
        raise WrongError("这一天在合同开始之前。", str(on), str(start))
    return Amount(Fraction(_full_years(start, on) + 1), PLAIN)


def _whole_periods(call: Call) -> Value:
    anchor, on = call.days()
    years = call.whole("years")
    if not 1 <= years <= _MOST_YEARS:
        raise WrongError("周期的年数应大于零。", str(years))
    return Amount(Fraction(max(_full_years(anchor, on), 0) // years), PLAIN)


def _month_start(call: Call) -> Value:
    start = call.day(0)
    year, month = divmod(start.year * _MONTHS + start.month - 1 + call.whole("months"), _MONTHS)
    return day(year, month + 1, 1)


def _day_after(call: Call) -> Value:
    return _shifted(call.day(0), 1)


def _days_later(call: Call) -> Value:
    count = call.amount(1)
    if count.unit != DAY or count.value.denominator != 1 or abs(count.value) > _MOST_DAYS:
        raise WrongError("往后推的应是不太大的整天数。", str(count.value))
    return _shifted(call.day(0), count.value.numerator)


def _periods(call: Call) -> Value:
    """Walk the borders from the anchor; a period counts when its last day lies inside."""
    anchor, first, last = call.days()
    length = call.whole("months")
    if not 1 <= length <= _MOST_YEARS:
        raise WrongError("一期的月数应大于零。", str(length))
    origin = anchor.year * _MONTHS + anchor.month - 1
    number = (first.year * _MONTHS + first.month - 1 - origin) // length - 1
    count, ended = 0, first
    while ended <= last:
        year, month = divmod(origin + (number + 1) * length, _MONTHS)
        border = day(year, month + 1, min(anchor.day, _month_length(year, month + 1)))
        ended = _shifted(border, -1)
        count += first <= ended <= last
        number += 1
    return Amount(Fraction(count * length, _MONTHS), YEAR)


def _period_start(call: Call) -> Value:
    anchor, on = call.days()
    years = call.whole("years")
    if not 1 <= years <= _MOST_YEARS:
        raise WrongError("周期的年数应大于零。", str(years))
    if on < anchor:
        raise WrongError("这一天在起算日之前。", str(on), str(anchor))
    return _anniversary(anchor, _full_years(anchor, on) // years * years)


def _last_before(call: Call) -> Value:
    limit, text = call.day(0), half_width(call.word(1)).replace(" ", "")
    match = _YEARLESS.fullmatch(text)
    if not match:
        raise WrongError("读不懂的月日。", text)
    named = day(2000, int(match[1]), int(match[2]))
    this_year = _anniversary(named, limit.year - 2000)
    return this_year if this_year < limit else _anniversary(named, limit.year - 2001)


OPERATIONS = {
    "latest": Operation("最晚一天", _latest, 2, None),
    "earliest": Operation("最早一天", _earliest, 2, None),
    "day_before": Operation("前一天", _day_before, 1, 1),
    "anniversary": Operation("周年日", _anniversary_call, 1, 1, frozenset({"years"})),
    "add_months": Operation("若干月后", _months_later, 1, 1, frozenset({"months"})),
    "month_start": Operation("月初", _month_start, 1, 1, frozenset({"months"})),
    "day_after": Operation("次日", _day_after, 1, 1),
    "days_later": Operation("若干天后", _days_later, 2, 2),
    "periods": Operation("整期数", _periods, 3, 3, frozenset({"months"})),
    "relative_day": Operation("相对日", _relative_day, 2, 2),
    "span": Operation("期间", _span, 2, 2, frozenset({"rule"}), frozenset({"cutoff"})),
    "period_start": Operation("本期首日", _period_start, 2, 2, frozenset({"years"})),
    "last_before": Operation("之前最近的月日", _last_before, 2, 2),
    "contract_year": Operation("合同年", _contract_year, 2, 2),
    "whole_periods": Operation("满几个周期", _whole_periods, 2, 2, frozenset({"years"})),
}

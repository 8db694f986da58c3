"""Time words (计期的话): how long a clause counts, as people say it."""

from __future__ import annotations

from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Day, Figure
from linkage.ground.season import chinese_date
from linkage.words.anatomy import calendar_years
from linkage.words.explain import PERIODS
from linkage.words.wording import decimal

_YEAR_DAYS, _LEAP_DAYS, _YEAR_MONTHS = 365, 366, 12


def span_sentence(node: Figure) -> str:
    """Tell a span or periods: ``2025年7月1日到12月31日算 184 天（全年 365 天）``, ``算满一年（12 个月）``.

    A part of a year says from which day to which, or nobody could count it again.
    """
    if node.op == "periods":
        return _periods(node)
    told, rule = _span(node), SpanRule(str(node.params["rule"]))
    whole = rule is SpanRule.DAYS or not node.value or told.startswith("算满一年")
    return told if whole else f"{_days(node)}{told}"


def _days(node: Figure) -> str:
    """From which day to which, the year said once where it is one."""
    first, last = (arg.date for arg in node.args if isinstance(arg, Day))
    until = chinese_date(last)
    if first == last:
        return until
    return f"{chinese_date(first)}到{until.partition('年')[2] if first.year == last.year else until}"


def _span(node: Figure) -> str:
    rule = SpanRule(str(node.params["rule"]))
    if rule is SpanRule.DAYS:
        return f"算 {decimal(node.value)} 天"
    if rule is SpanRule.WHOLE_MONTHS:
        months = node.value * 12
        return (
            "算满一年（12 个月）" if months == _YEAR_MONTHS else f"算 {decimal(months)} 个月（全年 12 个月）"
        )
    if rule is SpanRule.ACTUAL_ACTUAL:
        years = [f"{days} 天（全年 {length} 天）" for days, length in calendar_years(node)]
        return f"算 {'加 '.join(years)}"
    year = 360 if rule is SpanRule.THIRTY_360 else 365
    days = node.value * year
    if days == year:
        return f"算满一年（{year} 天）"
    if rule is SpanRule.ACTUAL_365 and calendar_years(node) == [(_LEAP_DAYS, _LEAP_DAYS)]:
        return f"算满一年（闰年 {_LEAP_DAYS} 天，按全年 {year} 天算）"
    return f"算 {decimal(days)} 天（全年{'按' if days > year or year != _YEAR_DAYS else ''} {year} 天）"


def _periods(node: Figure) -> str:
    months = int(str(node.params["months"]))
    count = node.value * _YEAR_MONTHS / months
    return f"算 {decimal(count)} {PERIODS[months]}（全年 {_YEAR_MONTHS // months} {PERIODS[months]}）"

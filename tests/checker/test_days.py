"""The checker's own calendar against dateutil, and its spans against counting day by day."""

from __future__ import annotations

import datetime
from calendar import isleap, monthrange
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from checker.samples import Node, clause, day, node
from linkage.checker import Amount, Context, evaluate
from linkage.checker.days import OPERATIONS
from linkage.checker.node import Call, Value

DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
ONE = datetime.timedelta(days=1)


def worked(op: str, *args: Value, **params: object) -> Value:
    return OPERATIONS[op].work(Call(args, params, {}, "", "", op, Context()))


def value(op: str, *args: Value, **params: object) -> Fraction:
    amount = worked(op, *args, **params)
    assert isinstance(amount, Amount)
    return amount.value


def every_day(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [first + n * ONE for n in range((last - first).days + 1)]


@given(DATES, st.integers(-400, 400))
def test_months_and_years_as_dateutil_has_them(start: datetime.date, count: int) -> None:
    assert worked("add_months", start, months=count) == start + relativedelta(months=count)
    assert worked("anniversary", start, years=count // 12) == start + relativedelta(years=count // 12)
    assert worked("day_before", start) == start - ONE


def test_the_last_day_of_every_month() -> None:
    for year in (1900, 2000, 2023, 2024):
        for month in range(12):
            start = datetime.date(year, 1, 31)
            assert worked("add_months", start, months=month) == start + relativedelta(months=month)
            begin = datetime.date(year, month + 1, 1)
            assert value("span", begin, begin + relativedelta(day=31), rule="整月") == Fraction(1, 12)
            assert value("span", begin, begin + relativedelta(day=31) - ONE, rule="整月") == 0


@given(DATES, DATES)
def test_contract_years_as_dateutil_counts_them(start: datetime.date, on: datetime.date) -> None:
    start, on = min(start, on), max(start, on)
    years = max(n for n in range(80) if start + relativedelta(years=n) <= on)
    assert value("contract_year", start, on) == years + 1
    for length in (1, 3, 5):
        assert value("whole_periods", start, on, years=length) == years // length


@given(DATES, st.integers(-10, 900), st.integers(1, 31))
def test_spans_as_counted_day_by_day(first: datetime.date, length: int, cutoff: int) -> None:
    last = first + length * ONE
    days = every_day(first, last)
    assert value("span", first, last, rule="天") == len(days)
    assert value("span", first, last, rule="实际/365") == Fraction(len(days), 365)
    without = [d for d in days if (d.month, d.day) != (2, 29)]
    assert value("span", first, last, rule="实际/365不计闰日") == Fraction(len(without), 365)
    by_year = sum((Fraction(1, 366 if isleap(d.year) else 365) for d in days), Fraction(0))
    assert value("span", first, last, rule="实际/实际") == by_year
    cuts = [d for d in days if d.day == min(cutoff, monthrange(d.year, d.month)[1])]
    assert value("span", first, last, rule="整月", cutoff=cutoff) == Fraction(len(cuts), 12)
    ends = [d for d in days if (d + ONE).day == 1]
    assert value("span", first, last, rule="整月") == Fraction(len(ends), 12)


@given(DATES, st.integers(0, 900))
def test_thirty_days_a_month(first: datetime.date, length: int) -> None:
    end = first + (length + 1) * ONE
    count = (
        360 * (end.year - first.year) + 30 * (end.month - first.month) + min(end.day, 30) - min(first.day, 30)
    )
    assert value("span", first, end - ONE, rule="30/360") == Fraction(count, 360)


@given(DATES, st.integers(0, 500), st.integers(0, 500))
def test_a_span_cut_in_two_is_its_two_parts(first: datetime.date, one: int, two: int) -> None:
    middle, last = first + one * ONE, first + (one + two) * ONE
    for rule in ("天", "实际/365", "实际/365不计闰日", "实际/实际", "整月"):
        parts = value("span", first, middle, rule=rule) + value("span", middle + ONE, last, rule=rule)
        assert parts == value("span", first, last, rule=rule)


def relative(anchor: str, text: str, found: str) -> list[str]:
    context = Context()
    trace: Node = node("relative_day", found, None, day(anchor), clause(text, "", text, None, 5))
    evaluate(trace, context)
    return [one.found for one in context.found]


def test_relative_days() -> None:
    assert relative("2025-06-30", "上年12月1日", "2024-12-01") == []
    assert relative("2025-06-30", "去年 12 月 1 日", "2024-12-01") == []
    assert relative("2025-06-30", "当年６月１日", "2025-06-01") == []
    assert relative("2025-06-30", "12月1日", "2025-12-01") == []
    for word in ("次年", "下年", "明年"):
        assert relative("2025-06-30", f"{word}1月31日", "2026-01-31") == []
    for word in ("本年", "今年", "每年"):
        assert relative("2025-06-30", f"{word}1月31日", "2025-01-31") == []
    assert relative("2025-06-30", "上年度的2月29日", "2024-02-29") == []
    assert relative("2025-06-30", "当年2月29日", "2025-02-28") == []
    assert relative("2025-06-30", "上年12月1日", "2025-12-01") == ["2024-12-01"]

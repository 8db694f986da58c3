from __future__ import annotations

import datetime
import itertools
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.day_count import SpanRule, months_held, periods_ended, time_between

day = datetime.date.fromisoformat
dates = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2100, 12, 31))
# Days about the ends of months, where month counting goes wrong.
edges = st.builds(
    lambda year, month, off: datetime.date(year, month, 1) + datetime.timedelta(days=off),
    st.integers(1996, 2030),
    st.integers(1, 12),
    st.integers(-3, 3),
)
any_day = dates | edges
cutoffs = st.integers(1, 31)


@pytest.mark.parametrize(
    ("first", "last", "cutoff", "months"),
    [
        ("2025-01-01", "2025-12-31", 31, 12),
        ("2025-01-01", "2025-12-31", 1, 12),
        ("2025-01-01", "2025-12-31", 15, 12),
        ("2025-03-16", "2025-12-31", 15, 9),
        ("2025-03-15", "2025-12-31", 15, 10),
        ("2025-01-01", "2025-06-14", 15, 5),
        ("2025-01-01", "2025-06-15", 15, 6),
        ("2025-02-01", "2025-02-27", 31, 0),
        ("2025-02-01", "2025-02-28", 31, 1),
        ("2024-02-01", "2024-02-28", 30, 0),
        ("2025-02-28", "2025-02-28", 29, 1),
        ("2025-01-10", "2025-01-20", 25, 0),
        ("2025-12-31", "2025-01-01", 15, 0),
    ],
)
def test_months_held(first: str, last: str, cutoff: int, months: int) -> None:
    assert months_held(day(first), day(last), cutoff) == months


@given(edges, st.integers(0, 800), cutoffs)
def test_months_held_agree_with_walking_the_months(first: datetime.date, length: int, cutoff: int) -> None:
    last = first + datetime.timedelta(days=length)
    months = (first.replace(day=1) + relativedelta(months=n) for n in range(length // 28 + 2))
    assert months_held(first, last, cutoff) == sum(
        first <= month + relativedelta(day=cutoff) <= last for month in months
    )


@pytest.mark.parametrize("cutoff", [0, 32, -1])
def test_a_cut_off_day_is_a_day_of_a_month(cutoff: int) -> None:
    with pytest.raises(ValueError, match="1 to 31"):
        months_held(day("2025-01-01"), day("2025-12-31"), cutoff)


@pytest.mark.parametrize(
    ("first", "last", "rule", "time"),
    [
        ("2025-01-01", "2025-12-31", SpanRule.DAYS, "365"),
        ("2025-03-01", "2025-03-01", SpanRule.DAYS, "1"),
        ("2025-01-01", "2025-12-31", SpanRule.ACTUAL_365, "1"),
        ("2024-01-01", "2024-12-31", SpanRule.ACTUAL_365, "366/365"),
        ("2024-01-01", "2024-12-31", SpanRule.ACTUAL_365_NO_LEAP, "1"),
        ("2024-02-29", "2024-02-29", SpanRule.ACTUAL_365_NO_LEAP, "0"),
        ("2024-03-01", "2024-12-31", SpanRule.ACTUAL_365_NO_LEAP, "306/365"),
        ("2023-03-01", "2025-02-28", SpanRule.ACTUAL_365_NO_LEAP, "2"),
        ("2024-01-01", "2024-12-31", SpanRule.ACTUAL_ACTUAL, "1"),
        ("2024-12-31", "2025-01-01", SpanRule.ACTUAL_ACTUAL, "731/133590"),
        ("2023-07-01", "2025-06-30", SpanRule.ACTUAL_ACTUAL, "2"),
        ("2025-01-01", "2025-12-31", SpanRule.THIRTY_360, "1"),
        ("2025-01-01", "2025-01-31", SpanRule.THIRTY_360, "1/12"),
        ("2025-02-01", "2025-02-28", SpanRule.THIRTY_360, "1/12"),
        ("2025-01-31", "2025-01-31", SpanRule.THIRTY_360, "1/360"),
        ("2025-01-30", "2025-01-30", SpanRule.THIRTY_360, "0"),
        ("2025-01-16", "2025-12-31", SpanRule.THIRTY_360, "345/360"),
        ("2025-07-01", "2025-12-31", SpanRule.WHOLE_MONTHS, "1/2"),
    ],
)
def test_time_between(first: str, last: str, rule: SpanRule, time: str) -> None:
    assert time_between(day(first), day(last), rule) == Fraction(time)


@pytest.mark.parametrize("rule", SpanRule)
def test_no_time_passes_backwards(rule: SpanRule) -> None:
    assert time_between(day("2025-01-02"), day("2025-01-01"), rule) == 0


@given(st.lists(any_day, min_size=3, max_size=3, unique=True), st.sampled_from(SpanRule), cutoffs)
def test_splitting_a_period_changes_nothing(three: list[datetime.date], rule: SpanRule, cutoff: int) -> None:
    first, middle, last = sorted(three)
    parts = time_between(first, middle, rule, cutoff) + time_between(
        middle + datetime.timedelta(days=1), last, rule, cutoff
    )
    assert parts == time_between(first, last, rule, cutoff)


@given(any_day, any_day, st.sampled_from(SpanRule), cutoffs)
def test_time_is_never_negative(
    first: datetime.date, last: datetime.date, rule: SpanRule, cutoff: int
) -> None:
    assert time_between(first, last, rule, cutoff) >= 0


def test_a_full_calendar_year_is_one_year_by_every_rule_but_one() -> None:
    for year, rule in itertools.product((2023, 2024, 2025), SpanRule):
        time = time_between(datetime.date(year, 1, 1), datetime.date(year, 12, 31), rule)
        days = 366 if year == 2024 else 365
        expected = {SpanRule.DAYS: Fraction(days), SpanRule.ACTUAL_365: Fraction(days, 365)}
        assert time == expected.get(rule, Fraction(1))


@pytest.mark.parametrize(
    ("anchor", "first", "last", "months", "count"),
    [
        ("2025-01-01", "2025-01-01", "2025-12-31", 6, 2),
        ("2025-01-01", "2025-01-01", "2025-06-29", 6, 0),
        ("2025-01-01", "2025-06-30", "2025-06-30", 6, 1),
        ("2025-01-01", "2025-07-01", "2025-12-31", 6, 1),
        ("2025-01-01", "2025-03-16", "2025-12-31", 3, 4),
        ("2025-03-01", "2025-01-01", "2025-12-31", 12, 1),
        ("2025-01-31", "2025-02-27", "2025-03-30", 1, 2),
        ("2025-01-31", "2025-02-28", "2025-03-29", 1, 0),
        ("2024-02-29", "2025-02-27", "2025-02-27", 12, 1),
        ("2025-01-01", "2025-12-31", "2025-01-01", 3, 0),
    ],
)
def test_a_period_counts_when_its_last_day_is_held(
    anchor: str, first: str, last: str, months: int, count: int
) -> None:
    assert periods_ended(day(anchor), day(first), day(last), months) == count


@given(any_day, edges, st.integers(0, 900), st.sampled_from([1, 3, 6, 12]))
def test_periods_agree_with_walking_the_borders(
    anchor: datetime.date, first: datetime.date, length: int, months: int
) -> None:
    last = first + datetime.timedelta(days=length)
    start = ((first.year - anchor.year) * 12 - 24) // months
    borders = (anchor + relativedelta(months=n * months) for n in range(start, start + 100))
    ends = [border - datetime.timedelta(days=1) for border in borders]
    assert periods_ended(anchor, first, last, months) == sum(first <= end <= last for end in ends)


@given(any_day, st.lists(edges, min_size=3, max_size=3, unique=True), st.sampled_from([1, 3, 6, 12]))
def test_whole_periods_are_additive(anchor: datetime.date, three: list[datetime.date], months: int) -> None:
    first, change, last = sorted(three)
    parts = periods_ended(anchor, first, change - datetime.timedelta(days=1), months)
    parts += periods_ended(anchor, change, last, months)
    assert parts == periods_ended(anchor, first, last, months)


def test_a_period_has_a_length() -> None:
    with pytest.raises(ValueError, match="one month"):
        periods_ended(day("2025-01-01"), day("2025-01-01"), day("2025-12-31"), 0)

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.day_count import SpanRule, time_between
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import DayError
from linkage.ground.spans import (
    add_months,
    anniversary,
    contract_year,
    relative_day,
    span,
    whole_periods,
)
from linkage.ground.units import DAY, PLAIN, YEAR

dates = st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2060, 12, 31))
SPAN_RULES = tuple(rule.value for rule in SpanRule)
# 整月 counts by cut-off days, not by days, and is tried apart.
BY_DAYS = [rule for rule in SPAN_RULES if rule != "整月"]


def leaf(text: str) -> Day:
    where = Where("合作.yaml", line=7, column=5)
    return Day.clause(datetime.date.fromisoformat(text), "起", Origin(where, text))


def on(date: datetime.date) -> Day:
    return leaf(date.isoformat())


def word(text: str) -> Word:
    return Word.clause(text, "取价日", Origin(Where("合作.yaml", line=9, column=5), text))


def whole(figure: Figure) -> int:
    assert figure.unit == PLAIN
    assert figure.value.denominator == 1
    return figure.value.numerator


# Spans


def test_the_rules_are_those_of_the_calendar() -> None:
    assert SPAN_RULES == ("天", "实际/365", "实际/365不计闰日", "实际/实际", "30/360", "整月")


@pytest.mark.parametrize("rule", BY_DAYS)
@given(first=dates, last=dates)
def test_a_span_keeps_its_days_and_its_rule(rule: str, first: datetime.date, last: datetime.date) -> None:
    start, end = on(first), on(last)
    figure = span(start, end, rule)
    assert figure.value == time_between(first, last, SpanRule(rule))
    assert figure.unit == (DAY if rule == "天" else YEAR)
    assert figure.args == (start, end)
    assert (figure.op, figure.params) == ("span", {"rule": rule})


@pytest.mark.parametrize("rule", BY_DAYS)
@given(three=st.lists(dates, min_size=3, max_size=3, unique=True))
def test_a_change_inside_the_season_loses_no_time(rule: str, three: list[datetime.date]) -> None:
    first, change, last = (on(date) for date in sorted(three))
    parts = span(first, change.day_before(), rule) + span(change, last, rule)
    assert parts.value == span(first, last, rule).value


@given(st.lists(dates, min_size=3, max_size=3, unique=True), st.integers(1, 31))
def test_a_month_belongs_to_whoever_holds_on_its_cut_off_day(three: list[datetime.date], cutoff: int) -> None:
    first, change, last = (on(date) for date in sorted(three))
    parts = span(first, change.day_before(), "整月", cutoff) + span(change, last, "整月", cutoff)
    assert parts.value == span(first, last, "整月", cutoff).value


@pytest.mark.parametrize(("cutoff", "written", "months"), [(None, 31, 9), (15, 15, 10), (31, 31, 9)])
def test_whole_months_always_write_their_cut_off_day(cutoff: int | None, written: int, months: int) -> None:
    figure = span(leaf("2025-03-15"), leaf("2025-12-30"), "整月", cutoff)
    assert figure.value == Fraction(months, 12)
    assert figure.params == {"rule": "整月", "cutoff": written}


def test_nothing_is_in_force_when_the_end_comes_first() -> None:
    for rule in SPAN_RULES:
        assert span(leaf("2025-07-01"), leaf("2025-06-30"), rule).value == 0


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="实际/364"):
        span(leaf("2025-01-01"), leaf("2025-12-31"), "实际/364")


@pytest.mark.parametrize("cutoff", [0, 15])
def test_only_whole_months_have_a_cut_off_day(cutoff: int) -> None:
    with pytest.raises(ValueError, match="no cut-off day"):
        span(leaf("2025-01-01"), leaf("2025-12-31"), "天", cutoff)


@pytest.mark.parametrize("cutoff", [0, 32])
def test_a_cut_off_day_is_a_day_of_a_month(cutoff: int) -> None:
    with pytest.raises(ValueError, match="1 to 31"):
        span(leaf("2025-01-01"), leaf("2025-12-31"), "整月", cutoff)


def test_the_trace_of_a_span() -> None:
    figure = span(leaf("2025-03-01"), leaf("2025-12-31"), "整月", 15).named("计期")
    assert figure.trace() == {
        "op": "span",
        "value": "5/6",
        "unit": "年",
        "name": "计期",
        "params": {"rule": "整月", "cutoff": 15},
        "args": [
            {
                "op": "clause",
                "value": text,
                "name": "起",
                "origin": {"file": "合作.yaml", "line": 7, "column": 5, "text": text},
            }
            for text in ("2025-03-01", "2025-12-31")
        ],
    }


# Days


def test_days_found_from_days() -> None:
    start = leaf("2024-02-29")
    later = anniversary(start, 1)
    assert (later.date.isoformat(), later.op, later.params, later.args) == (
        "2025-02-28",
        "anniversary",
        {"years": 1},
        (start,),
    )
    assert anniversary(start, -4).date.isoformat() == "2020-02-29"
    month_end = leaf("2025-01-31")
    due = add_months(month_end, 1)
    assert (due.date.isoformat(), due.op, due.params, due.args) == (
        "2025-02-28",
        "add_months",
        {"months": 1},
        (month_end,),
    )


@given(dates, st.integers(0, 60))
def test_a_schedule_from_its_anchor_never_drifts(date: datetime.date, months: int) -> None:
    due = add_months(on(date), months).date
    assert due.day == date.day or (due + datetime.timedelta(days=1)).day == 1


def test_relative_days_see_the_year_of_their_anchor() -> None:
    anchor, text = leaf("2025-03-01"), word("上年12月1日")
    found = relative_day(anchor, text)
    assert (found.date.isoformat(), found.op, found.args) == ("2024-12-01", "relative_day", (anchor, text))
    with pytest.raises(DayError, match="年底"):
        relative_day(anchor, word("年底"))


# Counting


@pytest.mark.parametrize(
    ("start", "day", "year"),
    [
        ("2020-01-01", "2020-01-01", 1),
        ("2020-01-01", "2020-12-31", 1),
        ("2020-01-01", "2021-01-01", 2),
        ("2020-07-01", "2025-06-30", 5),
        ("2020-07-01", "2025-07-01", 6),
        ("2024-02-29", "2025-02-27", 1),
        ("2024-02-29", "2025-02-28", 2),
    ],
)
def test_contract_years_begin_on_the_anniversary(start: str, day: str, year: int) -> None:
    first, on_day = leaf(start), leaf(day)
    figure = contract_year(first, on_day)
    assert whole(figure) == year
    assert (figure.op, figure.args) == ("contract_year", (first, on_day))


def test_before_the_start_there_is_no_contract_year() -> None:
    with pytest.raises(ValueError, match="2024年12月31日早于合同起日2025年1月1日"):
        contract_year(leaf("2025-01-01"), leaf("2024-12-31"))


@pytest.mark.parametrize(
    ("anchor", "day", "years", "done"),
    [
        ("2020-01-01", "2024-12-31", 5, 0),
        ("2020-01-01", "2025-01-01", 5, 1),
        ("2020-01-01", "2029-12-31", 5, 1),
        ("2020-01-01", "2030-01-01", 5, 2),
        ("2020-01-01", "2019-12-31", 5, 0),
        ("2024-02-29", "2025-02-28", 1, 1),
    ],
)
def test_periods_are_counted_when_they_are_over(anchor: str, day: str, years: int, done: int) -> None:
    first, on_day = leaf(anchor), leaf(day)
    figure = whole_periods(first, on_day, years)
    assert whole(figure) == done
    assert (figure.op, figure.params, figure.args) == ("whole_periods", {"years": years}, (first, on_day))


@given(dates, dates, st.integers(1, 9))
def test_a_period_is_over_on_its_anniversary(anchor: datetime.date, day: datetime.date, years: int) -> None:
    done = whole(whole_periods(on(anchor), on(day), years))
    assert day < anniversary(on(anchor), (done + 1) * years).date
    assert done == 0 or anniversary(on(anchor), done * years).date <= day


def test_a_period_has_some_length() -> None:
    with pytest.raises(ValueError, match="at least one year"):
        whole_periods(leaf("2020-01-01"), leaf("2025-01-01"), 0)

"""Due days in words: what is said plainly is read, everything else is left alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.due_words import due_day, due_rule, impossible_days

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)


def read(said: str, first: datetime.date = FIRST, last: datetime.date = LAST) -> str:
    day = due_day(said, first, last)
    return day.isoformat() if day is not None else ""


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("每年 2 月 30 日前", "2月30日"),
        ("次年二月三十日前付清", "2月30日"),
        ("每年 2 月 29 日前", ""),
        ("2024 年 2 月 29 日前", ""),
        ("2025 年 2 月 29 日前", "2025年2月29日"),
        ("当年 ６ 月 ３１ 日前", "6月31日"),
        ("每年 13 月 1 日前", "13月1日"),
        ("每年 0 月 1 日前付一半，12 月 0 日前付清", "0月1日 12月0日"),
        ("次月 32 日前", "次月32日"),
        ("每月 31 日前", ""),
        ("收购后 90 日内", ""),
        ("用工满 3 个月 45 日内", ""),
        ("每年 12 月 31 日前", ""),
        ("秋播前付清", ""),
    ],
)
def test_days_that_no_calendar_has(said: str, days: str) -> None:
    assert " ".join(day for day, _ in impossible_days(said)) == days


@given(
    st.dates(),
    st.sampled_from(["每年 {0.month} 月 {0.day} 日前", "{0.year} 年 {0.month} 月 {0.day} 日前付清"]),
)
def test_a_day_of_the_calendar_is_never_refused(day: datetime.date, said: str) -> None:
    assert list(impossible_days(said.format(day))) == []


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("每年 12 月 31 日前", "2025-12-31"),
        ("每年12月31日前付清。", "2025-12-31"),
        ("11 月 30 日以前支付", "2025-11-30"),
        ("当年 9 月 30 日前一次付清", "2025-09-30"),
        ("次年 2 月 15 日前", "2026-02-15"),
        ("每年 7 月 2 日前", "2025-07-02"),
        ("最迟每年 12 月 31 日前", "2025-12-31"),
        ("次年二月底前付清", "2026-02-28"),
        ("十一月三十日前付给本人", "2025-11-30"),
        ("年底前", "2025-12-31"),
        ("每年年底前", "2025-12-31"),
        ("次年年底前", "2026-12-31"),
        ("每期期末", "2025-12-31"),
        ("期末付清", "2025-12-31"),
    ],
)
def test_one_day(said: str, day: str) -> None:
    assert read(said) == day


def test_of_two_halves_the_last_day_counts() -> None:
    assert read("每年 1 月 31 日前付一半，12 月 31 日前付清") == "2025-12-31"
    assert read("每年 11 月 30 日前付一半，次年 1 月 31 日前付清") == "2026-01-31"
    assert read("次年 1 月 31 日前付一半，6 月 30 日前付清") == "2026-06-30"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "期满付清",
        "公示后 30 天内",
        "交货后 5 个工作日内",
        "过秤时付七成，次年 1 月 31 日前付清",
        "次月 32 日前",
        "底前",
        "13 月 1 日前",
        "上年秋播前付清",
        "每年 2 月 30 日前",
        "每年 12 月 31 日后",
        "每年 12 月 31 日前付三成",
        "每年 12 月 31 日前付一半",
        "每年 1 月 31 日前",
        "每年 7 月 1 日前",
        "每年 1 月 31 日前付一半，3 月 31 日前付清",
    ],
)
def test_what_names_no_plain_day_gives_none(said: str) -> None:
    assert read(said) == ""
    assert due_rule(said) is None


def test_the_day_is_one_of_the_season() -> None:
    """A season over the turn of the year has the day once; one of two years has it twice and so not plainly."""
    first, last = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
    assert read("每年 6 月 30 日前", first, last) == "2025-06-30"
    assert read("每年 10 月 30 日前", first, datetime.date(2025, 12, 31)) == ""
    assert read("每年 12 月 31 日前", datetime.date(2025, 1, 1), datetime.date(2025, 6, 30)) == ""
    assert read("每年 2 月底前", datetime.date(2023, 7, 1), datetime.date(2024, 6, 30)) == "2024-02-29"


@pytest.mark.parametrize(
    ("said", "happened", "day"),
    [
        ("次月 10 日前付给本人", "2025-03-01", "2025-04-10"),
        ("次月 10 日前付给本人", "2025-12-31", "2026-01-10"),
        ("每月 10 日前发放", "2025-03-09", "2025-04-10"),
        ("次月底前", "2025-01-15", "2025-02-28"),
        ("次月 31 日前", "2025-03-15", "2025-04-30"),
        ("当月 25 日前", "2025-03-15", "2025-03-25"),
        ("每月末", "2025-02-01", "2025-02-28"),
        ("当月底前付清", "2024-02-01", "2024-02-29"),
        ("每季度末", "2025-01-01", "2025-03-31"),
        ("每季度末", "2025-12-31", "2025-12-31"),
        ("每季度结束后 10 日内", "2025-05-20", "2025-07-10"),
        ("收购后 15 日内", "2025-12-20", "2026-01-04"),
        ("交货验收后十五天内", "2025-06-01", "2025-06-16"),
        ("每批出栏后 15 天内", "2025-06-01", "2025-06-16"),
        ("验收合格后一个月内", "2025-01-31", "2025-02-28"),
        ("货款到账后 3 日内付清", "2025-01-31", "2025-02-03"),
        ("过秤时付清", "2025-06-01", "2025-06-01"),
        ("交货当日付清", "2025-06-01", "2025-06-01"),
    ],
)
def test_each_row_has_a_day_of_its_own(said: str, happened: str, day: str) -> None:
    rule = due_rule(said)
    assert rule is not None
    assert rule.day_of(datetime.date.fromisoformat(happened)).isoformat() == day
    assert read(said) == ""


def test_the_event_says_which_column_holds_its_day() -> None:
    columns = {
        said: rule.columns
        for said in ("次月 10 日前", "收购后 9 日内", "回款后 9 日内", "出栏后 9 日内")
        if (rule := due_rule(said))
    }
    assert list(columns.values()) == [(), ("日期",), ("回款日",), ("出栏日", "日期")]


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)))
def test_nothing_is_due_before_it_happened(happened: datetime.date) -> None:
    for said in ("次月 10 日前", "每月 1 日前", "每月末", "每季度末", "收购后 15 日内", "验收后一个月内"):
        rule = due_rule(said)
        assert rule is not None
        assert happened <= rule.day_of(happened) <= happened + datetime.timedelta(days=92)

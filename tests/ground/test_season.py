from __future__ import annotations

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.errors import Where
from linkage.ground.season import (
    FIRST_YEAR,
    LAST_YEAR,
    AmbiguousDayError,
    DayError,
    ImpossibleDayError,
    Season,
    chinese_date,
    full_months,
    full_years,
    month_length,
    months_later,
    parse_day,
    read_relative,
    relative_to,
    split_period,
    years_later,
)

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


def oracle_months(first: datetime.date, later: datetime.date) -> int:
    apart = relativedelta(later, first)
    return apart.years * 12 + apart.months


# Reading


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-01",
        "2025-9-1",
        "2025年9月1日",
        "2025年09月01日",
        "2025/9/1",
        "2025/09/01",
        "2025.9.1",
        "20250901",
        "２０２５年９月１日",
        "２０２５－０９－０１",
        "２０２５／９／１",
        "２０２５．９．１",
        " 2025-09-01 ",
        "　2025年9月1日\u00a0",
    ],
)
def test_spellings_that_are_read(text: str) -> None:
    assert parse_day(text) == datetime.date(2025, 9, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-9-31", "“2025-9-31”不是存在的日期。2025年9月只有30天。请核对后改正。"),
        ("2025年2月29日", "“2025年2月29日”不是存在的日期。2025年2月只有28天。请核对后改正。"),
        ("2100-02-29", "“2100-02-29”不是存在的日期。2100年2月只有28天。请核对后改正。"),
        ("20251301", "“20251301”不是存在的日期。没有13月。请核对后改正。"),
        ("2025-0-1", "“2025-0-1”不是存在的日期。没有0月。请核对后改正。"),
        ("2025-1-0", "“2025-1-0”不是存在的日期。没有0日。请核对后改正。"),
        (
            "9999-12-31",
            "“9999-12-31”不是存在的日期。年份应在1900到2199之间。请核对年份；没有止期的，这一格留空。",
        ),
        (
            "01022025",
            "“01022025”不是存在的日期。年份应在1900到2199之间。请核对年份；没有止期的，这一格留空。",
        ),
    ],
)
def test_days_that_do_not_exist(text: str, message: str) -> None:
    with pytest.raises(ImpossibleDayError) as caught:
        parse_day(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["01/12/2026", "12/01/2026", "11-12-2026", "1.2.2026"])
def test_months_at_both_places_can_be_read_two_ways(text: str) -> None:
    with pytest.raises(AmbiguousDayError):
        parse_day(text)


@pytest.mark.parametrize("text", ["03/12/2026", "3-12-2026", "3.12.2026", "０３/１２/２０２６"])
def test_days_that_can_be_read_two_ways(text: str) -> None:
    with pytest.raises(AmbiguousDayError) as caught:
        parse_day(text)
    assert str(caught.value) == (
        f"“{text}”有两种读法。可以是2026年3月12日，也可以是2026年12月3日。"
        "请把年份写在最前面，例如 2025-09-01 或 2025年9月1日。"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("25/12/2026", "“25/12/2026”的写法不认识"),
        ("03/03/2026", "“03/03/2026”的写法不认识"),
        ("13/12/2026", "“13/12/2026”的写法不认识"),
        ("12/13/2026", "“12/13/2026”的写法不认识"),
        ("0/5/2026", "“0/5/2026”的写法不认识"),
        ("25-9-1", "“25-9-1”的年份不是四位数"),
        ("25年9月1日", "“25年9月1日”的年份不是四位数"),
        ("9月1日", "“9月1日”没有写年份"),
        ("9-1", "“9-1”没有写年份"),
        ("45901", "“45901”不是日期"),
        ("2025-09", "“2025-09”不完整"),
        ("2025年9月", "“2025年9月”不完整"),
        ("2025年", "“2025年”不完整"),
        ("2025", "“2025”不完整"),
        ("", "日期是空的"),
        ("　 ", "日期是空的"),
        ("2025-09.01", "“2025-09.01”不是日期"),
        ("2025年9月1号", "“2025年9月1号”不是日期"),
        ("2025-09-01 00:00", "“2025-09-01 00:00”不是日期"),
        ("2025\n-09-01", "“2025 -09-01”不是日期"),
        ("110105194912310021", "“**************0021”不是日期"),
        ("二〇二五年九月一日", "“二〇二五年九月一日”不是日期"),
        ("٢٠٢٥-٠٩-٠١", "“٢٠٢٥-٠٩-٠١”不是日期"),
        ("正月初一", "“正月初一”不是日期"),
        ("{text}", "“{text}”不是日期"),
        ("长期", "“长期”不是日期"),
    ],
)
def test_spellings_that_are_refused(text: str, what: str) -> None:
    with pytest.raises(DayError) as caught:
        parse_day(text)
    assert type(caught.value) is DayError
    assert caught.value.what == what
    assert caught.value.remedy


def test_a_refusal_becomes_a_problem_in_its_place() -> None:
    with pytest.raises(DayError) as caught:
        parse_day("45901")
    where = Where("台账.xlsx", sheet="地块", cell="D12", heading="起")
    assert str(caught.value.problem("E306", where)) == (
        "E306 台账.xlsx〔地块〕D12 起：“45901”不是日期。它像是表格软件里没有设成日期格式的日期序号。"
        "请把这一格设为日期格式后再核对。"
    )


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2199, 12, 31)))
def test_what_papers_print_can_be_read(date: datetime.date) -> None:
    assert parse_day(chinese_date(date)) == date
    assert parse_day(date.isoformat()) == date
    assert parse_day(date.strftime("%Y%m%d")) == date


@given(st.text().filter(lambda text: not any(sign.isdecimal() for sign in text)))
def test_any_other_text_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(DayError) as caught:
        parse_day(text)
    assert caught.value.what
    assert caught.value.remedy


def test_papers_print_no_leading_zeros() -> None:
    assert chinese_date(day("2025-03-05")) == "2025年3月5日"


# Moving


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-01-31", 2, "2025-03-31"),
        ("2025-01-31", 3, "2025-04-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-06-15", 0, "2025-06-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_later(start: str, months: int, end: str) -> None:
    assert months_later(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2025-06-30", 5, "2030-06-30"),
    ],
)
def test_years_later(start: str, years: int, end: str) -> None:
    assert years_later(day(start), years) == day(end)


@given(any_day, st.integers(-600, 600))
def test_moving_agrees_with_dateutil(date: datetime.date, months: int) -> None:
    moved = months_later(date, months)
    assert moved == date + relativedelta(months=months)
    assert type(moved) is datetime.date
    assert years_later(date, months // 12) == date + relativedelta(years=months // 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上年12月1日", "2024-12-01"),
        ("当年6月1日", "2025-06-01"),
        ("本年6月1日", "2025-06-01"),
        ("6月1日", "2025-06-01"),
        ("次年1月31日", "2026-01-31"),
        (" 次年０１月３１日 ", "2026-01-31"),
        ("2月29日", "2025-02-28"),
        ("上年2月29日", "2024-02-29"),
    ],
)
def test_relative_days(text: str, found: str) -> None:
    assert relative_to(day("2025-03-01"), text) == day(found)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("上上年1月1日", "“上上年1月1日”不是可以推算的日期"),
        ("年底", "“年底”不是可以推算的日期"),
        ("上年12月", "“上年12月”不是可以推算的日期"),
        ("上年2月30日", "“上年2月30日”不是存在的日期"),
        ("13月1日", "“13月1日”不是存在的日期"),
    ],
)
def test_relative_days_that_are_refused(text: str, what: str) -> None:
    with pytest.raises(DayError) as caught:
        read_relative(text)
    assert caught.value.what == what
    assert caught.value.remedy


# Counting


@pytest.mark.parametrize(
    ("first", "later", "months"),
    [
        ("2025-01-31", "2025-02-27", 0),
        ("2025-01-31", "2025-02-28", 1),
        ("2025-01-30", "2025-02-28", 1),
        ("2025-01-15", "2025-02-14", 0),
        ("2025-01-15", "2025-02-15", 1),
        ("2025-05-31", "2025-06-30", 1),
        ("2025-05-31", "2025-06-29", 0),
        ("2024-02-29", "2025-02-28", 12),
        ("2025-01-01", "2025-01-01", 0),
    ],
)
def test_full_months(first: str, later: str, months: int) -> None:
    assert full_months(day(first), day(later)) == months


@given(any_day, any_day)
def test_full_months_agree_with_dateutil(one: datetime.date, other: datetime.date) -> None:
    first, later = sorted((one, other))
    months = full_months(first, later)
    assert months == oracle_months(first, later)
    assert full_years(first, later) == months // 12
    assert months_later(first, months) <= later < months_later(first, months + 1)


def test_month_counts_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        full_months(day("2025-01-02"), day("2025-01-01"))


@pytest.mark.parametrize(
    ("first", "on", "years"),
    [
        ("1965-09-01", "2025-08-31", 59),
        ("1965-09-01", "2025-09-01", 60),
        ("1964-02-29", "2025-02-27", 60),
        ("1964-02-29", "2025-02-28", 61),
        ("1964-02-29", "2024-02-28", 59),
        ("1964-02-29", "2024-02-29", 60),
        ("2025-09-01", "2025-09-01", 0),
    ],
)
def test_a_year_is_full_on_the_anniversary(first: str, on: str, years: int) -> None:
    assert full_years(day(first), day(on)) == years


def test_no_years_run_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        full_years(day("2025-09-02"), day("2025-09-01"))


def test_month_lengths() -> None:
    assert [month_length(2024, month) for month in (2, 4, 12)] == [29, 30, 31]


# Seasons


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-01 至 2025-12-31",
        "2025-01-01至2025-12-31",
        "2025-1-1 到 2025-12-31",
        "2025-01-01 ~ 2025-12-31",
        "2025-01-01～2025-12-31",
        "2025-01-01——2025-12-31",
        "2025年1月1日至2025年12月31日",
        "自2025年1月1日起至2025年12月31日止",
        "20250101 至 20251231",
    ],
)
def test_periods_that_are_read(text: str) -> None:
    season = Season.parse(text)
    assert season == Season(day("2025-01-01"), day("2025-12-31"))
    assert all(part in text for part in split_period(text))
    assert [parse_day(part) for part in split_period(text)] == [season.first, season.last]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2025年", "“2025年”不是一段期间"),
        ("2025-01-01 - 2025-12-31", "“2025-01-01 - 2025-12-31”不是一段期间"),
        ("2025年1月1日至12月31日", "“12月31日”没有写年份"),
        ("2025-01-01 至 2025-06-31", "“2025-06-31”不是存在的日期"),
        ("2025-12-31 至 2025-01-01", "期间的止日2025年1月1日早于起日2025年12月31日"),
        ("1月1日至6月1日至8月1日", "“1月1日至6月1日至8月1日”不是一段期间"),
    ],
)
def test_periods_that_are_refused(text: str, what: str) -> None:
    with pytest.raises(DayError) as caught:
        Season.parse(text)
    assert caught.value.what == what
    assert caught.value.remedy


def test_a_season_may_be_one_day() -> None:
    assert Season.parse("2025-10-01 至 2025-10-01").days == 1


def test_a_season_holds_both_its_ends() -> None:
    season = Season.parse("2024-11-01 至 2025-10-31")
    assert season.days == 365
    assert str(season) == "2024年11月1日至2025年10月31日"
    assert day("2024-11-01") in season
    assert day("2025-10-31") in season
    assert day("2025-11-01") not in season
    assert day("2024-10-31") not in season


def test_the_first_and_the_last_year_are_read() -> None:
    assert parse_day(f"{FIRST_YEAR}-01-01") == datetime.date(FIRST_YEAR, 1, 1)
    assert parse_day(f"{LAST_YEAR}-12-31") == datetime.date(LAST_YEAR, 12, 31)
    for year in (FIRST_YEAR - 1, LAST_YEAR + 1):
        with pytest.raises(ImpossibleDayError):
            parse_day(f"{year}-06-01")


def test_a_month_count_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match=r"^a month count runs forward$"):
        full_months(day("2025-02-01"), day("2025-01-01"))

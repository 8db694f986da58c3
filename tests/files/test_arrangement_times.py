"""计期 as it is written: methods, what goes with which, and the days a clause is reckoned for."""

from __future__ import annotations

import datetime

import pytest

from files.test_arrangement_reader import problems, read, term
from linkage.model.arrangement import TimeRule

MONTHS = "{方法: 按月, 截止日: 15}"


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("{方法: 按季}", TimeRule("按季", months=3)),
        ("{方法: 按半年}", TimeRule("按半年", months=6)),
        ("{方法: 按月, 当月不计: 是}", TimeRule("整月", entry_month=False)),
        ("{方法: 按月, 截止日: 15, 当月不计: 否}", TimeRule("整月", 15)),
        ("{方法: 整期}", TimeRule("")),
    ],
)
def test_methods(said: str, rule: TimeRule) -> None:
    assert term(read((MONTHS, said)), "入股保底").time == rule


def test_whole_years_start_where_it_is_written() -> None:
    time = term(read((MONTHS, "{方法: 按年, 起: 2023-04-01}")), "入股保底").time
    assert time is not None
    assert time.anchor is not None
    assert (time.months, time.anchor.date) == (12, datetime.date(2023, 4, 1))


def test_whole_years_start_with_the_clause_s_own_period() -> None:
    said = "{方法: 按年}\n    期限: 2023-04-01 至 2030-03-31"
    time = term(read((MONTHS, said)), "入股保底").time
    assert time is not None
    assert time.anchor is not None
    assert time.anchor.date == datetime.date(2023, 4, 1)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{方法: 按半年, 截止日: 15}", "“截止日”与“按半年”用不到一起"),
        ("{方法: 按季, 当月不计: 是}", "“当月不计”与“按季”用不到一起"),
        ("{方法: 按日, 基准: 实际/365, 当月不计: 是}", "“当月不计”与“按日”用不到一起"),
        ("{方法: 按月, 起: 2025-01-01}", "“起”与“按月”用不到一起"),
        ("{方法: 按旬}", "“方法”写着“按旬”"),
        ("{方法: 按年, 起: 2025-02-30}", "2025年2月只有28天"),
    ],
)
def test_what_does_not_go_together_is_told(said: str, told: str) -> None:
    assert any(told in str(problem) for problem in problems((MONTHS, said)))


def test_a_clause_may_be_reckoned_for_other_days_than_the_season() -> None:
    said = f"计期: {MONTHS}\n    计算期间: 2026-01-01 至 2026-12-31"
    days = term(read((f"计期: {MONTHS}", said)), "入股保底").reckoned
    assert days is not None
    assert [day.date.isoformat() for day in days] == ["2026-01-01", "2026-12-31"]

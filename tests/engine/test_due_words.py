"""Due days in words: what is said plainly is read, everything else is left alone."""

from __future__ import annotations

import datetime

import pytest

from linkage.engine.due_words import due_day

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)


def read(said: str, first: datetime.date = FIRST, last: datetime.date = LAST) -> str:
    day = due_day(said, first, last)
    return day.isoformat() if day is not None else ""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("每年 12 月 31 日前", "2025-12-31"),
        ("每年12月31日前付清。", "2025-12-31"),
        ("11 月 30 日以前支付", "2025-11-30"),
        ("当年 9 月 30 日前一次付清", "2025-09-30"),
        ("次年 2 月 15 日前", "2026-02-15"),
        ("每年 7 月 2 日前", "2025-07-02"),
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
        "每期期末",
        "次月 10 日前付给本人",
        "上年秋播前付清",
        "每年 2 月 30 日前",
        "每年 12 月 31 日后",
        "每年 12 月 31 日前付三成",
        "每年 12 月 31 日前付一半",
        "每年 1 月 31 日前",
        "每年 7 月 1 日前",
        "每年 1 月 31 日前付一半，3 月 31 日前付清",
        "最迟每年 12 月 31 日前",
    ],
)
def test_what_names_no_plain_day_gives_none(said: str) -> None:
    assert read(said) == ""


def test_the_day_is_one_of_the_season() -> None:
    """A season over the turn of the year has the day once; one of two years has it twice and so not plainly."""
    first, last = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
    assert read("每年 6 月 30 日前", first, last) == "2025-06-30"
    assert read("每年 10 月 30 日前", first, datetime.date(2025, 12, 31)) == ""
    assert read("每年 12 月 31 日前", datetime.date(2025, 1, 1), datetime.date(2025, 6, 30)) == ""

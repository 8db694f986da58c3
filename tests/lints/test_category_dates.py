"""Two categories on one day, and days without a category between two, are told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

HEADINGS = "户号,成员号,类别,起,止,依据\n"


def rows(*said: str) -> Change:
    return Change(files={"台账/类别.csv": HEADINGS + "\n".join(said) + "\n"})


TRIP = rows("H03,,监测户,2025-01-01,2025-06-30,评定", "H03,,一般户,2025-06-30,,评定")


def test_two_categories_on_one_day() -> None:
    (finding,) = asked("category_dates", TRIP)
    assert finding.severity == "警告"
    assert "H03 在 2025-06-30 这一天既是“监测户”又是“一般户”" in finding.message


def test_a_day_without_a_category() -> None:
    (finding,) = asked("category_dates", rows("H03,,监测户,,2025-06-30,", "H03,,一般户,2025-07-02,,"))
    assert finding.severity == "提示"
    assert "从 2025-07-01 到 2025-07-01（1 天）没有类别" in finding.message


@pytest.mark.parametrize(
    "second", ["H03,,一般户,2025-07-01,,", "H04,,一般户,2025-06-30,,", "H03,,监测户,2025-06-01,,"]
)
def test_one_category_a_day(second: str) -> None:
    assert asked("category_dates", rows("H03,,监测户,2025-01-01,2025-06-30,", second)) == []

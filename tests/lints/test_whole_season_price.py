"""A whole season at the price of its first day, though the price changes inside, is told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

WHOLE = ("    计期: {方法: 按日, 基准: 实际/365}\n", "    计期: {方法: 整期}\n")
RISE = "起: 2023-01-01, 方式: 复利"
TRIP = Change(text=[WHOLE, (RISE, "起: 2023-12-31, 方式: 复利")])


def test_a_rise_on_the_last_day() -> None:
    (finding,) = asked("whole_season_price", TRIP)
    assert finding.severity == "警告"
    assert "2025-12-31 起单价是" in finding.message
    assert "这以后的 1 天仍按" in finding.message


@pytest.mark.parametrize("anchor", ["2023-01-01", "2024-01-01"])
def test_a_rise_on_the_first_day_or_after_the_season(anchor: str) -> None:
    assert asked("whole_season_price", Change(text=[WHOLE, (RISE, f"起: {anchor}, 方式: 复利")])) == []


def test_days_are_counted() -> None:
    assert asked("whole_season_price", Change(text=[(RISE, "起: 2023-07-01, 方式: 复利")])) == []

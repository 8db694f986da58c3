"""A charter passed after the season is told."""

from __future__ import annotations

from lints.tripped import Change, asked

TRIP = Change(charter=[("2024-03-01", "2026-01-01")])


def test_a_charter_of_the_next_day() -> None:
    (finding,) = asked("charter_dates", TRIP)
    assert "2026-01-01 才通过" in finding.message
    assert "晚了 1 天" in finding.message


def test_a_charter_of_the_last_day() -> None:
    assert asked("charter_dates", Change(charter=[("2024-03-01", "2025-12-31")])) == []

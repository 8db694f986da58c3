"""What docs/rules/late.md promises."""

from __future__ import annotations

from pathlib import Path

from pages import assert_page_is_true


def test_lateness_costs_only_what_was_open_after_the_days_of_grace(tmp_path: Path) -> None:
    settlement = assert_page_is_true("late", tmp_path)
    late = [line for line in settlement.lines if line.income == "违约金"]
    assert [(line.payee, line.amount.plain) for line in late] == [("A1", "35.00")]

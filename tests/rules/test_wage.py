"""What docs/rules/wage.md promises."""

from __future__ import annotations

from pathlib import Path

from linkage.rule import rules
from pages import assert_page_is_true


def test_a_day_of_last_year_is_not_paid_and_says_why(tmp_path: Path) -> None:
    settlement = assert_page_is_true("wage", tmp_path)
    [reason] = settlement.reasons_of("A2")
    assert "不在结算期内" in reason.why
    assert rules()["薪金"].protected("")

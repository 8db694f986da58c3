"""What docs/rules/dividend.md promises."""

from __future__ import annotations

from pathlib import Path

from pages import assert_page_is_true


def test_guarantee_and_participation_are_two_debts_of_two_grounds(tmp_path: Path) -> None:
    settlement = assert_page_is_true("dividend", tmp_path)
    clauses = [line.clause for line in settlement.lines_of("A1")]
    assert clauses == ["入股保底", "公司利润/3"]

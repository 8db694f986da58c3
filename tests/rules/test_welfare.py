"""What docs/rules/welfare.md promises."""

from __future__ import annotations

from pathlib import Path

from pages import assert_page_is_true


def test_the_day_of_the_birthday_decides_and_the_reason_is_told(tmp_path: Path) -> None:
    settlement = assert_page_is_true("welfare", tmp_path)
    assert {line.payee for line in settlement.lines} == {"A1.1", "A1.2"}
    (reason,) = [reason for reason in settlement.reasons if reason.payee == "A2.1"]
    assert "未满60周岁" in reason.why

"""What docs/rules/reward.md promises."""

from __future__ import annotations

from pathlib import Path

from pages import assert_page_is_true


def test_more_verified_work_never_gives_less(tmp_path: Path) -> None:
    settlement = assert_page_is_true("reward", tmp_path)
    amounts = {line.payee: line.amount for line in settlement.lines}
    assert amounts["A2"] > amounts["A1"]

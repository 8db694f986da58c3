"""What docs/rules/patronage.md promises."""

from __future__ import annotations

from pathlib import Path

from pages import assert_page_is_true


def test_the_refund_cites_the_law_of_cooperatives(tmp_path: Path) -> None:
    settlement = assert_page_is_true("patronage", tmp_path)
    assert all("农民专业合作社法" in str(line.figure.cites) for line in settlement.lines)
    assert {line.kind for line in settlement.lines} == {"盈余返还"}

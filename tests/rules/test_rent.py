"""What docs/rules/rent.md promises."""

from __future__ import annotations

from pathlib import Path

from linkage.rule import rules
from pages import assert_page_is_true


def test_the_page_is_true(tmp_path: Path) -> None:
    assert_page_is_true("rent", tmp_path)


def test_rent_is_out_of_reach_of_any_set_off() -> None:
    assert rules()["租金"].protected("")

"""What docs/rules/order.md promises."""

from __future__ import annotations

from pathlib import Path

from linkage.rule import rules
from pages import assert_page_is_true


def test_the_page_is_true(tmp_path: Path) -> None:
    assert_page_is_true("order", tmp_path)


def test_an_advance_may_be_set_off_against_goods() -> None:
    assert not rules()["订单货款"].protected("")

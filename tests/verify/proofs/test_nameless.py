"""Money to nobody."""

from __future__ import annotations

from payout_layouts import told


def test_a_row_without_a_name() -> None:
    rows: list[list[object]] = [["户号", "户主", "实发"], ["A1", "张三", 1], ["A2", "", 2], ["A3", "王五", 3]]
    assert told(rows, "W515") == [("B3", "这一行没有户主，实发却是 2.00 元")]

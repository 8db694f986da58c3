"""Nothing said for a person."""

from __future__ import annotations

from payout_layouts import told


def test_an_empty_payment() -> None:
    rows: list[list[object]] = [["户主", "实发"], ["张三", 1], ["李四", ""], ["王五", 0]]
    assert told(rows, "W516") == [("B3", "李四：实发是空的")]

"""Cells that hold more than they show."""

from __future__ import annotations

from payout_layouts import told


def test_parts_of_a_fen() -> None:
    rows: list[list[object]] = [["户主", "实发"], ["张三", "1.23"], ["李四", "1.234"], ["王五", 1]]
    assert told(rows, "W517") == [("B3", "李四：实发存的是 1.234 元，不是整分，屏幕上看不出来")]


def test_a_whole_column_is_told_once() -> None:
    rows: list[list[object]] = [["户主", "实发"]]
    rows += [[f"人{n}", "1.234"] for n in range(9)]
    ((cell, message),) = told(rows, "W517")
    assert (cell, message.endswith("这一列这样的有 9 格")) == ("B2", True)

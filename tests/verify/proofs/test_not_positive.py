"""Nobody is paid less than nothing."""

from __future__ import annotations

from payout_layouts import told


def test_negative_and_nothing() -> None:
    rows: list[list[object]] = [
        ["户主", "面积", "应发", "扣款", "实发"],
        ["张三", 1, 100, 120, -20],
        ["李四", 1, 100, 100, 0],
        ["王五", -1, 100, 0, 100],
        ["赵六", 1, 100, -5, 105],
        ["孙七", 0, 100, 0, 100],
    ]
    assert told(rows, "W514") == [
        ("E2", "张三：实发是 -20.00 元，不能付负数"),
        ("E3", "李四：实发是 0"),
        ("B4", "王五：面积是 -1，小于零"),
        ("D5", "赵六：扣款是 -5.00 元"),
    ]

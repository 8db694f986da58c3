"""Capitals against figures."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "实发", "大写"]


def test_capitals_say_the_same() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["张三", 100, "壹佰元整"],
        ["李四", 20.5, "贰拾元伍角整"],
        ["王五", 3, "叁拾元整"],
        ["赵六", 2, "二元"],
    ]
    assert told(rows, "W512") == [
        ("C4", "大写是 30.00 元，小写是 3.00 元，大写多 27.00 元"),
        ("C5", "“二元”不是规范的大写金额"),
    ]


def test_the_line_below_a_list() -> None:
    head: list[object] = ["户主", "实发"]
    rows: list[list[object]] = [
        head,
        ["张三", 100],
        ["李四", 20],
        ["合计", 120],
        ["合计（大写）：人民币壹佰贰拾元整", ""],
    ]
    assert told(rows, "W512") == []
    rows[4][0] = "合计（大写）：人民币壹佰叁拾元整"
    assert told(rows, "W512") == [("A5", "大写是 130.00 元，小写是 120.00 元，大写多 10.00 元")]

"""Names that nothing tells apart."""

from __future__ import annotations

from payout_layouts import told


def test_one_name_twice() -> None:
    rows: list[list[object]] = [["户主", "实发"], ["张三", 1], ["李四", 1], ["张 三", 2]]
    assert told(rows, "W519") == [("A4", "“张三”和“张 三”又出现一次，前一处在 A2，看不出是两个人")]


def test_a_household_or_a_group_tells_them_apart() -> None:
    assert told([["户号", "户主", "实发"], ["A1", "张三", 1], ["A2", "张三", 1]], "W519") == []
    assert told([["组", "户主", "实发"], ["一组", "张三", 1], ["二组", "张三", 1]], "W519") == []

"""Accounts in another name."""

from __future__ import annotations

from payout_layouts import told


def test_another_holder() -> None:
    rows: list[list[object]] = [
        ["户主", "户名", "实发"],
        ["张三", "张 三", 1],
        ["李四", "李小四", 1],
        ["买买提·吐逊", "买买提•吐逊", 1],
    ]
    assert told(rows, "W518") == [("B3", "姓名是“李四”，账户户名是“李小四”")]

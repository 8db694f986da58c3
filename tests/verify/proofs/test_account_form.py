"""Numbers of accounts."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "账号", "实发"]


def test_lengths_and_signs() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["张三", "6228480123456780", 1],
        ["李四", "6228", 1],
        ["王五", "62284801234O6780", 1],
        ["赵六", "801-0100-12345678", 1],
        ["孙七", "", 1],
    ]
    assert told(rows, "W508") == [
        ("B3", "李四：账号有4位，银行账号为9到32位"),
        ("B4", "王五：账号里有数字以外的字符"),
    ]


def test_last_signs_alone_are_no_account() -> None:
    rows: list[list[object]] = [
        ["户号", "户主", "卡号后四位", "实发"],
        ["A1", "张三", "6780", 1],
        ["A2", "李四", "6780", 2],
    ]
    assert told(rows, "W508") == []

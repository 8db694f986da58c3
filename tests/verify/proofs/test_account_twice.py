"""An account for two."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户号", "户主", "卡号", "实发"]


def test_two_people_on_one_account() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["A1", "张三", "6228 4801 2345 6780", 1],
        ["A2", "李四", "6228480123456780", 2],
    ]
    assert told(rows, "W506") == [
        ("C3", "末4位为6780的账号又出现一次，前一处在 C2，一处是“张三”，一处是“李四”")
    ]


def test_two_payments_to_one_person_are_no_fault_of_the_account() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["A1", "张三", "6228480123456780", 1],
        ["A1", "张三", "6228480123456780", 2],
    ]
    assert told(rows, "W506") == []


def test_last_signs_alone_are_no_account() -> None:
    rows: list[list[object]] = [
        ["户号", "户主", "卡号后四位", "实发"],
        ["A1", "张三", "6780", 1],
        ["A2", "李四", "6780", 2],
    ]
    assert told(rows, "W506") == []

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


def test_a_cell_that_lost_digits_leaves_the_other_accounts_compared() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["A1", "张三", "6228480123456780", 1],
        ["A2", "李四", "6.22848E+15", 2],
        ["A3", "王五", "6.22848E+15", 3],
        ["A4", "赵六", "6228480123456780", 4],
    ]
    assert [cell for cell, _ in told(rows, "W506")] == ["C5"]
    (lost,) = told(rows, "W520")
    assert lost[0] == "C3"
    assert "第 3、4 行" in lost[1]

"""Cards that fail their sum."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "卡号", "实发"]


def test_a_card_is_worth_a_second_look() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["张三", "6228480123456780", 1],
        ["李四", "80101001234567", 1],
        ["王五", "6228480402564890018", 1],
    ]
    assert told(rows, "W509") == [("B2", "张三：末4位为6780的卡号没有通过银行卡校验")]


def test_passbooks_are_told_once() -> None:
    rows: list[list[object]] = [HEAD, *([f"人{n}", f"622848000000000{n:02d}00", 1] for n in range(10))]
    ((_, message),) = told(rows, "W509")
    assert message.endswith("个没有通过银行卡校验，多半是存折账号")

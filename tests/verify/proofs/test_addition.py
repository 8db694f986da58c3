"""The parts of a row make its total."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户号", "户主", "租金", "股金", "应发", "扣款", "实发"]
ROWS: list[list[object]] = [
    ["A1", "张三", 100, 50, 150, 10, 140],
    ["A2", "李四", 200, "", 200, "", 200],
    ["A3", "王五", 1, 2, 3, 0, 3],
]


def test_parts_that_make_their_total() -> None:
    assert told([HEAD, *ROWS], "W501") == []


def test_a_total_and_a_payment_that_do_not_add_up() -> None:
    spoilt: list[list[object]] = [*ROWS, ["A4", "赵六", 100, 50, 160, 10, 140]]
    assert told([HEAD, *spoilt], "W501") == [
        ("E5", "A4 赵六：租金 100.00 + 股金 50.00 = 150.00 元；表上应发是 160.00 元，多 10.00 元"),
        ("G5", "A4 赵六：应发 160.00 − 扣款 10.00 = 150.00 元；表上实发是 140.00 元，少 10.00 元"),
    ]

"""A person twice."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "身份证号", "实发"]


def test_one_number_in_two_spellings() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["张三", "11010519491231002X", 1],
        ["张三", "１１０１０５ 19491231002x", 2],
    ]
    assert told(rows, "W505") == [("B3", "末4位为002X的证件号又出现一次，前一处在 B2")]


def test_one_number_and_two_names() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["张三", "11010519491231002X", 1],
        ["张叁", "11010519491231002X", 2],
        ["李四", "", 2],
    ]
    (found,) = told(rows, "W505")
    assert found[1].endswith("但姓名一处是“张三”，一处是“张叁”")

"""Rows that add up."""

from __future__ import annotations

import pytest

from payout_layouts import told

HEAD: list[object] = ["组", "户主", "面积", "实发"]
A: list[object] = ["一组", "张三", 1, 100]
B: list[object] = ["一组", "李四", 2, 200]
C: list[object] = ["二组", "王五", 4, 400]


def total(word: str, area: object, amount: object) -> list[object]:
    return [word, "", area, amount]


@pytest.mark.parametrize(
    "rows",
    [
        [A, B, C, total("合计", 7, 700)],
        [A, B, total("小计", 3, 300), C, total("小计", 4, 400), total("合计", 7, 700)],
        [A, B, total("一组合计", 3, 300), C, total("二组合计", 4, 400), total("总计", 7, 700)],
        [
            A,
            B,
            total("本页小计", 3, 300),
            total("累计", 3, 300),
            C,
            total("本页小计", 4, 400),
            total("累计", 7, 700),
        ],
        [A, B, total("过次页", 3, 300), total("承前页", 3, 300), C, total("合计", 7, 700)],
        [total("合计", 7, 700), A, B, C],
    ],
)
def test_totals_of_all_kinds_hold(rows: list[list[object]]) -> None:
    assert told([HEAD, *rows], "W503") == []


def test_a_total_that_is_off() -> None:
    rows: list[list[object]] = [
        A,
        B,
        total("小计", 3, 310),
        C,
        total("小计", 4, 400),
        total("合计", "7.5", 700),
    ]
    assert told([HEAD, *rows], "W503") == [
        ("D4", "小计：上面各行的实发加起来是 300.00 元，表上小计是 310.00 元，多 10.00 元"),
        ("C7", "合计：上面各行的面积加起来是 7，表上合计是 7.5"),
    ]


def test_many_subtotals_are_fast() -> None:
    rows: list[list[object]] = [row for _ in range(300) for row in (A, B, total("小计", 3, 300))]
    assert told([HEAD, *rows], "W503") == []

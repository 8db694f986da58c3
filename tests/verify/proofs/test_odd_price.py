"""One price for equals."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "类别", "面积", "单价", "租金"]


def rows(*odd: int) -> list[list[object]]:
    return [[f"人{n}", "水田", 1, 450 if n in odd else 400, 450 if n in odd else 400] for n in range(12)]


def test_one_odd_price() -> None:
    assert told([HEAD, *rows()], "W511") == []
    assert told([HEAD, *rows(4)], "W511") == [("D6", "人4：单价 450，水田的另外 11 行都是 400")]


def test_two_prices_are_a_price_list() -> None:
    assert told([HEAD, *rows(1, 3, 5, 7)], "W511") == []


def test_another_class_has_another_price() -> None:
    assert told([HEAD, *rows(), ["丁", "旱地", 1, 300, 300]], "W511") == []

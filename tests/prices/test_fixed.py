"""A price that is one number, in every unit the field knows."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid

PLOT = ["A1,D1,水田,2,2020-01-01,"]
BY_DAY = "计期: {方法: 按日, 基准: 实际/365}"


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("600 元/亩/年", "1200.00"),
        ("0.06 万元/亩/年", "1200.00"),
        ("9000 元/公顷/年", "1200.00"),
        ("0.9 元/平方米/年", "1200.00"),
        ("50 元/亩/月", "1200.00"),
        ("每亩每年 600 元", "1200.00"),
    ],
)
def test_land_in_every_unit(price: str, amount: str) -> None:
    assert paid(price, PLOT, sheet=RENT, more=BY_DAY) == {"A1": amount}


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("2 元/斤", "200.00"),
        ("4 元/公斤", "200.00"),
        ("200 元/百斤", "200.00"),
        ("200 元/50公斤", "200.00"),
        ("0.4 万元/吨", "200.00"),
    ],
)
def test_produce_in_every_unit(price: str, amount: str) -> None:
    assert paid(price, ["2025-09-01,A1,桃,一级,75,100"]) == {"A1": amount}

"""Percentages against what they are of."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "股数", "占比", "分红"]
ROWS: list[list[object]] = [
    ["张三", 10, "16.67%", 100],
    ["李四", 20, "33.33%", 200],
    ["王五", 30, "50.00%", 300],
]


def test_shares_of_a_whole() -> None:
    assert told([HEAD, *ROWS], "W510") == []
    spoilt: list[list[object]] = [*ROWS[:2], ["王五", 30, "51.00%", 300]]
    assert told([HEAD, *spoilt], "W510") == [("C4", "王五：股数 30 ÷ 全部股数 60 = 50%；表上占比是 51%")]


def test_a_percentage_of_two_columns() -> None:
    head: list[object] = ["户主", "交易额", "返还比例", "返还"]
    rows: list[list[object]] = [
        ["张三", 1000, "5%", 50],
        ["李四", 3000, "6%", 180],
        ["王五", 2000, "7%", 140],
        ["赵六", 2000, "5%", 160],
    ]
    assert told([head, *rows], "W500")[0][0] == "D5"

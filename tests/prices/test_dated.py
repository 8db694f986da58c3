"""Prices by dated stretches: each day at the price in force."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
PLOT = ["A1,D1,水田,2,2020-01-01,"]
BY_DAY = "计期: {方法: 按日, 基准: 实际/365}"
STEPS = "[{起: 2023-01-01, 价: 600 元/亩/年}, {起: 2025-07-01, 价: 650 元/亩/年}]"


def test_a_price_that_changes_inside_the_season() -> None:
    assert paid(STEPS, PLOT, sheet=RENT, more=BY_DAY) == {"A1": "1250.41"}


@pytest.mark.parametrize(
    ("day", "amount"), [("2025-06-30", "200.00"), ("2025-07-01", "300.00"), ("2025-12-31", "300.00")]
)
def test_a_deal_has_the_price_of_its_day(day: str, amount: str) -> None:
    price = "[{起: 2025-01-01, 价: 2 元/斤}, {起: 2025-07-01, 价: {按: 等级, 一级: 3 元/斤}}]"
    assert paid(price, [f"{day},A1,桃,一级,75,100"]) == {"A1": amount}


@pytest.mark.parametrize(("start", "found"), [("2025-01-01", []), ("2025-01-02", [("E437", "第14行")])])
def test_days_before_the_first_stretch_are_told(start: str, found: list[tuple[str, str]]) -> None:
    price = f"[{{起: {start}, 价: 600 元/亩/年}}]"
    assert problems(price, PLOT, sheet=RENT, more=BY_DAY) == found


def test_days_before_the_first_stretch_do_not_matter_where_nothing_was_held() -> None:
    rows = ["A1,D1,水田,1,2025-01-02,"]
    assert paid("[{起: 2025-01-02, 价: 365 元/亩/年}]", rows, sheet=RENT, more=BY_DAY) == {"A1": "364.00"}


def test_stretches_stand_in_their_order() -> None:
    price = "[{起: 2025-07-01, 价: 650 元/亩/年}, {起: 2025-07-01, 价: 600 元/亩/年}]"
    assert problems(price, PLOT, sheet=RENT, more=BY_DAY) == [("E258", "第14行")]
    assert problems("[]", PLOT, sheet=RENT, more=BY_DAY)[0][0] == "E214"


def test_its_words_name_every_stretch() -> None:
    price = term(STEPS, PLOT, sheet=RENT, more=BY_DAY).price
    assert price.table().rows == (
        ("2023年1月1日起", "每亩每年 600 元"),
        ("2025年7月1日起", "每亩每年 650 元"),
    )

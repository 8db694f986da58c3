"""Produce valued by another price: a series, a fixed price, the higher of two."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, term

PLOT = ["A1,D1,水田,2,2020-01-01,"]
BY_DAY = "计期: {方法: 按日, 基准: 实际/365}"
QUOTES = ["2024-11-20,2.8,公斤"]


@pytest.mark.parametrize(
    ("worth", "amount"),
    [
        ("1.3 元/斤", "1300.00"),
        ("130 元/百斤", "1300.00"),
        ("130 元/50公斤", "1300.00"),
        ("2600 元/吨", "1300.00"),
        ("{系列: 市价, 取价日: 上年12月1日}", "1400.00"),
        ("{取高: [1.5 元/斤, {系列: 市价, 取价日: 上年12月1日}]}", "1500.00"),
        ("{系列: 市价, 取价日: 上年12月1日, 加价: 5%}", "1470.00"),
    ],
)
def test_what_the_grain_is_worth(worth: str, amount: str) -> None:
    own = f"{{实物: 每亩每年 500 斤稻谷, 价格: {worth}}}"
    assert paid(own, PLOT, sheet=RENT, more=BY_DAY, quotes=QUOTES) == {"A1": amount}
    beside = f"{BY_DAY}\n价格: {worth}"
    assert paid("每亩每年 500 斤稻谷", PLOT, sheet=RENT, more=beside, quotes=QUOTES) == {"A1": amount}


@pytest.mark.parametrize(
    ("step", "limit", "code"),
    [("3%", "", None), ("3%", ", 上限: 700 元/亩/年", "E953"), ("10 元/亩/年", "", "E953")],
)
def test_grain_and_money_rise_together_by_a_percentage_only(step: str, limit: str, code: str | None) -> None:
    price = "{取高: [600 元/亩/年, {实物: 每亩每年 500 斤稻谷, 价格: 1.3 元/斤}]}"
    more = f"{BY_DAY}\n递增: {{每: 2 年, 幅度: {step}, 起: 2021-01-01{limit}}}"
    if code is not None:
        assert [found for found, _ in problems(price, PLOT, sheet=RENT, more=more)] == [code]
        return
    assert paid(price, PLOT, sheet=RENT, more=more) == {"A1": "1379.17"}  # 2 × 500 × 1.03² × 1.3


def test_grain_or_money_by_the_land() -> None:
    price = "{按: 地类, 水田: {实物: 每亩每年 500 斤稻谷}, 旱地: 300 元/亩/年}"
    rows = [*PLOT, "A2,D2,旱地,1,2020-01-01,"]
    more = f"{BY_DAY}\n价格: 1.3 元/斤"
    assert paid(price, rows, sheet=RENT, more=more) == {"A1": "1300.00", "A2": "300.00"}


@pytest.mark.parametrize(
    ("price", "code"),
    [
        ("{实物: 每亩每年 500 斤稻谷, 价格: 3 元/头}", "E234"),
        ("{实物: 每亩每年 500 元, 价格: 3 元/斤}", "E204"),
        ("{实物: 每亩每年 500 斤稻谷}", "E229"),
    ],
)
def test_what_cannot_be_valued_is_told(price: str, code: str) -> None:
    assert problems(price, PLOT, sheet=RENT, more=BY_DAY)[0][0] == code


def test_it_is_the_grain_that_rises() -> None:
    more = f"{BY_DAY}\n价格: 1.3 元/斤\n递增: {{每: 1 年, 幅度: 20 斤/亩/年, 起: 2024-01-01, 上限: 510 斤/亩/年}}"
    assert paid("每亩每年 500 斤稻谷", PLOT, sheet=RENT, more=more) == {"A1": "1326.00"}


def test_its_words_say_how_it_is_valued() -> None:
    price = term("{实物: 每亩每年 500 斤稻谷, 价格: 1.3 元/斤}", PLOT, sheet=RENT, more=BY_DAY).price
    assert (price.words(), price.short()) == (
        "每亩每年 500 斤稻谷，按每斤 1.3 元折成现金",
        "每亩每年 500 斤稻谷折价",
    )


def test_a_unit_without_its_produce_is_said_once() -> None:
    own = term("{实物: 500 斤/亩/年, 价格: 1.3 元/斤}", PLOT, sheet=RENT, more=BY_DAY).price
    beside = term("500 斤/亩/年", PLOT, sheet=RENT, more=f"{BY_DAY}\n价格: 1.3 元/斤").price
    assert {own.short(), beside.short()} == {"每亩每年 500 斤折价"}
    assert {own.words(), beside.words()} == {"每亩每年 500 斤，按每斤 1.3 元折成现金"}

"""Prices by contract year: percentages, amounts, and prices of any kind."""

from __future__ import annotations

from prices.dealing import RENT, paid, problems, term

PLOT = ["A1,D1,水田,2,2020-01-01,"]
BY_DAY = "计期: {方法: 按日, 基准: 实际/365}"
AMOUNTS = "{按合同年: [600 元/亩/年, 650 元/亩/年], 起: 2024-07-01}"


def test_amounts_by_contract_year() -> None:
    assert paid(AMOUNTS, PLOT, sheet=RENT, more=BY_DAY) == {"A1": "1250.41"}


def test_a_year_may_be_priced_in_grain() -> None:
    price = "{按合同年: [600 元/亩/年, {实物: 每亩每年 500 斤稻谷, 价格: 1.3 元/斤}], 起: 2024-07-01}"
    assert paid(price, PLOT, sheet=RENT, more=BY_DAY) == {"A1": "1250.41"}


def test_years_in_different_units_are_told() -> None:
    price = "{按合同年: [600 元/亩/年, 650 元/亩], 起: 2024-07-01}"
    assert problems(price, PLOT, sheet=RENT, more=BY_DAY)[0][0] == "E227"


def test_its_words_name_every_year() -> None:
    price = term(AMOUNTS, PLOT, sheet=RENT, more=BY_DAY).price
    assert price.table().rows == (("第1年", "每亩每年 600 元"), ("第2年起", "每亩每年 650 元"))
    assert price.short() == "按合同年 600元/亩/年、650元/亩/年"

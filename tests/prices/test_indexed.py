"""A price that follows a series: re-based every few years, up and down, or up only."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, term

PLOT = ["A1,D1,水田,1,2010-01-01,"]
BY_DAY = "计期: {方法: 按日, 基准: 实际/365}"
WHEAT = ["2018-05-08,1.17,斤", "2021-05-10,2.86,公斤", "2024-05-01,1.30,斤"]
RULE = "{基价: 900 元/亩/年, 指数: {系列: 市价, 基期价: 1.30 元/斤, 每: 3 年, 起: 2015-10-01, 取价日: 上期末年5月10日}}"


def season(year: int) -> str:
    return f"{year}-01-01 至 {year}-12-31"


@pytest.mark.parametrize(
    ("year", "amount"),
    [
        (2017, "900.00"),
        (2018, "877.32"),
        (2019, "810.00"),
        (2021, "855.37"),
        (2022, "990.00"),
        (2025, "900.00"),
    ],
)
def test_each_day_at_the_price_of_its_period(year: int, amount: str) -> None:
    assert paid(RULE, PLOT, sheet=RENT, more=BY_DAY, quotes=WHEAT, season=season(year)) == {"A1": amount}


@pytest.mark.parametrize(("year", "amount"), [(2019, "900.00"), (2022, "990.00"), (2025, "990.00")])
def test_a_ratchet_never_lets_it_fall(year: int, amount: str) -> None:
    rule = RULE.replace("5月10日", "5月10日, 只升不降: 是")
    assert paid(rule, PLOT, sheet=RENT, more=BY_DAY, quotes=WHEAT, season=season(year)) == {"A1": amount}


def test_the_day_lies_in_the_last_year_of_the_period_before() -> None:
    autumn = RULE.replace("5月10日", "11月10日")
    quotes = ["2017-11-10,1.43,斤", "2018-11-10,9,斤"]
    assert paid(autumn, PLOT, sheet=RENT, more=BY_DAY, quotes=quotes, season=season(2019)) == {"A1": "990.00"}


def test_the_base_may_be_a_day_and_the_price_the_periods_first() -> None:
    rule = RULE.replace("基期价: 1.30 元/斤", "基期: 2015-09-20").replace("上期末年5月10日", "本期首日")
    quotes = ["2015-09-20,1.25,斤", "2018-10-01,1.50,斤", "2018-10-02,9,斤"]
    assert paid(rule, PLOT, sheet=RENT, more=BY_DAY, quotes=quotes, season=season(2019)) == {"A1": "1080.00"}


def test_the_base_price_may_be_a_table() -> None:
    rule = RULE.replace("900 元/亩/年", "{按: 地类, 水田: 900 元/亩/年, 旱地: 600 元/亩/年}")
    rows = [*PLOT, "A2,D2,旱地,1,2010-01-01,"]
    amounts = paid(rule, rows, sheet=RENT, more=BY_DAY, quotes=WHEAT, season=season(2022))
    assert amounts == {"A1": "990.00", "A2": "660.00"}


@pytest.mark.parametrize(
    ("said", "other", "code"),
    [
        ("上期末年5月10日", "上年5月10日", "E204"),
        ("上期末年5月10日", "上期末年5月32日", "E206"),
        ("基期价: 1.30 元/斤", "基期价: 1.30 元/亩", "E224"),
        ("基期价: 1.30 元/斤", "基期价: 0 元/斤", "E204"),
        ("基期价: 1.30 元/斤, ", "", "E203"),
        ("基期价: 1.30 元/斤", "基期价: 1.30 元/斤, 基期: 2015-09-20", "E257"),
        ("系列: 市价", "系列: 麦价", "E421"),
        ("基价: 900 元/亩/年, ", "", "E203"),
    ],
)
def test_what_is_wrong_with_an_index_is_told(said: str, other: str, code: str) -> None:
    found = problems(
        RULE.replace(said, other), PLOT, sheet=RENT, more=BY_DAY, quotes=WHEAT, season=season(2019)
    )
    assert found[0][0] == code


def test_a_quote_in_another_kind_of_unit_is_told_with_its_cell() -> None:
    mixed = ["2018-05-08,1.17,斤", "2021-05-10,2.86,箱"]
    found = problems(RULE, PLOT, sheet=RENT, more=BY_DAY, quotes=mixed, season=season(2022))
    assert found == [("E436", "C3")]


def test_its_words_say_all_of_the_rule() -> None:
    price = term(RULE, PLOT, sheet=RENT, more=BY_DAY, quotes=WHEAT, season=season(2019)).price
    assert price.words() == (
        "基价每亩每年 900 元，从2015年10月1日起每满 3 年按“市价”调整一次："
        "新价等于基价乘以上期末年5月10日的报价、除以基期价每斤 1.3 元，可升可降"
    )

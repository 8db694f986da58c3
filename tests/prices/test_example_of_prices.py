"""The worked example of a contract finds a price of every kind for its invented household."""

from __future__ import annotations

import pytest

from linkage.engine.settlement import settle
from linkage.telling.clause_words import term_words
from linkage.telling.example import worked_example
from prices.dealing import read

ROWS = ["2025-09-01,A1,桃,一级,75,100"]
QUOTES = ["2025-08-25,2.4,斤"]


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("{按: 果径, 档: [[0, 2 元/斤], [70, 3 元/斤]]}", "3000.00"),
        ("{按: 品名, 桃: {按: 等级, 一级: 3 元/斤}, 李: 1 元/斤}", "3000.00"),
        ("{系列: 市价, 取价日: 交售日, 加价: 10%}", "2640.00"),
        ("{取高: [2.5 元/斤, {系列: 市价, 取价日: 交售日}]}", "2500.00"),
        ("{系列: 市价, 均价: 2025-08-01 至 2025-08-31}", "2400.00"),
        ("[{起: 2025-01-01, 价: 2 元/斤}, {起: 2025-09-01, 价: 2.2 元/斤}]", "2200.00"),
        ("{方式: 超额累进, 环节: 每行, 档: [[0, 2 元/斤], [100, 3 元/斤]]}", "500.00"),
    ],
)
def test_every_kind_has_its_example(price: str, amount: str) -> None:
    season = read(price, ROWS, quotes=QUOTES)
    assert season.problems == ()
    example = worked_example(settle(season.arrangements, season.books))
    [line] = [line for line in example.lines if line.payee == "甲"]
    assert line.amount.plain == amount
    [arrangement] = season.arrangements
    words = term_words(arrangement, arrangement.terms[0], example)
    assert words["price"] == arrangement.terms[0].price.words()
    assert words["formula"]

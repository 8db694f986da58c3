"""A premium or a discount, an amount or a percentage, on any price."""

from __future__ import annotations

import pytest

from prices.dealing import paid, problems, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
QUOTES = ["2025-08-25,2.4,斤", "2025-09-30,6,公斤"]


@pytest.mark.parametrize(
    ("price", "amounts"),
    [
        ("{系列: 市价, 取价日: 交售日, 加价: 10%}", {"A1": "924.00", "A2": "165.00"}),
        ("{系列: 市价, 取价日: 交售日, 减价: 10%}", {"A1": "756.00", "A2": "135.00"}),
        ("{系列: 市价, 取价日: 交售日, 加价: 0.4 元/公斤}", {"A1": "900.00", "A2": "160.00"}),
        ("{价: 2 元/斤, 减价: 0.5 元/斤}", {"A1": "450.00", "A2": "75.00"}),
        ("{按: 等级, 一级: 3 元/斤, 二级: 2 元/斤, 加价: 0.1 元/斤}", {"A1": "730.00", "A2": "155.00"}),
        ("{取高: [2 元/斤, 2.5 元/斤], 加价: 100%}", {"A1": "1500.00", "A2": "250.00"}),
    ],
)
def test_a_mark_on_any_price(price: str, amounts: dict[str, str]) -> None:
    assert paid(price, ROWS, quotes=QUOTES) == amounts


@pytest.mark.parametrize(
    ("price", "codes"),
    [
        ("{系列: 市价, 取价日: 交售日, 减价: 2.41 元/斤}", ["E435"]),
        ("{系列: 市价, 取价日: 交售日, 减价: 2.4 元/斤}", []),
        ("{系列: 市价, 取价日: 交售日, 加价: 1 元/斤, 减价: 1%}", ["E239"]),
        ("{系列: 市价, 取价日: 交售日, 加价: 1 元}", ["E256"]),
        ("{价: 2 元/斤, 加价: 10}", ["E233"]),
        ("{价: 2 元/斤, 价值: 3, 加价: 10%}", ["E201"]),
    ],
)
def test_what_cannot_be_marked_is_told(price: str, codes: list[str]) -> None:
    assert [code for code, _ in problems(price, ROWS, quotes=QUOTES) if code != "E223"] == codes


def test_its_words_say_the_mark() -> None:
    price = term("{价: 2 元/斤, 减价: 0.5 元/斤}", ROWS).price
    assert (price.words(), price.short()) == ("每斤 2 元，减 每斤 0.5 元", "每斤 2 元减 每斤 0.5 元")

"""The highest or the lowest of several prices, on each deal."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, term, told

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
QUOTES = ["2025-08-25,2.4,斤", "2025-09-30,6,公斤"]
MARKET = "{系列: 市价, 取价日: 交售日}"


@pytest.mark.parametrize(
    ("price", "amounts"),
    [
        (f"{{取高: [2.5 元/斤, {MARKET}]}}", {"A1": "850.00", "A2": "150.00"}),
        (f"{{取低: [2.5 元/斤, {MARKET}]}}", {"A1": "740.00", "A2": "125.00"}),
        (f"{{取低: [5.6 元/公斤, {{取高: [2.5 元/斤, {MARKET}]}}]}}", {"A1": "810.00", "A2": "140.00"}),
    ],
)
def test_each_deal_takes_its_own(price: str, amounts: dict[str, str]) -> None:
    assert paid(price, ROWS, quotes=QUOTES) == amounts


def test_a_sum_is_added_to_every_arm_in_its_own_unit() -> None:
    """300 元/公顷 is 20 元/亩: 9,000 and 590 × 15 rise twice to 9,600 and 9,450 a hectare."""
    price = "{取高: [0.9 万元/公顷/年, 590 元/亩/年]}"
    more = "计期: {方法: 按日, 基准: 实际/365}\n递增: {每: 2 年, 幅度: 0.03 万元/公顷/年, 起: 2021-01-01}"
    assert paid(price, ["A1,D1,水田,2,2020-01-01,"], sheet=RENT, more=more) == {"A1": "1280.00"}
    lower = price.replace("取高", "取低")
    assert paid(lower, ["A1,D1,水田,2,2020-01-01,"], sheet=RENT, more=more) == {"A1": "1260.00"}


def test_arms_may_have_names() -> None:
    named = f"{{取高: {{保护价: 2.5 元/斤, 市价: {MARKET}}}}}"
    assert paid(named, ROWS, quotes=QUOTES) == {"A1": "850.00", "A2": "150.00"}
    assert told(named, ROWS, quotes=QUOTES) == "逐项（数量 × 取高（保护价，市价））之和"


def test_one_arm_and_arms_that_cannot_be_compared_are_told() -> None:
    assert problems("{取低: [2 元/斤]}", ROWS) == [("E237", "第14行")]
    assert problems("{取高: [2 元/斤, 3 元/亩]}", ROWS)[0] == ("E238", "第14行")


def test_its_words_tell_every_arm() -> None:
    words = term(f"{{取高: [2.5 元/斤, {MARKET}]}}", ROWS, quotes=QUOTES).price.words()
    assert words.startswith("下列价格中取高的一个：（1）每斤 2.5 元；（2）“市价”在交售当日的价格")

"""The price of a series: on a named day, on one seen from the season, on the day of the deal."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, read

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
QUOTES = ["2025-08-25,2.4,斤", "2025-09-30,6,公斤"]


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        ("交售日", {"A1": "840.00", "A2": "150.00"}),
        ("2025-09-29, 最久: 60 天", {"A1": "720.00", "A2": "120.00"}),
        ("当年9月30日", {"A1": "900.00", "A2": "150.00"}),
    ],
)
def test_the_day_of_the_price(day: str, amounts: dict[str, str]) -> None:
    assert paid(f"{{系列: 市价, 取价日: {day}}}", ROWS, quotes=QUOTES) == amounts


@pytest.mark.parametrize(
    ("sold", "found"),
    [("2025-09-25", []), ("2025-09-26", [("E421", "第14行")]), ("2025-08-24", [("E421", "第14行")])],
)
def test_a_quote_of_exactly_the_allowed_age_is_used(sold: str, found: list[tuple[str, str]]) -> None:
    rows = [f"{sold},A1,桃,一级,75,100"]
    assert problems("{系列: 市价, 取价日: 交售日}", rows, quotes=QUOTES[:1]) == found


def test_a_series_nobody_quoted_is_told() -> None:
    assert problems("{系列: 市场价, 取价日: 当年9月30日}", ROWS, quotes=QUOTES) == [("E421", "第14行")]
    (problem,) = read("{系列: 市场价, 取价日: 当年9月30日}", ROWS, quotes=QUOTES).problems
    assert "〔价格〕里没有这个系列，有的是 市价" in str(problem)


def test_a_holding_has_no_day_of_deal() -> None:
    more = "计期: {方法: 按日, 基准: 实际/365}"
    assert (
        problems("{系列: 市价, 取价日: 交售日}", ["A1,D1,水田,2,2020-01-01,"], sheet=RENT, more=more)[0][0]
        == "E204"
    )


def test_quotes_that_cannot_be_converted_are_told_with_their_cell() -> None:
    mixed = ["2025-08-25,2.4,斤", "2025-09-30,6,箱"]
    assert problems("{系列: 市价, 取价日: 交售日}", ROWS, quotes=mixed)[0] == ("E425", "C3")

"""The mean of the quotes of a period, each once."""

from __future__ import annotations

import pytest

from prices.dealing import paid, problems, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
QUOTES = ["2025-08-25,2.4,斤", "2025-09-30,6,公斤"]


@pytest.mark.parametrize(
    ("period", "amounts"),
    [
        ("2025-08-25 至 2025-09-30", {"A1": "810.00", "A2": "135.00"}),
        ("2025-08-26 至 2025-09-30", {"A1": "900.00", "A2": "150.00"}),
        ("2025-08-25 至 2025-09-29", {"A1": "720.00", "A2": "120.00"}),
    ],
)
def test_both_ends_of_the_period_count(period: str, amounts: dict[str, str]) -> None:
    assert paid(f"{{系列: 市价, 均价: {period}}}", ROWS, quotes=QUOTES) == amounts


def test_a_mean_that_does_not_end_stays_exact() -> None:
    three = ["2025-09-01,1,斤", "2025-09-02,1,斤", "2025-09-03,2,斤"]
    rows = ["2025-10-05,A1,桃,一级,75,300"]
    assert paid("{系列: 市价, 均价: 2025-09-01 至 2025-09-30}", rows, quotes=three) == {"A1": "400.00"}


def test_a_period_without_quotes_is_told_once() -> None:
    price = "{系列: 市价, 均价: 2025-11-01 至 2025-11-30}"
    assert problems(price, ROWS, quotes=QUOTES) == [("E426", "第14行")]


def test_quotes_that_cannot_be_averaged_are_told() -> None:
    mixed = ["2025-08-25,2.4,斤", "2025-09-30,6,箱"]
    assert problems("{系列: 市价, 均价: 2025-08-01 至 2025-09-30}", ROWS, quotes=mixed)[0] == ("E428", "C3")


def test_its_words_say_the_period() -> None:
    price = term("{系列: 市价, 均价: 2025-08-01 至 2025-09-30}", ROWS, quotes=QUOTES).price
    assert price.words() == "“市价”在2025年8月1日至2025年9月30日各次报价的平均数"

"""A price by a formula: reckoned for the row, refused where it comes out negative or cannot be reckoned."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.telling.clause_words import term_words
from linkage.telling.example import worked_example
from pages import ROOT, write_season
from prices.dealing import paid, problems

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
QUOTES = ["2025-08-25,2.4,斤", "2025-09-30,6,公斤"]


@pytest.mark.parametrize(
    ("price", "amounts"),
    [
        ('=如果(等级 = "一级", 2 元/斤, 1 元/斤)', {"A1": "400.00", "A2": "100.00"}),
        ("=取高(行情(市价, 日期), 5 元/公斤)", {"A1": "850.00", "A2": "150.00"}),
        ("=行情(市价, 日期) × 50% + 1 元/公斤", {"A1": "570.00", "A2": "100.00"}),
    ],
)
def test_it_is_reckoned_for_each_row(price: str, amounts: dict[str, str]) -> None:
    assert paid(price, ROWS, quotes=QUOTES) == amounts


def test_a_negative_price_and_a_missing_quote_are_refused() -> None:
    assert {code for code, _ in problems("=1 元/斤 − 2 元/斤", ROWS, quotes=QUOTES)} == {"E525"}
    assert {code for code, _ in problems("=行情(市价, 上年1月1日)", ROWS, quotes=QUOTES)} == {"E421"}
    assert {code for code, _ in problems("=2 元/亩", ROWS, quotes=QUOTES)} == {"E223"}


def test_the_contract_prints_the_formula_and_an_example_is_reckoned(tmp_path: Path) -> None:
    read = read_season(write_season(ROOT / "docs" / "cases" / "20-price-formula.md", tmp_path))
    (arrangement,) = read.arrangements
    example = worked_example(settle(read.arrangements, read.books))
    words = term_words(arrangement, arrangement.terms[0], example)
    assert str(words["price"]).startswith(
        "按算式计算：取整((取高(约定.保护价, 行情(小麦, 日期)) + 0.02 元/斤"
    )
    assert words["formula"] == "数量 × 单价"

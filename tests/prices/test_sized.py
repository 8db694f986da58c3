"""Prices by a number of the row: bands [from, next), and what lies below the first."""

from __future__ import annotations

import pytest

from prices.dealing import paid, problems, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
TABLE = "{按: 果径, 档: [[0, 2 元/斤], [70, 3 元/斤]]}"


@pytest.mark.parametrize(
    ("size", "amount"), [("69.99", "200.00"), ("70", "300.00"), ("70.01", "300.00"), ("0", "200.00")]
)
def test_a_border_belongs_to_the_band_it_begins(size: str, amount: str) -> None:
    assert paid(TABLE, [f"2025-09-01,A1,桃,一级,{size},100"]) == {"A1": amount}


def test_bands_hold_other_prices() -> None:
    table = "{按: 果径, 档: [[0, 2 元/斤], [70, {按: 等级, 一级: 4 元/斤, 二级: 3 元/斤}], [80, 5 元/斤]]}"
    assert paid(table, ROWS) == {"A1": "800.00", "A2": "250.00"}


def test_what_is_below_the_first_band_is_told_with_its_cell() -> None:
    assert problems("{按: 果径, 档: [[65, 2 元/斤], [70, 3 元/斤]]}", ROWS) == [("E433", "E3")]


def test_a_row_without_its_number_is_told() -> None:
    assert problems(TABLE, ["2025-09-01,A1,桃,一级,,100"]) == [("E432", "E2")]


def test_the_unit_of_the_column_is_converted() -> None:
    sheet = ("交售", "数量", "日期,户号,果径（厘米）,数量（斤）")
    table = "{按: 果径, 档: [[0, 2 元/斤], [70 毫米, 3 元/斤]]}"
    assert paid(table, ["2025-09-01,A1,6.9,100", "2025-09-02,A2,7,100"], sheet=sheet) == {
        "A1": "200.00",
        "A2": "300.00",
    }
    assert (
        problems("{按: 果径, 档: [[0 斤, 2 元/斤], [70 斤, 3 元/斤]]}", ["2025-09-01,A1,7,100"], sheet=sheet)[
            0
        ][0]
        == "E224"
    )


def test_a_column_of_words_has_no_bands() -> None:
    sheet = ("交售", "数量", "日期,户号,等级,数量（斤）")
    assert problems("{按: 等级, 档: [[0, 2 元/斤]]}", ["2025-09-01,A1,一级,100"], sheet=sheet) == [
        ("E245", "第14行")
    ]


def test_its_words_name_every_band() -> None:
    price = term(TABLE, ROWS).price
    assert price.words() == "按果径分档计价，见下表"
    assert price.table().heading == ("果径", "单价")
    assert price.table().rows == (("0（含）至70（不含）", "每斤 2 元"), ("70及以上", "每斤 3 元"))

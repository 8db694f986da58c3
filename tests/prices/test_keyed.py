"""Prices by a word of the row: an entry may be a table of its own."""

from __future__ import annotations

from prices.dealing import paid, problems, read, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]
TABLE = "{按: 品名, 桃: {按: 等级, 一级: 3 元/斤, 二级: 2 元/斤}, 李: {按: 等级, 一级: 4 元/斤}}"


def test_breed_times_grade() -> None:
    assert paid(TABLE, ROWS) == {"A1": "700.00", "A2": "200.00"}


def test_an_unknown_word_on_either_level_is_told_with_its_cell() -> None:
    rows = ["2025-09-01,A1,梨,一级,75,100", "2025-09-01,A1,李,二级,75,100"]
    assert problems(TABLE, rows) == [("E420", "C2"), ("E420", "D3")]


def test_a_word_with_a_blank_in_it_is_known_again() -> None:
    assert [one.remedy for one in read(TABLE, ["2025-09-01,A1,桃,一 级,75,100"]).problems] == [
        "请把这一格写成“一级”，或在合作.yaml 第14行补上单价"
    ]


def test_tables_of_one_kind_are_told_as_one() -> None:
    table = term(TABLE, ROWS).price.table()
    assert table.heading == ("品名", "等级", "单价")
    assert table.rows[0] == ("桃", "一级", "每斤 3 元")
    assert len(table.rows) == 3


def test_tables_of_different_kinds_are_told_in_their_line() -> None:
    mixed = "{按: 品名, 桃: {按: 等级, 一级: 3 元/斤, 二级: 2 元/斤}, 李: 1 元/斤}"
    assert term(mixed, ROWS).price.table().rows == (
        ("桃", "按等级分别计价（一级 每斤 3 元；二级 每斤 2 元）"),
        ("李", "每斤 1 元"),
    )

"""The second reading: every leaf of the first carries the text the second finds at its address."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.spoiled import contents_of
from linkage.files import raw_texts as module
from linkage.files.law_reader import shipped_laws
from linkage.files.raw_texts import clause_names, law_texts, raw_texts, read_raw, roster_rows
from linkage.files.season_folder import ReadSeason, read_season
from linkage.ground.figure import Day, Figure, Origin, Word
from villages import village

EXAMPLE = Path(__file__).parents[2] / "examples" / "云坪村2025"


def origins(value: object) -> Iterator[Origin]:
    """Every origin inside a value."""
    if isinstance(value, Figure | Day | Word) and value.origin is not None:
        yield value.origin
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for part in value:
            yield from origins(part)
    elif not isinstance(value, Origin):
        for field in getattr(type(value), "__attrs_attrs__", ()):
            yield from origins(getattr(value, field.name))


def leaves(season: ReadSeason) -> list[Origin]:
    rows = [dict(row.values) for rows in season.books.tables.values() for row in rows]
    return [*origins(list(season.arrangements)), *origins(rows), *origins(season.charter)]


def seasons(folder: Path) -> Iterator[Path]:
    yield village().write(folder / "甲")
    yield village().write(folder / "乙", workbook=True)
    yield EXAMPLE


def test_every_leaf_carries_the_text_of_its_address(tmp_path: Path) -> None:
    for folder in seasons(tmp_path):
        season = read_season(folder)
        texts = raw_texts(season.contents)
        found = leaves(season)
        assert len(found) > 300
        wrong = [origin for origin in found if texts.get(origin.where.key) != origin.text]
        assert wrong == []
        assert all(origin.part in origin.text for origin in found)


def test_the_roster_is_read_a_second_time(tmp_path: Path) -> None:
    for folder in seasons(tmp_path):
        season = read_season(folder)
        people = [(member.household, member.number) for member in season.books.members()]
        assert sorted(roster_rows(season.contents)) == sorted(people)


def test_clauses_that_pay_people() -> None:
    assert clause_names(contents_of(village())) == [
        "土地租金",
        "入股保底",
        "用工报酬",
        "代销佣金",
        "公司利润分配/3",
        "村集体收益/2",
    ]


def test_a_folder_and_its_bytes_give_the_same(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季")
    (folder / "~$台账.xlsx").write_bytes(b"")
    (folder / "备忘.yaml").write_bytes(b"")
    assert read_raw(folder) == read_raw(read_season(folder).contents)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_every_encoding(encoding: str) -> None:
    data = "户号,地块代码,面积（亩）\nA1,卢家坪,3.5\n".encode(encoding)
    texts = raw_texts({"台账/地块.csv": data})
    assert texts["台账/地块.csv", "地块", "B2"] == "卢家坪"
    assert texts["台账/地块.csv", "地块", "A1"] == "户号"


def test_it_shares_nothing_with_the_readers() -> None:
    tree = ast.parse(inspect.getsource(module))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name for name in names if name.startswith("linkage")} == set()


def test_the_laws_that_come_with_the_program_are_read_a_second_time() -> None:
    texts = law_texts()
    for law in shipped_laws().parameters:
        origin = law.figure.origin if law.figure is not None else None
        if origin is not None:
            place = origin.where
            assert texts[(place.file, "", f"{place.line}:{place.column}")] == origin.text

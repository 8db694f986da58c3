"""The second reading: every leaf of the first carries the text the second finds at its address."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from faults.spoiled import contents_of
from linkage.files import raw_texts as module
from linkage.files.law_reader import shipped_laws
from linkage.files.raw_texts import clause_names, law_texts, raw_texts, read_raw
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
        households = {member.household for member in season.books.members()}
        assert sorted(read_raw(season.contents).roster) == sorted((number, "") for number in households)


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


def test_every_text_is_found_at_its_address_and_nowhere_else() -> None:
    # Signs that might part texts inside, ragged rows, a blank line, a full name of a far column.
    rows = [["户号", "甲\x1f乙", "\x00"], [], [""], ["A1", "", "丙\x00", "丁"], ["\x1f"], ["x"] * 30]
    data = "\r\n".join(",".join(row) for row in rows).encode()
    wanted = {
        ("台账/表.csv", "表", f"{get_column_letter(column)}{number}"): text
        for number, row in enumerate(rows, start=1)
        for column, text in enumerate(row, start=1)
        if row
    }
    wanted.pop(("台账/表.csv", "表", "A3"))  # a line with nothing in it is no record of one empty text
    cells = raw_texts({"台账/表.csv": data})
    assert dict(cells) == wanted
    assert len(cells) == len(wanted)
    assert all(cells[address] == text for address, text in wanted.items())
    for cell in ("A2", "E4", "AE6", "A7", "a1", "A0", "A01", "", "1:1", "XFD1048577"):
        assert cells.get(("台账/表.csv", "表", cell)) is None
        assert cells.get(("台账/别.csv", "别", cell)) is None


def test_cells_that_are_not_there_are_none(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.create_sheet("地块")
    page["C3"], page["A5"], page["B5"] = "乙", 3.5, ""
    book.save(tmp_path / "台账.xlsx")
    cells = raw_texts({"台账.xlsx": (tmp_path / "台账.xlsx").read_bytes()})
    assert dict(cells) == {("台账.xlsx", "地块", "C3"): "乙", ("台账.xlsx", "地块", "A5"): "3.5"}


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

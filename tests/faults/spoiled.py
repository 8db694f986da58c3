"""Spoils a sound season in one place, as the gallery asks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from linkage.files.season_folder import ReadSeason, read_contents
from villages import Rows, Village, village

GALLERY = Path(__file__).with_name("gallery.yaml")
Entry = Mapping[str, Any]


def entries() -> dict[str, list[Entry]]:
    """The gallery by chapter."""
    found: dict[str, list[Entry]] = yaml.safe_load(GALLERY.read_text("utf-8"))
    return found


def contents_of(made: Village) -> dict[str, bytes]:
    """The files of a village, as they would be read."""
    files = {"合作.yaml": made.arrangement.encode(), "章程.yaml": made.charter.encode()}
    for sheet, rows in made.registers.items():
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        files[f"台账/{sheet}.csv"] = text.getvalue().encode()
    return files


def spoil(entry: Entry) -> dict[str, bytes]:
    """The files of a season with the one fault of the entry."""
    made = village()
    text = made.arrangement
    if entry.get("协议") == "只留当事人":
        text = text[: text.index("条款:\n")]
    else:
        text = _replaced(text, entry.get("协议", []))
    registers = dict(made.registers)
    for sheet, cells in entry.get("格", {}).items():
        for cell, word in cells.items():
            registers[sheet] = with_cell(registers[sheet], cell, str(word))
    for sheet, rows in entry.get("行", {}).items():
        registers[sheet] = (*registers[sheet], *(tuple(str(word) for word in row) for row in rows))
    files = contents_of(Village(text, _replaced(made.charter, entry.get("章程", [])), registers))
    if "另一份" in entry:
        files["合作-2.yaml"] = _replaced(text, entry["另一份"]).encode()
    for name in entry.get("删", []):
        files = {file: data for file, data in files.items() if file.partition("/")[0] != name}
    for name, said in entry.get("文件", {}).items():
        files[name] = said.encode("latin-1" if "\u00ff" in said else "utf-8")
    return files


def read_spoiled(entry: Entry) -> ReadSeason:
    """Read the season of an entry."""
    return read_contents(spoil(entry))


def with_cell(rows: Rows, cell: str, word: str) -> Rows:
    """Write a word into a cell, making the table larger where it has to be."""
    found = re.fullmatch(r"([A-Z])(\d+)", cell)
    assert found
    column, number = ord(found[1]) - ord("A"), int(found[2]) - 1
    table = [list(row) for row in rows]
    table[number] += [""] * (column + 1 - len(table[number]))
    table[number][column] = word
    return tuple(tuple(row) for row in table)


def _replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text

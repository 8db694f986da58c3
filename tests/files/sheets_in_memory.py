"""Raw sheets made in memory, and what the reader makes of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from linkage.files.cell_values import RegisterDesk
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort
from linkage.files.register_reader import Registers, read_sheets

FILE = "台账.xlsx"
Cell = str | RawCell


def number(text: str) -> RawCell:
    return RawCell(text, Sort.NUMBER)


def date(text: str) -> RawCell:
    return RawCell(text, Sort.DATE)


def sheet(name: str, *rows: Sequence[Cell]) -> RawSheet:
    raw_rows = []
    for index, row in enumerate(rows, start=1):
        cells = {
            column: cell if isinstance(cell, RawCell) else RawCell(cell)
            for column, cell in enumerate(row, start=1)
            if cell
        }
        if cells:
            raw_rows.append(RawRow(index, cells))
    return RawSheet(FILE, name, tuple(raw_rows))


def read(*sheets: RawSheet, wanted: Sequence[tuple[str, str]] = ()) -> tuple[Registers, RegisterDesk]:
    desk = RegisterDesk(datetime.date(2026, 12, 31))
    return read_sheets(sheets, wanted, desk), desk


def plots(*cells: Cell, heading: str = "面积（亩）") -> tuple[Registers, RegisterDesk]:
    return read(
        sheet("地块", ["户号", "地块代码", heading], *(["A1", f"D{n}", cell] for n, cell in enumerate(cells)))
    )


def days(*cells: Cell) -> tuple[Registers, RegisterDesk]:
    headings = ["户号", "地块代码", "面积（亩）", "起"]
    return read(sheet("地块", headings, *(["A1", f"D{n}", "1", cell] for n, cell in enumerate(cells))))


def codes(desk: RegisterDesk) -> list[str]:
    return [problem.code for problem in desk.problems]

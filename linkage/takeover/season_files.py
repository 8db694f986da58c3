"""Season files (新一季的文件): carried rows and a fresh outline become one workbook, with a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from linkage.files.open_cells import NAMES, VALUE
from linkage.files.register_examples import example_row
from linkage.files.register_sheets import SHEET_BY_NAME, SHEETS
from linkage.files.workbook_writer import Filling, RowIn, written_workbook
from linkage.model.registers import Sheet
from linkage.takeover.carried import Table, Takeover
from linkage.takeover.carrying import comments_by_cell

WORKBOOK = "台账.xlsx"
REPORT = "读入报告.txt"


def carried_workbook(takeover: Takeover, sheets: Sequence[Sheet], filling: Filling) -> bytes:
    """The workbook of a new season: the sheets of the outline, filled with what was carried.

    A value of 约定 or 事实 of the outline that was carried has its cell filled; what else was carried stands
    below. A register without rows is there only when the outline has it.
    """
    tables = takeover.tables
    wanted = {sheet.name: sheet for sheet in sheets}
    wanted |= {one.name: one for one in takeover.sheets() if one.name in wanted or tables[one.name].rows}
    order = [name for name in ("约定", "事实", *(one.name for one in SHEETS), *wanted) if name in wanted]
    rows: dict[str, Sequence[RowIn]] = {**filling.rows}
    for name, table in tables.items():
        rows[name] = _joined(name, filling.rows.get(name, ()), table.rows)
    moved = {name: _positions(name, rows[name], table) for name, table in tables.items()}
    comments = {
        (name, moved[name][row], heading): text
        for (name, row, heading), text in comments_by_cell(tables.values()).items()
    }
    units = {(t.register, heading): unit for t in tables.values() for heading, unit in t.units.items()}
    whole = evolve(filling, rows=rows, units={**filling.units, **units}, comments=comments)
    return written_workbook([wanted[name] for name in dict.fromkeys(order)], whole)


def outline(takeover: Takeover, year: int) -> tuple[list[Sheet], Filling]:
    """The outline of a season that goes on without a pattern: the sheets there were."""
    sheets = [SHEET_BY_NAME[name] for name in SHEET_BY_NAME if name in takeover.tables]
    examples = {sheet.name: example_row(sheet, year, {}) for sheet in sheets}
    return sheets, Filling(f"{year}年台账", {}, examples=examples)


def report(takeover: Takeover, source: str, papers: Sequence[str]) -> bytes:
    """The reading report as a text file somebody keeps: what came from where, and what to look at."""
    lines = [f"读入报告：由 {source} 带过来", "", "一、什么带到了哪里", *takeover.lines, *papers, ""]
    lines.append("二、怎么读的、请核对什么" if takeover.notes else "二、没有改过写法，没有要核对的")
    lines += [f"{number}. {note}" for number, note in enumerate(takeover.notes, start=1)]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def _joined(name: str, blank: Sequence[RowIn], carried: Sequence[RowIn]) -> list[RowIn]:
    """The rows of a sheet: those of the outline with the values carried for them, then the others."""
    key = NAMES.get(name, "")
    if not key:
        return list(carried)
    by_name = {row.get(key): row for row in carried}
    known = {row.get(key) for row in blank}
    found: list[RowIn] = [_with_value(row, by_name.get(row.get(key))) for row in blank]
    return found + [row for row in carried if row.get(key) not in known]


def _with_value(row: RowIn, carried: RowIn | None) -> RowIn:
    if carried is None:
        return row
    kept = {heading: cell for heading, cell in carried.items() if cell is not None}
    return {**row, **kept} if VALUE in kept else {**kept, **row}


def _positions(name: str, rows: Sequence[RowIn], table: Table) -> Mapping[int, int]:
    """Where each carried row stands in the new sheet."""
    key = NAMES.get(name, "")
    if not key:
        return {number: number for number in range(len(table.rows))}
    places = {row.get(key): number for number, row in enumerate(rows)}
    return {number: places[row.get(key)] for number, row in enumerate(table.rows)}

"""Workbook reader (读工作簿): the sheets of 台账.xlsx as raw sheets.

openpyxl reads values only, after :mod:`linkage.files.workbook_guard` has measured the file; it never
follows links and never runs macros. Formulas count by the value the office program saved.
"""

from __future__ import annotations

import datetime
import io
import math
import warnings
from collections.abc import Iterable, Mapping
from decimal import Decimal

import openpyxl
from attrs import evolve

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.addresses import address
from linkage.files.annotation import is_copy, refused
from linkage.files.headings import heading_row
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort, is_error
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_guard import SheetFacts, WorkbookFacts, damaged, inspect
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, quoted

LARGEST_FILE = 50_000_000
_SHOWN = 10


def read_workbook(file: str, data: bytes) -> tuple[tuple[RawSheet, ...], list[Problem], list[Problem]]:
    """Read a workbook to raw sheets; problems and notes beside them."""
    sheets, about, problems, notes = open_workbook(file, data)
    for raw in sheets:
        facts = about.get(raw.name)
        if raw.name.strip() not in SHEET_BY_NAME:
            continue
        if facts is not None:
            top = heading_row(raw)
            first = top.number if top is not None else 1
            problems += uncomputed(raw, facts)
            problems += merged(raw, facts, first)
            notes += hidden(raw, facts)
        problems += errors(raw)
    return sheets, problems, notes


def open_workbook(
    file: str, data: bytes
) -> tuple[tuple[RawSheet, ...], Mapping[str, SheetFacts], list[Problem], list[Problem]]:
    """Open a workbook once it is known to be safe: its sheets, what the guard saw, problems, notes."""
    if len(data) > LARGEST_FILE:
        return (), {}, [faults.TOO_LARGE.at(Where(file), size=len(data), limit=LARGEST_FILE)], []
    facts, problems = inspect(file, data)
    if facts is None:
        return (), {}, problems, []
    notes = _told(file, facts)
    timed: list[tuple[Where, str]] = []
    try:
        sheets = _sheets(file, data, timed)
    except Exception:  # noqa: BLE001 - a broken workbook makes the library fail in any way it likes
        return (), {}, [damaged(file)], notes
    if is_copy(sheets):
        return (), {}, [refused(file)], []
    if timed:
        where, said = timed[0]
        words = {"count": len(timed), "first": f"〔{where.sheet}〕{where.cell}", "said": said}
        notes.append(file_faults.WITH_TIME.at(Where(file), **words))
    return sheets, facts.sheets, problems, notes


def _told(file: str, facts: WorkbookFacts) -> list[Problem]:
    """What there is to know about a whole workbook."""
    there = (
        (facts.macro, faults.MACRO),
        (facts.linked and not facts.dynamic, file_faults.LINKED),
        (facts.dynamic, file_faults.DYNAMIC),
        (facts.mac_dates, file_faults.MAC_DATES),
    )
    return [fault.at(Where(file)) for said, fault in there if said]


def _sheets(file: str, data: bytes, timed: list[tuple[Where, str]]) -> tuple[RawSheet, ...]:
    """All sheets of a workbook; dates that carry a time of day are added to ``timed``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False, keep_vba=False
        )
        sheets = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            place = Where(file, sheet=sheet.title)
            sheets.append(RawSheet(file, sheet.title, tuple(_rows(sheet.iter_rows(), place, timed))))
        book.close()
    return tuple(sheets)


def _rows(rows: Iterable[Iterable[object]], sheet: Where, timed: list[tuple[Where, str]]) -> Iterable[RawRow]:
    for number, row in enumerate(rows, start=1):
        cells = {}
        for index, cell in enumerate(row, start=1):
            value = getattr(cell, "value", None)
            if value is not None and value != "":
                error = getattr(cell, "data_type", "") == "e"
                cells[index] = RawCell(str(value), Sort.ERROR) if error else raw_cell(value)
                if isinstance(value, datetime.datetime) and value.time() != datetime.time():
                    timed.append((evolve(sheet, cell=address(number, index)), f"{value:%Y-%m-%d %H:%M}"))
        if cells:
            yield RawRow(number, cells)


def raw_cell(value: object) -> RawCell:
    """Give a value's raw text: whole numbers as digits, others with 15 significant digits."""
    match value:
        case bool():
            return RawCell(str(value).upper(), Sort.TRUTH)
        case int():
            return RawCell(str(value), Sort.NUMBER)
        case float() if not math.isfinite(value):
            return RawCell("#NUM!", Sort.ERROR)  # more than a spreadsheet program can hold
        case float():
            return RawCell(format(Decimal(f"{value:.15g}"), "f"), Sort.NUMBER)
        case datetime.datetime():
            return RawCell(value.date().isoformat(), Sort.DATE)
        case datetime.date():
            return RawCell(value.isoformat(), Sort.DATE)
        case _:
            text = str(value)
            return RawCell(text, Sort.ERROR if is_error(text) else Sort.TEXT)


def errors(raw: RawSheet) -> list[Problem]:
    """The cells of a sheet that hold an error value."""
    return [
        faults.ERROR_CELL.at(raw.place(row.number, index), said=quoted(cell.text))
        for row in raw.rows
        for index, cell in row.cells.items()
        if cell.sort is Sort.ERROR
    ]


def uncomputed(raw: RawSheet, about: SheetFacts) -> list[Problem]:
    """The formulas of a sheet that nobody computed."""
    return [
        faults.NO_CACHED_VALUE.at(Where(raw.file, sheet=raw.name, cell=cell)) for cell in about.uncomputed
    ]


def merged(raw: RawSheet, about: SheetFacts, first: int) -> list[Problem]:
    """The merged cells of a sheet from its row ``first`` on."""
    problems, titles = [], []
    for area in about.merged:
        start, _, end = area.partition(":")
        if _row_of(start) == first and raw.name.strip() in SHEET_BY_NAME:
            titles.append(area)
        elif _row_of(end or start) >= first:
            problems.append(faults.MERGED.at(Where(raw.file, sheet=raw.name, cell=start), range=area))
    if titles:
        place = Where(raw.file, sheet=raw.name, cell=f"A{first}")
        problems.append(file_faults.TWO_HEADING_ROWS.at(place, ranges=listed(sorted(titles))))
    return problems


def _row_of(cell: str) -> int:
    digits = cell.lstrip("$ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("$")
    return int(digits) if digits.isdecimal() else 0


def hidden(raw: RawSheet, about: SheetFacts) -> list[Problem]:
    """What of a sheet an office program would not show."""
    filled = {row.number for row in raw.rows}
    rows = [number for number in about.hidden_rows if number in filled]
    what = []
    if about.hidden:
        what.append("整张表")
    if rows:
        shown = listed(f"{number}" for number in rows[:_SHOWN])
        what.append(f"第 {shown} 行" + ("等" if len(rows) > _SHOWN else ""))
    used = {index for row in raw.rows for index in row.cells} if about.hidden_columns else set()
    columns = sorted(used & set(about.hidden_columns))
    if columns:
        what.append(f"{listed(address(1, column)[:-1] for column in columns[:_SHOWN])} 列")
    place = Where(raw.file, sheet=raw.name, cell=f"A{rows[0]}" if rows else "A1")
    return [faults.HIDDEN.at(place, what="、".join(what))] if what else []

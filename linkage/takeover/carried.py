"""Carried rows (带过来的行): what a register holds after it was read, ready for a new workbook."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import define, field, frozen

from linkage.files.headings import Headings
from linkage.files.raw_sheet import RawCell, Sort
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_writer import Cell
from linkage.ground.errors import Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.model.identity import Secret
from linkage.model.registers import Column, Kind, Row, Sheet, Value
from linkage.takeover.part_reading import exact_text

# A workbook keeps this many digits of a number; a longer one is written as text.
_DIGITS = 15


@define
class Table:
    """One register being carried: its rows by heading, its own columns, what is noted at its cells."""

    register: str
    rows: list[dict[str, Cell]] = field(factory=list)
    own: dict[str, Column] = field(factory=dict)
    units: dict[str, str] = field(factory=dict)
    comments: dict[tuple[int, str], str] = field(factory=dict)

    def learn(self, headings: Headings) -> None:
        """Take the units and the village's own columns of a sheet."""
        for heading in headings.columns:
            name = heading.column.heading
            if not heading.declared:
                self.own.setdefault(name, _own_column(name, heading.column.kind, str(heading.unit)))
            elif heading.column.units and heading.unit:
                self.units.setdefault(name, _unit_name(heading.column, f"{heading.unit}"))

    def keep(self, headings: Sequence[str]) -> None:
        """Leave only these columns filled, of the rows and of what is noted."""
        self.rows = [{name: cell for name, cell in row.items() if name in headings} for row in self.rows]
        self.comments = {place: text for place, text in self.comments.items() if place[1] in headings}

    def add(self, row: Row, cells: Mapping[int, RawCell], headings: Headings) -> int:
        """Add a row that was read, with its raw cells; gives its number, from 0."""
        self.learn(headings)
        found: dict[str, Cell] = {}
        for heading in headings.columns:
            name = heading.column.heading
            value = row.values.get(name)
            raw = cells.get(heading.index)
            if value is not None and raw is not None:
                found[name] = written(value, raw)
        self.rows.append(found)
        return len(self.rows) - 1

    @property
    def sheet(self) -> Sheet:
        """The sheet to be written: the register's columns, then those of the village's own."""
        declared = SHEET_BY_NAME[self.register]
        return Sheet(declared.name, declared.purpose, (*declared.columns, *self.own.values()))


@frozen
class Takeover:
    """All that was carried, with what is wrong and what is told."""

    tables: Mapping[str, Table]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()

    def sheets(self) -> Sequence[Sheet]:
        """The sheets in the order of the registers."""
        return [self.tables[name].sheet for name in SHEET_BY_NAME if name in self.tables]


def written(value: Value, raw: RawCell) -> Cell:
    """The cell to write for a value: numbers and dates of the old cell stay what they were."""
    match value:
        case Secret():
            return value.reveal()
        case Day():
            return value.date
        case Figure():
            if raw.sort is Sort.TEXT and raw.text.strip().endswith(("%", "％", "‰")):
                return raw.text.strip()
            return number_cell(value.value)
        case Word():
            return _as_it_was(value.text, raw)


def _as_it_was(text: str, raw: RawCell) -> Cell:
    """A word whose cell held a number or a date goes back as one."""
    if raw.text != text:
        return text
    if raw.sort is Sort.DATE:
        return datetime.date.fromisoformat(text)
    return Decimal(text) if raw.sort is Sort.NUMBER and _short(text) else text


def number_cell(value: Fraction) -> Cell:
    """An exact number as a cell: a number where the workbook can hold it, else its text."""
    text = exact_text(value)
    return Decimal(text) if "/" not in text and _short(text) else text


def _short(text: str) -> bool:
    return len(text.strip("-").replace(".", "").lstrip("0")) <= _DIGITS


def _own_column(name: str, kind: Kind, unit: str) -> Column:
    return Column(name, kind, units=(unit,) if kind is Kind.NUMBER and unit else ())


def _unit_name(column: Column, unit: str) -> str:
    return unit if unit in column.units else column.units[0]

"""Invented registers on disk (台账): the workbook that ``init`` makes, filled, or a folder of CSV.

A workbook is what a village keeps; it is held in memory while it is written. CSV is written row by row,
whatever its size, and is read about ten times as fast: from :data:`MOST_IN_WORKBOOK` households on, it is
what a season of invented rows is for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from linkage.files.new_season import blank_workbook, registers
from linkage.files.pattern_reader import Pattern
from linkage.files.workbook_writer import RowIn, written_workbook
from linkage.model.registers import Sheet

MOST_IN_WORKBOOK = 200
_AT_ONCE = 1 << 20
SheetRow: TypeAlias = tuple[str, RowIn]


def workbook(found: Sequence[Pattern], year: int, rows: Iterable[SheetRow]) -> bytes:
    """One workbook with these rows."""
    sheets, filling = blank_workbook(found, year)
    by_sheet: dict[str, list[RowIn]] = {sheet.name: [] for sheet in sheets}
    for name, row in rows:
        by_sheet[name].append(row)
    return written_workbook(sheets, evolve(filling, rows=by_sheet))


def tables(found: Sequence[Pattern], rows: Iterable[SheetRow]) -> Iterator[tuple[str, bytes]]:
    """The rows as pieces of CSV files, by the name of their sheet, headings first."""
    units = {place: unit for pattern in found for place, unit in pattern.units.items()}
    open_tables = {sheet.name: _Table(sheet, units) for sheet in registers(found)}
    for name, row in rows:
        table = open_tables[name]
        table.add(row)
        if table.text.tell() > _AT_ONCE:
            yield name, table.taken()
    for name, table in open_tables.items():
        yield name, table.taken()


class _Table:
    """A CSV file being written; what is there can be taken away at any time."""

    def __init__(self, sheet: Sheet, units: Mapping[tuple[str, str], str]) -> None:
        self.headings = [column.heading for column in sheet.columns]
        self.text = io.StringIO(newline="")
        self.writer = csv.writer(self.text, lineterminator="\n")
        own = [
            units.get((sheet.name, column.heading), column.units[0] if column.units else "")
            for column in sheet.columns
        ]
        self.writer.writerow(
            [
                f"{heading}（{unit}）" if unit else heading
                for heading, unit in zip(self.headings, own, strict=True)
            ]
        )

    def add(self, row: RowIn) -> None:
        """Write a row."""
        self.writer.writerow([row.get(heading, "") for heading in self.headings])

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = self.text.getvalue().encode("utf-8")
        self.text.seek(0)
        self.text.truncate()
        return data

"""Loose sheets (散表): somebody's workbook or CSV file, sheet by sheet, whatever its columns are.

The same guard stands before it as before a register: bombs, disguises, far cells, outside definitions.
Which of its cells count nobody knows yet, so what the guard saw of each sheet is handed on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from attrs import field, frozen

from linkage.files.raw_sheet import RawSheet
from linkage.files.tables import read_table
from linkage.files.workbook_guard import SheetFacts
from linkage.files.workbook_reader import open_workbook
from linkage.ground.errors import Problem

_WORKBOOK = b"PK"


@frozen
class LooseSheet:
    """A sheet as it stands, with what an office program would hide of it."""

    raw: RawSheet
    facts: SheetFacts

    @classmethod
    def plain(cls, raw: RawSheet) -> LooseSheet:
        """A sheet in which nothing is hidden or merged: that of a CSV file."""
        return cls(raw, SheetFacts(raw.name))


@frozen
class LooseSheets:
    """All sheets of a file that hold anything, with what keeps it from being read and what was noted."""

    file: str
    sheets: tuple[LooseSheet, ...] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def open_sheets(file: str, data: bytes, headed: Callable[[RawSheet], object]) -> LooseSheets:
    """Open a .xlsx or .csv file by what it is; ``headed`` knows headings (see :func:`read_table`)."""
    if data.startswith(_WORKBOOK) or not file.lower().endswith((".csv", ".txt")):
        raws, facts, problems, notes = open_workbook(file, data)
        sheets = tuple(LooseSheet(raw, facts[raw.name]) for raw in raws if raw.rows and raw.name in facts)
        return LooseSheets(file, sheets, tuple(problems), tuple(notes))
    name = posixpath.splitext(posixpath.basename(file))[0]
    raw, problems, notes = read_table(file, name, data, headed=headed)
    found = (LooseSheet.plain(raw),) if raw is not None and raw.rows else ()
    return LooseSheets(file, found, tuple(problems), tuple(notes))

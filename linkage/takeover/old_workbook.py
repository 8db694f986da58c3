"""Old workbook (旧表): somebody's sheets as they stand, with merged blocks and what is noted at cells."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import PurePath

from attrs import field, frozen

from linkage.files.addresses import address, area_of
from linkage.files.cell_texts import heading_text
from linkage.files.raw_sheet import RawRow, RawSheet
from linkage.files.workbook_comments import read_comments
from linkage.files.workbook_guard import SheetFacts
from linkage.files.workbook_reader import hidden, open_workbook, uncomputed
from linkage.ground.errors import Problem, Where

# A merged block is looked at as far as the sheet is filled, and no further than this in all.
_MOST_COVERED = 500_000


@frozen
class Block:
    """A merged block: its text in A1 form, its first cell, its last row and column."""

    text: str
    row: int
    column: int
    last_row: int
    last_column: int


@frozen
class OldSheet:
    """One sheet. ``covered`` leads from each cell under a merged block to the block."""

    raw: RawSheet
    covered: Mapping[tuple[int, int], Block] = field(repr=False)
    comments: Mapping[tuple[int, int], str] = field(repr=False)
    facts: SheetFacts
    by_number: Mapping[int, RawRow] = field(repr=False)

    @property
    def name(self) -> str:
        """The sheet's name as it stands."""
        return self.raw.name

    def text(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged block it belongs to."""
        block = self.covered.get((row, column))
        if block is not None:
            row, column = block.row, block.column
        found = self.by_number.get(row)
        cell = found.cells.get(column) if found is not None else None
        return cell.text if cell is not None else ""

    def beside(self, names: Mapping[int, str], below: int) -> dict[int, str]:
        """The headings of another table beside the first: behind an empty column, and filled in other rows.

        A column left empty inside one table parts nothing: what stands behind it is filled as far down.
        """
        rows = [row for row in self.raw.rows if row.number > below]
        filled = {column for row in rows for column, cell in row.cells.items() if cell.text.strip()}
        behind = [b for a, b in pairwise(sorted(names)) if b - a > 1 and not filled & set(range(a + 1, b))]
        for start in behind:
            own, other = (
                sum(any((column < start) is left for column in row.cells) for row in rows)
                for left in (True, False)
            )
            if other * 2 < own:
                return {column: name for column, name in names.items() if column >= start}
        return {}

    def headings(self, rows: tuple[int, int]) -> dict[int, str]:
        """The heading of each column; headings of two rows are joined, 承包地/面积."""
        first, last = rows
        columns = {c for number in range(first, last + 1) for c in self._cells(number)}
        columns |= {c for r, c in self.covered if first <= r <= last}
        found: dict[int, str] = {}
        for column in sorted(columns):
            said = [heading_text(self.text(number, column)) for number in range(first, last + 1)]
            whole = "/".join(dict.fromkeys(word for word in said if word))
            if whole:
                found[column] = whole
        return found

    def _cells(self, row: int) -> Mapping[int, object]:
        found = self.by_number.get(row)
        return found.cells if found is not None else {}


@frozen
class OldWorkbook:
    """A workbook somebody kept before."""

    file: str
    sheets: tuple[OldSheet, ...]
    notes: tuple[Problem, ...] = ()

    def sheet(self, name: str) -> OldSheet | None:
        """Find a sheet by its name."""
        return next((sheet for sheet in self.sheets if sheet.name.strip() == name.strip()), None)


def read_old(file: str, data: bytes) -> tuple[OldWorkbook | None, list[Problem]]:
    """Read an old workbook; nothing, and what is wrong, when it cannot be opened."""
    name = PurePath(file).name
    raws, facts, problems, notes = open_workbook(name, data)
    if problems:
        return None, problems
    comments = read_comments(data)
    sheets = tuple(_sheet(raw, facts.get(raw.name, SheetFacts(raw.name)), comments) for raw in raws)
    return OldWorkbook(name, sheets, tuple(notes)), []


def _sheet(raw: RawSheet, facts: SheetFacts, comments: Mapping[tuple[str, int, int], str]) -> OldSheet:
    own = {(row, column): text for (sheet, row, column), text in comments.items() if sheet == raw.name}
    by_number = {row.number: row for row in raw.rows}
    return OldSheet(raw, _covered(raw, facts), own, facts, by_number)


def _covered(raw: RawSheet, facts: SheetFacts) -> dict[tuple[int, int], Block]:
    far_row = max((row.number for row in raw.rows), default=0)
    far_column = max((column for row in raw.rows for column in row.cells), default=0)
    found: dict[tuple[int, int], Block] = {}
    for text in facts.merged:
        area = area_of(text)
        if area is None:
            continue
        block = Block(text, area.top, area.left, min(area.bottom, far_row), min(area.right, far_column))
        for r in range(block.row, block.last_row + 1):
            for c in range(block.column, block.last_column + 1):
                found[r, c] = block
                if len(found) >= _MOST_COVERED:
                    return found
    return found


def said_by(sheet: OldSheet) -> tuple[list[Problem], list[Problem]]:
    """What keeps a sheet from being taken (formulas nobody computed), and what is hidden in it."""
    return uncomputed(sheet.raw, sheet.facts), hidden(sheet.raw, sheet.facts)


def place(sheet: OldSheet, row: int, column: int, heading: str = "") -> Where:
    """The place of a cell in her sheet."""
    return Where(sheet.raw.file, sheet=sheet.name, cell=address(row, column), heading=heading)

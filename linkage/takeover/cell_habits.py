"""Cell habits (填表的习惯): what the cells of an old column show about how it was filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkage.files.cell_texts import BLANKS
from linkage.files.raw_sheet import RawCell, Sort
from linkage.model.registers import Column
from linkage.takeover.mapping import ANY_DAY, DAY_FIRST, MONTH_FIRST, MONTH_ONLY, SERIAL
from linkage.takeover.old_workbook import OldSheet

#: Signs people write where there is nothing.
_NOTHING = frozenset({"-", "—", "——", "/", "／", "\\", "无", "－", "没有"})
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}", re.ASCII)
_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?", re.ASCII)
_SERIAL = re.compile(r"[1-7]\d{4}", re.ASCII)
_MONTHS = 12
_UNIT_ABOVE = re.compile(r"单位[:：]?\s*([^\s,，。;；]+)")


def _cells(sheet: OldSheet, first: int, last: int, indexes: Sequence[int]) -> Iterator[RawCell]:
    for row in sheet.raw.rows:
        if row.number > first and (not last or row.number <= last):
            yield from (row.cells[index] for index in indexes if index in row.cells)


def stands_in_blocks(sheet: OldSheet, first: int, index: int) -> bool:
    """Say whether a column has blocks merged over several rows of data."""
    return any(
        column == index and block.row > first and block.last_row > block.row
        for (_, column), block in sheet.covered.items()
    )


def blanks_in(sheet: OldSheet, first: int, last: int, indexes: Sequence[int]) -> tuple[str, ...]:
    """The signs for nothing that stand in a column of numbers or dates."""
    texts = (cell.text.strip(BLANKS) for cell in _cells(sheet, first, last, indexes))
    return tuple(dict.fromkeys(text for text in texts if text in _NOTHING))


def day_forms_in(sheet: OldSheet, first: int, last: int, indexes: Sequence[int]) -> tuple[str, ...]:
    """The forms the dates of a column may have; several when nobody can know."""
    months: set[str] = {MONTH_FIRST, DAY_FIRST}
    seen: set[str] = set()
    for cell in _cells(sheet, first, last, indexes):
        text = cell.text.strip(BLANKS)
        found = _YEAR_LAST.fullmatch(text)
        if found is not None and cell.sort is Sort.TEXT:
            seen.add("year last")
            months -= {MONTH_FIRST} if int(found[1]) > _MONTHS else set()
            months -= {DAY_FIRST} if int(found[2]) > _MONTHS else set()
        elif cell.sort is Sort.TEXT and _MONTH.fullmatch(text):
            seen.add(MONTH_ONLY)
        elif cell.sort is Sort.NUMBER and _SERIAL.fullmatch(text):
            seen.add(SERIAL)
    if seen == {"year last"}:
        return tuple(form for form in (MONTH_FIRST, DAY_FIRST) if form in months) or (ANY_DAY,)
    if seen & {MONTH_ONLY, SERIAL}:
        return (ANY_DAY, *(form for form in (MONTH_ONLY, SERIAL) if form in seen))
    return (ANY_DAY,)


def lacks_some(sheet: OldSheet, first: int, last: int, index: int) -> bool:
    """Say whether some rows of data have nothing in a column."""
    rows = [row for row in sheet.raw.rows if row.number > first and (not last or row.number <= last)]
    return any(index not in row.cells for row in rows)


def unit_above(sheet: OldSheet, first: int, column: Column) -> str:
    """The one unit of a column that stands above the table (单位：亩), or nothing."""
    found: set[str] = set()
    for row in sheet.raw.rows:
        if row.number < first:
            for cell in row.cells.values():
                said = "、".join(_UNIT_ABOVE.findall(cell.text))
                words = re.split(r"[、/）)]", said)
                found |= {word for word in words if word in column.units}
    return found.pop() if len(found) == 1 else ""

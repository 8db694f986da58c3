"""Old days (旧表的日期): dates in the form a mapping names, brought to the one form that is read.

What does not have the form stays as it is, so that the reader says what is wrong with it.
"""

from __future__ import annotations

import datetime
import re

from linkage.files.raw_sheet import RawCell, Sort
from linkage.takeover.mapping import DAY_FIRST, MONTH_FIRST, MONTH_ONLY, SERIAL

_YEAR_LAST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*", re.ASCII)
_MONTH = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})月?\s*", re.ASCII)
_SERIAL = re.compile(r"\d{2,5}", re.ASCII)
# Day 61 is 1900-03-01; before it spreadsheets count a day that never was.
_FIRST_SERIAL, _EPOCH = 61, datetime.date(1899, 12, 30)


def iso_day(cell: RawCell, form: str) -> RawCell:
    """The cell with its date as 2025-09-01 when it has the form, else the cell itself.

    >>> iso_day(RawCell("9/3/2025"), "月日年").text
    '2025-9-3'
    >>> iso_day(RawCell("45901", Sort.NUMBER), "表格天数").text
    '2025-09-01'
    """
    if cell.sort is Sort.DATE:
        return cell
    if form == SERIAL:
        days = int(cell.text) if _SERIAL.fullmatch(cell.text) else 0
        return RawCell((_EPOCH + datetime.timedelta(days)).isoformat()) if days >= _FIRST_SERIAL else cell
    if cell.sort is not Sort.TEXT:
        return cell
    if form == MONTH_ONLY:
        found = _MONTH.fullmatch(cell.text)
        return RawCell(f"{found[1]}-{found[2]}-1") if found else cell
    found = _YEAR_LAST.fullmatch(cell.text)
    if found is None or form not in {MONTH_FIRST, DAY_FIRST}:
        return cell
    month, day = (found[1], found[2]) if form == MONTH_FIRST else (found[2], found[1])
    return RawCell(f"{found[3]}-{month}-{day}")

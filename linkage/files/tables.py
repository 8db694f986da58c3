"""Tables (台账文件夹): a folder of CSV files, one a sheet, as raw sheets.

A file's encoding is found in a fixed order, mark first, then UTF-8, then GB18030, and an encoding
counts only when the headings come out right; nothing is decided by statistics. Addresses are those
an accountant sees when she opens the file in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from linkage.files import register_faults as faults
from linkage.files.annotation import is_copy, refused
from linkage.files.headings import heading_row
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet
from linkage.ground.errors import Problem, Where

LARGEST_FILE = 50_000_000
MOST_ROWS = 200_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LAST_RESORT = "gb18030"
_NAMES = {"utf-8-sig": "UTF-8（带标记）", "utf-8": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}


def read_table(
    file: str, sheet: str, data: bytes, *, headed: Callable[[RawSheet], object] = heading_row
) -> tuple[RawSheet | None, list[Problem], list[Problem]]:
    """Read one CSV file: the sheet, what is wrong with it, and in which encoding it was read.

    ``headed`` says (by anything but ``None``) that the headings of a sheet come out right.
    """
    if len(data) > LARGEST_FILE:
        return None, [faults.TOO_LARGE.at(Where(file), size=len(data), limit=LARGEST_FILE)], []
    if not data.strip(b"\xef\xbb\xbf \t\r\n,"):
        return RawSheet(file, sheet, ()), [], []
    problems: list[Problem] = []
    readable: tuple[RawSheet, str] | None = None
    for candidate in _candidates(data):
        try:
            text = data.decode(candidate)
        except UnicodeError:
            continue
        raw, broken = _parsed(file, sheet, text)
        if raw is None:
            problems = problems or broken
        elif is_copy((raw,)):
            return None, [refused(file)], []
        elif headed(raw) is not None:
            return raw, [], [_told(file, candidate)]
        elif candidate != _LAST_RESORT and readable is None:
            readable = raw, candidate
    if readable is not None and not problems:
        return readable[0], [], [_told(file, readable[1])]
    return None, problems or [faults.UNKNOWN_ENCODING.at(Where(file))], []


def _told(file: str, encoding: str) -> Problem:
    return faults.ENCODING.at(Where(file), encoding=_NAMES.get(encoding, encoding))


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    return ("utf-8", _LAST_RESORT)


def _parsed(file: str, sheet: str, text: str) -> tuple[RawSheet | None, list[Problem]]:
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[RawRow] = []
    try:
        for number, record in enumerate(reader, start=1):
            if number > MOST_ROWS:
                place = Where(file, sheet=sheet, cell=f"A{number}")
                return None, [faults.FAR_CELL.at(place, rows=MOST_ROWS, columns=500)]
            cells = {index: RawCell(text) for index, text in enumerate(record, start=1) if text}
            if cells:
                rows.append(RawRow(number, cells))
    except csv.Error:
        return None, [faults.BROKEN_CSV.at(Where(file), line=reader.line_num)]
    return RawSheet(file, sheet, tuple(rows)), []

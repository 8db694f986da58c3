"""Tables (台账文件夹): a folder of CSV files, one a sheet, as raw sheets.

A file's encoding is found in a fixed order, mark first, then UTF-8, then GB18030, and an encoding
counts only when the headings come out right; nothing is decided by statistics. Addresses are those
an accountant sees when she opens the file in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.annotation import is_copy, refused
from linkage.files.headings import heading_row
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort, is_error
from linkage.files.workbook_guard import disguise
from linkage.ground.errors import Problem, Where

LARGEST_FILE = 50_000_000
MOST_ROWS = 200_000
_LOOKED_AT = 10
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
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
    foreign = _foreign(data)
    if foreign is not None:
        kind, why, remedy = foreign
        return None, [file_faults.NOT_TABLE.at(Where(file), kind=kind, why=why, remedy=remedy)], []
    return _decoded(file, sheet, data, headed)


def _decoded(
    file: str, sheet: str, data: bytes, headed: Callable[[RawSheet], object]
) -> tuple[RawSheet | None, list[Problem], list[Problem]]:
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
        seen = _seen_otherwise(readable[0], headed)
        if seen is not None:
            return None, [seen], []
        return readable[0], [], [_told(file, readable[1])]
    return None, problems or [faults.UNKNOWN_ENCODING.at(Where(file))], []


def _foreign(data: bytes) -> tuple[str, str, str] | None:
    """What a file is that only bears the name of a table: kind, why, remedy."""
    if data.startswith(_ZIP):
        return "这是工作簿，只是名字叫 .csv", "", "请另存为“CSV UTF-8（逗号分隔）”，或改名为 台账.xlsx 单独放"
    if any(data.startswith(mark) for mark, _ in _MARKS[1:]):
        return None
    if data.startswith((_OLE, b"%PDF", b"<", b"{\\rtf")):
        kind = disguise(data)
        return kind if kind is not None and "CSV" not in kind[0] else None
    if b"\x00" in data:
        return "里面不是文字", "文件坏了，或是别的程序的文件", "请换一份完好的文件"
    return None


def _seen_otherwise(raw: RawSheet, headed: Callable[[RawSheet], object]) -> Problem | None:
    """Why no heading is known: text read in the wrong encoding and saved, or another separator."""
    for sign in (";", "；", "|"):
        if any(sign in cell.text for row in raw.rows[:1] for cell in row.cells.values()):
            parted = _changed(raw, partial(_split, sign))
            if headed(parted) is not None:
                return file_faults.OTHER_SEPARATOR.at(Where(raw.file), sign=sign)
    mended = _changed(raw, lambda text: [text.encode("gb18030", "ignore").decode("utf-8", "replace")])
    if headed(mended) is not None:
        return file_faults.GARBLED.at(Where(raw.file))
    return None


def _split(sign: str, text: str) -> list[str]:
    return text.split(sign)


def _changed(raw: RawSheet, change: Callable[[str], list[str]]) -> RawSheet:
    """The first rows of a sheet with other texts, each cell giving one or several."""
    rows = []
    for row in raw.rows[:_LOOKED_AT]:
        texts = [text for cell in row.cells.values() for text in change(cell.text)]
        rows.append(RawRow(row.number, {at: RawCell(text) for at, text in enumerate(texts, start=1)}))
    return RawSheet(raw.file, raw.name, tuple(rows))


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
            cells = {index: _cell(text) for index, text in enumerate(record, start=1) if text}
            if cells:
                rows.append(RawRow(number, cells))
    except csv.Error:
        return None, [faults.BROKEN_CSV.at(Where(file), line=reader.line_num)]
    return RawSheet(file, sheet, tuple(rows)), []


def _cell(text: str) -> RawCell:
    return RawCell(text, Sort.ERROR) if is_error(text) else RawCell(text)

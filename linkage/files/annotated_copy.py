"""Annotated copy (批注副本): somebody's own sheets, coloured and commented where something is to be said.

A workbook keeps its look as far as openpyxl keeps it: fonts, widths, number formats, merged cells and
drop-downs. Formulas become the values the office program saved, pictures, charts and macros stay behind; so
the copy is for eyes only, and its first cell says so. The same workbook and annotations give the same bytes.
"""

from __future__ import annotations

import io
import math
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from linkage.files import annotation as page
from linkage.files.annotated_tables import TOO_GREAT, PlainSheet, Row, annotated_tables, plain
from linkage.files.annotation import Annotation
from linkage.files.raw_sheet import RawSheet
from linkage.files.tables import read_table
from linkage.files.workbook_comments import are_at_cells
from linkage.files.workbook_guard import inspect
from linkage.ground.errors import Where
from linkage.ground.fault import listed
from linkage.ground.sheet_names import sheet_name

#: Workbooks with more cells are written plain: with its look a cell takes half a kilobyte of memory.
MOST_WITH_LOOK = 250_000

_EDGE = Side(style="thin", color="C00000")
_FIXED = (1980, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_STEADY = rb"\g<1>2026-01-01T00:00:00Z"


def annotated_copy(
    files: Mapping[str, bytes], annotations: Iterable[Annotation], *, subject: str = "台账"
) -> bytes | None:
    """Copy one workbook, or CSV files as sheets of one workbook, and lay the annotations on their cells.

    ``files`` are the bytes by the names that the places of the annotations bear; ``subject`` is what the
    first cell calls the original. Nothing comes back when no file of them can be opened: then there are no
    cells to annotate.
    """
    said = page.in_order(annotations)
    books = [name for name in files if name.lower().endswith((".xlsx", ".xlsm"))]
    if books:
        return _of_workbook(books[0], files[books[0]], said, subject)
    return _of_tables(files, said, subject)


def is_annotated_copy(data: bytes) -> bool:
    """Say whether these bytes are an annotated copy, by the first cells of its sheets."""
    if inspect("", data)[0] is None:
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            firsts = [next(sheet.iter_rows(max_row=1, max_col=1), ()) for sheet in book.worksheets]
        except Exception:  # noqa: BLE001 - a broken workbook makes the library fail in any way it likes
            return False
    return any(str(cell.value).startswith(page.MARK) for cells in firsts for cell in cells)


def _of_tables(files: Mapping[str, bytes], said: Sequence[Annotation], subject: str) -> bytes | None:
    names: dict[str, str] = {}
    sheets: list[PlainSheet] = []
    for file, data in files.items():
        raw = _table(file, data)
        if raw is not None:
            names[file] = sheet_name(raw.name, names.values(), instead="_")
            sheets.append(plain(raw, names[file]))
    if not sheets:
        return None
    opening = page.opening(said, subject)
    return annotated_tables(sheets, said, lambda where: names.get(where.file, ""), opening)


def _table(file: str, data: bytes) -> RawSheet | None:
    """A CSV file as it stands, whatever its headings; nothing when its quotes or its encoding are broken."""
    name = PurePosixPath(file).stem
    raw = read_table(file, name, data)[0]
    return raw if raw is not None else read_table(file, name, data, headed=lambda sheet: sheet)[0]


def _of_workbook(file: str, data: bytes, said: Sequence[Annotation], subject: str) -> bytes | None:
    facts, _ = inspect(file, data)
    if facts is None:
        return None
    touched = sum(sheet.cells + sheet.covered for sheet in facts.sheets.values())
    large = touched > MOST_WITH_LOOK or not are_at_cells(data)
    told = [f"格子太多（连同合并的超过 {MOST_WITH_LOOK} 格），只抄内容，不留原来的字体和列宽。"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not large:
            book = _opened(data, plain=False)
            if book is not None:
                return _with_look(book, file, said, subject)
            told = ["工作簿里有程序读不了的样式或附件，只抄内容，不留原来的字体、列宽和批注。"]
        book = _opened(data, plain=True)
        try:
            return _without_look(book, file, said, page.opening(said, subject, told)) if book else None
        except _BrokenError:
            return None


class _BrokenError(Exception):
    """The library fails with the rows of a sheet."""


def _opened(data: bytes, *, plain: bool) -> Workbook | None:
    """A workbook with its look, or plain as its rows stream by; nothing where the library fails with it."""
    try:
        return openpyxl.load_workbook(
            io.BytesIO(data), read_only=plain, data_only=True, keep_links=False, keep_vba=False
        )
    except Exception:  # noqa: BLE001 - a broken workbook makes the library fail in any way it likes
        return None


def _sheets_of(book: Workbook, file: str) -> Callable[[Where], str]:
    """Names the sheet of this workbook that a place stands in, or nothing."""
    known = {name.strip(): name for name in book.sheetnames}
    return lambda where: known.get(where.sheet.strip(), "") if where.file == file else ""


def _with_look(book: Workbook, file: str, said: Sequence[Annotation], subject: str) -> bytes:
    sheet_of = _sheets_of(book, file)
    marks = page.by_sheet(said, sheet_of)
    shown = [line for sheet in book.worksheets for line in _lay(sheet, marks.get(sheet.title, {}))]
    _first_page(book, [(one, sheet_of(one.where)) for one in said], page.opening(said, subject, shown))
    return _saved(book)


def _without_look(book: Workbook, file: str, said: Sequence[Annotation], opening: Sequence[str]) -> bytes:
    sheet_of = _sheets_of(book, file)
    names: dict[str, str] = {}
    for sheet in book.worksheets:
        names[sheet.title] = sheet_name(sheet.title, names.values(), instead="_")
    sheets = [PlainSheet(names[sheet.title], _streamed(sheet)) for sheet in book.worksheets]
    return annotated_tables(sheets, said, lambda where: names.get(sheet_of(where), ""), opening)


def _streamed(sheet: Worksheet) -> Iterator[Row]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    try:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = {
                at: (cell.value, cell.number_format if cell.data_type == "d" else "")
                for at, cell in enumerate(row, start=1)
                if cell.value is not None
            }
            if cells:
                yield number, cells
    except Exception as error:
        raise _BrokenError from error


def _lay(sheet: Worksheet, marks: page.Marks) -> list[str]:
    """Colour and comment the cells of a sheet, bring hidden ones to light, and say which."""
    sheet.sheet_view.tabSelected = False
    _without_infinity(sheet)
    comments = 0
    for row, columns in marks.items():
        for column, said in columns.items():
            cell = sheet.cell(*_first_of_merged(sheet, row, column))
            cell.fill = PatternFill("solid", fgColor=said[0].colour)
            cell.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
            if comments < page.MOST_COMMENTS:
                comments += 1
                before = f"{cell.comment.text}\n" if cell.comment is not None else ""
                text = f"{before}{page.comment(said)}"
                width, height = page.comment_size(text)
                cell.comment = Comment(text, "linkage", height=height, width=width)
    return _brought_to_light(sheet, marks) if marks else []


def _without_infinity(sheet: Worksheet) -> None:
    """Put the error that spreadsheets show in the place of numbers that they cannot hold."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, float) and not math.isfinite(cell.value):
                cell.value = TOO_GREAT


def _first_of_merged(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The cell itself, or the first of the merged range it belongs to, which alone holds anything."""
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return area.min_row, area.min_col
    return row, column


def _brought_to_light(sheet: Worksheet, marks: page.Marks) -> list[str]:
    found = []
    if sheet.sheet_state != "visible":
        sheet.sheet_state = "visible"
        found.append("整张表")
    rows = [row for row in sorted(marks) if sheet.row_dimensions[row].hidden]
    for row in rows:
        sheet.row_dimensions[row].hidden = False
    if rows:
        found.append(f"第 {listed(str(row) for row in rows[:_NAMED])} 行{'等' if len(rows) > _NAMED else ''}")
    wanted = {column for columns in marks.values() for column in columns}
    letters = _shown_columns(sheet, wanted)
    if letters:
        found.append(f"{listed(letters)} 列")
    return [f"〔{sheet.title}〕{'、'.join(found)}原来是隐藏的，里面有要看的，这里显示出来。"] if found else []


_NAMED = 10


def _shown_columns(sheet: Worksheet, wanted: set[int]) -> list[str]:
    """Bring hidden columns to light that hold something to look at; a range of columns comes as one."""
    letters = []
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            dimension.reindex()
            inside = [at for at in sorted(wanted) if (dimension.min or 0) <= at <= (dimension.max or 0)]
            if inside:
                dimension.hidden = False
                letters += [get_column_letter(at) for at in inside]
    return letters


def _first_page(book: Workbook, said: Sequence[tuple[Annotation, str]], opening: Sequence[str]) -> None:
    for name in [name for name, defined in book.defined_names.items() if "[" in (defined.value or "")]:
        del book.defined_names[name]  # it spoke of another file, and links to other files stay behind
    sheet = book.create_sheet(page.free_name(book.sheetnames), 0)
    book.active = 0
    sheet.sheet_view.tabSelected = True
    for letter, width in zip("ABCD", page.WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row, line in enumerate(opening, start=1):
        sheet.cell(row, 1, line).font = Font(name="宋体", size=11)
    sheet.cell(1, 1).font = Font(name="宋体", size=14, bold=True, color="C00000")
    top = len(opening) + 2
    for column, heading in enumerate(page.HEADINGS, start=1):
        cell = sheet.cell(top, column, heading)
        cell.font = Font(name="宋体", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="EFE9DC")
    sheet.freeze_panes = f"A{top + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for at, (one, found) in enumerate(said[: page.MOST_LISTED], start=1):
        _line(sheet, top + at, (at, one, found))


def _line(sheet: Worksheet, row: int, listed_one: tuple[int, Annotation, str]) -> None:
    at, one, found = listed_one
    plain_font, top = Font(name="宋体", size=11), Alignment(vertical="top", wrap_text=True)
    sheet.row_dimensions[row].height = page.line_height(one)
    sheet.cell(row, 1, at)
    for column, text in enumerate((one.severity, str(one.where), one.text), start=2):
        sheet.cell(row, column, text).data_type = "s"  # never a formula, whatever sign it begins with
    for column in range(1, len(page.HEADINGS) + 1):
        cell = sheet.cell(row, column)
        cell.font, cell.alignment = plain_font, top
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=one.colour)
    if found:
        place = sheet.cell(row, 3)
        place.hyperlink = Hyperlink(ref=place.coordinate, location=page.link(found, one))
        place.font = Font(name="宋体", size=11, color="0563C1", underline="single")


def _saved(book: Workbook) -> bytes:
    """The bytes of a workbook, without the day and hour at which the library saved it."""
    written, steady = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in parts.infolist():
            data = parts.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _CLOCK.sub(_STEADY, data)
            out.writestr(zipfile.ZipInfo(entry.filename, _FIXED), data, zipfile.ZIP_DEFLATED)
    return steady.getvalue()

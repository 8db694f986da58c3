"""Annotated tables (素表): sheets written anew, their contents at the same addresses, coloured and commented.

For registers in CSV, which have no look to keep, and for workbooks too large to be held in memory with
their look. Rows pass through one by one. Text is always written as text.
"""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
from attrs import define, field, frozen

from linkage.files import annotation as page
from linkage.files.annotation import Annotation
from linkage.files.raw_sheet import RawSheet
from linkage.ground.errors import Where
from linkage.new_workbook import A4, new_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: A value with its number format; CSV and everything typed as text has none.
Shown: TypeAlias = "tuple[object, str]"
Row: TypeAlias = "tuple[int, Mapping[int, Shown]]"

#: What stands for a number that no spreadsheet can hold, as spreadsheets write it.
TOO_GREAT = "#NUM!"

_LOOKED_AT = 60
_NARROW, _WIDE = 8, 42
_LONGEST_TEXT = 32_767


@frozen
class PlainSheet:
    """A sheet to be written: its name, and its rows in their order, each with its number."""

    name: str
    rows: Iterable[Row] = field(repr=False)


def plain(raw: RawSheet, name: str) -> PlainSheet:
    """A sheet of texts as it was read."""
    rows = ((row.number, {at: (cell.text, "@") for at, cell in row.cells.items()}) for row in raw.rows)
    return PlainSheet(name, rows)


@define
class _Writing:
    book: xlsxwriter.Workbook
    formats: dict[tuple[str, str, str], Format] = field(factory=dict)
    comments: int = 0

    def look(self, number_format: str = "", colour: str = "", **more: object) -> Format:
        key = (number_format, colour, str(sorted(more.items())) if more else "")
        if key not in self.formats:
            look: dict[str, object] = {"font_name": "宋体", "font_size": 11, "valign": "top", **more}
            look |= {"num_format": number_format} if number_format else {}
            look |= {"bg_color": f"#{colour}", "border": 1, "border_color": "#A0A0A0"} if colour else {}
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]


def annotated_tables(
    sheets: Sequence[PlainSheet],
    annotations: Sequence[Annotation],
    sheet_of: Callable[[Where], str],
    opening: Sequence[str],
) -> bytes:
    """Write the first page and the sheets; ``sheet_of`` names the sheet a place stands in, or nothing."""
    target = io.BytesIO()
    writing = _Writing(new_workbook(target, page.MARK, row_by_row=True))
    names = [sheet.name for sheet in sheets]
    listed = [(one, sheet_of(one.where)) for one in annotations[: page.MOST_LISTED]]
    _first_page(writing, page.free_name(names), listed, opening)
    marks = page.by_sheet(annotations, sheet_of)
    try:
        for sheet in sheets:
            _sheet(writing, sheet, marks.get(sheet.name, {}))
    finally:
        writing.book.close()
    return target.getvalue()


def _first_page(
    writing: _Writing, name: str, listed: Sequence[tuple[Annotation, str]], opening: Sequence[str]
) -> None:
    sheet = writing.book.add_worksheet(name)
    for index, width in enumerate(page.WIDTHS):
        sheet.set_column(index, index, width)
    sheet.write_string(0, 0, opening[0], writing.look(bold=True, font_size=14, font_color="#C00000"))
    for at, line in enumerate(opening[1:], start=1):
        sheet.write_string(at, 0, line, writing.look())
    top = len(opening) + 1
    for index, heading in enumerate(page.HEADINGS):
        sheet.write_string(top, index, heading, writing.look(colour="EFE9DC", bold=True))
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    linked = writing.look(text_wrap=True, font_color="#0563C1", underline=1)
    for at, (one, found) in enumerate(listed, start=1):
        row = top + at
        sheet.set_row(row, page.line_height(one))
        sheet.write_number(row, 0, at, writing.look())
        sheet.write_string(row, 1, one.severity, writing.look(colour=one.colour))
        if found:
            sheet.write_url(row, 2, f"internal:{page.link(found, one)}", linked, str(one.where))
        else:
            sheet.write_string(row, 2, str(one.where), writing.look(text_wrap=True))
        sheet.write_string(row, 3, one.text, writing.look(text_wrap=True))


def _sheet(writing: _Writing, sheet: PlainSheet, marks: page.Marks) -> None:
    out = writing.book.add_worksheet(sheet.name)
    rows = iter(sheet.rows)
    first = list(islice(rows, _LOOKED_AT))
    for column, width in _widths(first).items():
        out.set_column(column - 1, column - 1, width)
    out.freeze_panes(first[0][0] if first else 1, 0)
    for number, cells in _with_marked(chain(first, rows), marks):
        said = marks.get(number, {})
        for column in sorted({*cells, *said}) if said else cells:
            value, number_format = cells.get(column, (None, ""))
            _cell(writing, out, (number - 1, column - 1), (value, number_format, said.get(column, ())))


def _with_marked(rows: Iterable[Row], marks: page.Marks) -> Iterator[Row]:
    """The rows in their order, and between them the empty ones of which something is said."""
    waiting = sorted(marks)
    at = 0
    for number, cells in rows:
        while at < len(waiting) and waiting[at] < number:
            yield waiting[at], {}
            at += 1
        at += at < len(waiting) and waiting[at] == number
        yield number, cells
    yield from ((number, {}) for number in waiting[at:])


def _widths(rows: Sequence[Row]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for _, cells in rows:
        for column, (value, _) in cells.items():
            text = str(value)
            wide = sum(1 if sign.isascii() else 2 for sign in text) + 2
            widths[column] = min(max(widths.get(column, _NARROW), wide), _WIDE)
    return widths


def _cell(
    writing: _Writing,
    out: Worksheet,
    place: tuple[int, int],
    shown: tuple[object, str, Sequence[Annotation]],
) -> None:
    value, number_format, said = shown
    look = writing.look(number_format, said[0].colour if said else "")
    if value is None:
        out.write_blank(*place, None, look)
    elif isinstance(value, bool):
        out.write_boolean(*place, value, look)
    elif isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        out.write_datetime(*place, value, look)
    elif isinstance(value, float) and not math.isfinite(value):
        out.write_string(*place, TOO_GREAT, look)
    elif isinstance(value, int | float):
        out.write_number(*place, value, look)
    else:
        out.write_string(*place, str(value)[:_LONGEST_TEXT], look)
    if said and writing.comments < page.MOST_COMMENTS:
        writing.comments += 1
        text = page.comment(said)
        width, height = page.comment_size(text)
        options = {"author": "linkage", "width": width, "height": height, "font_size": 9}
        out.write_comment(*place, text, options)

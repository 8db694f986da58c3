"""Spreadsheet (电子表): sheets of words as a workbook that a person opens, sorts, signs and checks.

A sheet says what the paper or the table beside it says, in the same words; only what is a number, a day or
a text stands in the cell as what it is. Identity, account and household numbers are texts, and so is whatever
looks like a formula. A total that is the sum of its column is a formula with its value beside it, so that
whoever doubts it can see what was added. The same words give the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from importlib import metadata
from typing import TYPE_CHECKING, Literal, TypeAlias

import xlsxwriter
from attrs import define, field, frozen
from xlsxwriter.utility import xl_col_to_name

from linkage.ground.sheet_names import sheet_name
from linkage.new_workbook import A4, new_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What the cells of a column are: words, words in the middle, or numbers; a day is told by its form.
Kind: TypeAlias = Literal["text", "center", "num"]
Value: TypeAlias = "str | Decimal | datetime.date | None"

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]+)?")
_DAY = re.compile(r"(?:19|2[01])[0-9]{2}-[01][0-9]-[0-3][0-9]")
_COUNTS = re.compile(r".*数|序号|人口|顺序")

#: Programs that show sheets hold a number with so many digits and no more.
_MOST_DIGITS = 15
_LONGEST_TEXT = 32_767
_WIDE_PAGE = 100
_LINE = 15
#: Places beside a number: its edges, and the breadth of its bold sum.
_BESIDE = 2
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@frozen
class Column:
    """A column: its heading, its kind, its width in characters."""

    heading: str
    kind: Kind = "text"
    width: int = 12

    @property
    def counts(self) -> bool:
        """Whether its cells are numbers when they look so; 户号 and 卡号 never are."""
        return self.kind == "num" or _COUNTS.fullmatch(self.heading) is not None


@frozen
class Leaf:
    """One sheet: its name, the lines above its table, the table with its total, and the lines below.

    ``height`` is the least height of a row in points, where somebody signs.
    """

    name: str
    above: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    total: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    height: int = _LINE

    @property
    def widths(self) -> Sequence[int]:
        """How wide each column stands: a number that does not fit would be shown as ``####``."""
        widths = [column.width for column in self.columns]
        for texts in (*self.rows, self.total):
            for at, (text, column) in enumerate(zip(texts, self.columns, strict=False)):
                if len(text) + _BESIDE > widths[at] and column.counts and _NUMBER.fullmatch(text):
                    widths[at] = len(text) + _BESIDE
        return widths

    @property
    def texts(self) -> Iterable[str]:
        """Every word in it."""
        yield from (self.name, *self.above, *self.below, *self.total)
        yield from (column.heading for column in self.columns)
        for row in self.rows:
            yield from row


def typed(text: str, column: Column) -> Value:
    """What a cell holds, by its words and its column: nothing, a number, a day, or the words themselves.

    >>> typed("1,234.50", Column("金额", "num")), typed("0012", Column("户号"))
    (Decimal('1234.50'), '0012')
    >>> typed("2025-02-30", Column("日期")), typed("2025-02-28", Column("日期"))
    ('2025-02-30', datetime.date(2025, 2, 28))
    """
    if not text:
        return None
    if column.counts and _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= _MOST_DIGITS:
        return Decimal(text.replace(",", ""))
    if _DAY.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def book_versions() -> Mapping[str, str]:
    """Versions of what shapes the bytes of a workbook."""
    return {"xlsxwriter": metadata.version("xlsxwriter")}


def workbook_bytes(title: str, leaves: Sequence[Leaf]) -> bytes:
    """Write sheets as one workbook and give its bytes.

    Raises ``ValueError`` for a row that has not as many texts as there are columns.
    """
    target = io.BytesIO()
    writing = _Writing(new_workbook(target, title))
    for leaf in leaves:
        writing.sheet(leaf)
    writing.book.close()
    return target.getvalue()


@define
class _Writing:
    """A workbook being written: the formats its cells share, the names its sheets bear."""

    book: xlsxwriter.Workbook
    formats: dict[str, Format] = field(factory=dict)
    names: set[str] = field(factory=set)

    def look(self, **look: object) -> Format:
        key = str(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "宋体", "font_size": 11, **look})
        return self.formats[key]

    def named(self, name: str) -> str:
        """A name that no other sheet bears and that programs accept."""
        free = sheet_name(name, self.names, instead="、")
        self.names.add(free)
        return free

    def sheet(self, leaf: Leaf) -> None:
        page = self.book.add_worksheet(self.named(leaf.name))
        top, last = len(leaf.above), len(leaf.columns) - 1
        for at, line in enumerate(leaf.above):
            self.line(page, at, line, leaf.widths, **({"bold": True, "font_size": 15} if at == 0 else {}))
        widths = leaf.widths
        for at, column in enumerate(leaf.columns):
            page.set_column(at, at, widths[at])
            page.write_string(top, at, _clean(column.heading), self.look(**_HEAD))
        for row, texts in enumerate(leaf.rows, start=top + 1):
            page.set_row(row, max(leaf.height, _LINE * _lines(texts, leaf.columns)))
            for at, (text, column) in enumerate(zip(texts, leaf.columns, strict=True)):
                self.cell(page, (row, at), typed(text, column), column)
        end = top + len(leaf.rows)
        if leaf.total:
            self.total(page, leaf, top)
        for at, line in enumerate(leaf.below, start=end + 1 + bool(leaf.total)):
            self.line(page, at, line, widths)
        if leaf.rows:
            page.autofilter(top, 0, end, last)
        page.freeze_panes(top + 1, 0)
        page.repeat_rows(top)
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_footer("&C第 &P 页，共 &N 页")
        page.set_margins(left=_MARGIN, right=_MARGIN)
        page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(last)}{end + 2}"})
        if sum(widths) > _WIDE_PAGE:
            page.set_landscape()

    def line(self, page: Worksheet, at: int, line: str, widths: Sequence[int], **look: object) -> None:
        """A line beside the table: one wider than the table is broken, or the whole sheet prints tiny."""
        lines = -(-width_of(line) // (sum(widths) - _BESIDE))
        if lines <= 1 or len(widths) == 1:
            page.write_string(at, 0, _clean(line), self.look(**look))
            return
        # Words break before the edge: so many lines more are kept free.
        page.set_row(at, _LINE * min(lines + lines // _SPARE, _MOST_LINES))
        broken = self.look(text_wrap=True, valign="top", **look)
        page.merge_range(at, 0, at, len(widths) - 1, "", broken)
        page.write_string(at, 0, _clean(line), broken)

    def cell(
        self, page: Worksheet, place: tuple[int, int], value: Value, column: Column, **more: object
    ) -> None:
        match value:
            case None:
                page.write_blank(*place, None, self.look(**_EDGE, **more))
            case Decimal():
                look = {"num_format": _format_of(value), "align": _ALIGN[column.kind], **_EDGE, **more}
                page.write_number(*place, value, self.look(**look))
            case datetime.date():
                look = {"num_format": "yyyy-mm-dd", "align": "center", **_EDGE, **more}
                page.write_datetime(*place, value, self.look(**look))
            case _:
                align = "left" if column.kind == "text" else _ALIGN[column.kind]
                look = {"num_format": "@", "text_wrap": True, "align": align, **_EDGE, **more}
                page.write_string(*place, _clean(value), self.look(**look))

    def total(self, page: Worksheet, leaf: Leaf, top: int) -> None:
        """The last row; what is the sum of its column is written as that sum, with its value."""
        first, row = top + 1, top + 1 + len(leaf.rows)
        for at, (text, column) in enumerate(zip(leaf.total, leaf.columns, strict=True)):
            value = typed(text, column)
            inside = [typed(texts[at], column) for texts in leaf.rows]
            if isinstance(value, Decimal) and column.kind == "num" and _adds_up(inside, value):
                name = xl_col_to_name(at)
                look = self.look(num_format=_format_of(value), align="right", **_EDGE, **_SUM)
                page.write_formula(row, at, f"=SUM({name}{first + 1}:{name}{row})", look, value)
            else:
                self.cell(page, (row, at), value, column, **_SUM)


_ALIGN: Mapping[Kind, str] = {"text": "right", "center": "center", "num": "right"}
_EDGE = {"border": 1, "border_color": "#808080", "valign": "vcenter"}
_HEAD = {"bold": True, "bg_color": "#EFE9DC", "text_wrap": True, "align": "center", **_EDGE}
_SUM = {"bold": True, "top": 2}
_MARGIN = Decimal("0.4")


def width_of(text: str) -> int:
    """How many places a text takes; a hanzi takes two."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def _lines(texts: Sequence[str], columns: Sequence[Column]) -> int:
    """How many lines the fullest cell of a row takes."""
    pairs = zip(texts, columns, strict=True)
    return min(
        max(-(-width_of(text) // max(column.width - 1, 1)) or 1 for text, column in pairs), _MOST_LINES
    )


_MOST_LINES = 20
#: Of so many lines of a long note one more is lost to words that break before the edge.
_SPARE = 4


def _adds_up(inside: Sequence[Value], total: Decimal) -> bool:
    numbers = [value for value in inside if isinstance(value, Decimal)]
    return bool(numbers) and sum(numbers) == total and all(not isinstance(value, str) for value in inside)


def _format_of(value: Decimal) -> str:
    """As many decimals as the words have; amounts have two."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * decimals}" if decimals > 0 else "0"


def _clean(text: str) -> str:
    """A text as a cell can hold it."""
    return _UNSEEN.sub("", text)[:_LONGEST_TEXT]

"""Workbook writer (写工作簿): the registers as a workbook that people like to fill.

Headings carry units and notes, choices drop down, identity, bank and household numbers are text,
dates are dates, the headings stay in sight, also on paper. A page of instructions stands first. What
must be filled is bold, so that colours are not needed to see it. The same content gives the same bytes.
Text is always written as text, so that nothing typed can become a formula.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
from attrs import Factory, define, field, frozen
from xlsxwriter.utility import xl_col_to_name

from linkage.files.register_examples import NOTE
from linkage.files.workbook_guide import guide
from linkage.model.registers import Column, Kind, Sheet
from linkage.new_workbook import A4, new_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | Decimal | datetime.date | None
RowIn: TypeAlias = Mapping[str, Cell]

INSTRUCTIONS = "说明"
# The key under which a row carries a comment for its first empty input cell.
COMMENT = "批注"
_LAST_ROW = 5000
_INPUTS = frozenset({("约定", "数值"), ("事实", "数值")})
_MOST_OFFERED = 250
_PROSE = frozenset({"说明", "来源"})
# Inches, left, right, top, bottom.
_MARGINS = (Decimal("0.4"), Decimal("0.4"), Decimal("0.6"), Decimal("0.6"))
# How many columns stay in sight while a wide sheet is scrolled.
_STAYS: Mapping[str, int] = MappingProxyType({"名册": 3})
_COMMENT_LOOK: Mapping[str, object] = MappingProxyType({"x_scale": 2, "author": ""})
_UNITS_OFFERED = (
    *("元", "万元", "亩", "斤", "公斤", "50公斤", "吨", "工日", "天", "小时", "件", "只", "箱", "头"),
    *("人", "户", "次", "元/亩/年", "元/工日", "每年", "日期", "无"),
)


@frozen
class Filling:
    """What goes into a workbook.

    ``rows`` holds data by sheet and heading; ``units`` names another unit than the first a column
    allows; ``choices`` words a column offers; ``examples`` a row by sheet that shows how to fill it, left
    out where the sheet has rows; ``comments`` what is noted at a cell, by sheet, row of data (from 0) and
    heading. A row of 约定 or 事实 without a value has a yellow cell, which carries the row's comment.
    """

    title: str
    rows: Mapping[str, Sequence[RowIn]]
    units: Mapping[tuple[str, str], str] = Factory(dict)
    choices: Mapping[tuple[str, str], Sequence[str]] = Factory(dict)
    examples: Mapping[str, RowIn] = Factory(dict)
    comments: Mapping[tuple[str, int, str], str] = Factory(dict)

    def example(self, sheet: str) -> RowIn:
        """The example row of a sheet; empty where it has rows of its own."""
        return {} if self.rows.get(sheet) else self.examples.get(sheet, {})


@define
class _Writing:
    """A workbook being written, with the formats its cells share."""

    book: xlsxwriter.Workbook
    filling: Filling
    named: bool
    formats: dict[str, Format] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        plain = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        edge = {"border": 1, "border_color": "#B8B8B8"}
        kinds: dict[str, dict[str, object]] = {
            "head": {"bg_color": "#F4F0E6", "text_wrap": True, **edge},
            "needed": {"bold": True, "bg_color": "#E3D5B8", "text_wrap": True, **edge},
            "example": {"num_format": "@", "italic": True, "font_color": "#6E6E6E"},
            "text": {"num_format": "@"},
            "day": {"num_format": "yyyy-mm-dd", "align": "left"},
            "number": {"num_format": "General"},
            "money": {"num_format": "0.00"},
            "input": {"num_format": "@", "bg_color": "#FFF2A8", **edge},
            "prose": {"num_format": "@", "text_wrap": True},
            "title": {"bold": True, "font_size": 16},
            "part": {"bold": True, "font_size": 12, "bottom": 1},
            "link": {"font_color": "#1F4E79", "underline": 1},
            "body": {"text_wrap": True},
        }
        self.formats = {name: self.book.add_format(plain | kind) for name, kind in kinds.items()}

    def unit(self, sheet: Sheet, column: Column) -> str:
        return self.filling.units.get((sheet.name, column.heading), column.units[0] if column.units else "")

    def heading(self, sheet: Sheet, column: Column) -> str:
        unit = self.unit(sheet, column)
        return f"{column.heading}（{unit}）" if unit else column.heading

    def format_of(self, sheet: Sheet, column: Column) -> str:
        match column.kind:
            case Kind.DAY:
                return "day"
            case Kind.NUMBER if column.heading == "数值":
                return "text"
            case Kind.TEXT if column.heading in _PROSE:
                return "prose"
            case Kind.NUMBER:
                return "money" if self.unit(sheet, column) == "元" else "number"
            case _:
                return "text"


def register_workbook(
    sheets: Sequence[Sheet],
    rows: Mapping[str, Sequence[RowIn]] | None = None,
    *,
    title: str = "台账",
    units: Mapping[tuple[str, str], str] | None = None,
    choices: Mapping[tuple[str, str], Sequence[str]] | None = None,
) -> bytes:
    """Write a workbook of these registers and give its bytes; what is given is told at :class:`Filling`."""
    return written_workbook(sheets, Filling(title, rows or {}, units or {}, choices or {}))


def written_workbook(sheets: Sequence[Sheet], filling: Filling) -> bytes:
    """Write a workbook of these registers and give its bytes."""
    target = io.BytesIO()
    book = new_workbook(target, filling.title)
    named = any(sheet.name == "名册" for sheet in sheets)
    writing = _Writing(book, filling, named)
    _instructions(writing, sheets)
    for sheet in sheets:
        _sheet(writing, sheet)
    book.close()
    return target.getvalue()


def _instructions(writing: _Writing, sheets: Sequence[Sheet]) -> None:
    examples = any(writing.filling.example(sheet.name) for sheet in sheets)
    page = writing.book.add_worksheet(INSTRUCTIONS)
    page.hide_gridlines(2)
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 96)
    for row, line in enumerate(guide(writing.filling.title, sheets, examples=examples)):
        if line.sheet:
            place = f"internal:'{line.sheet.replace(chr(39), chr(39) * 2)}'!A1"
            page.write_url(row, 0, place, writing.formats["link"], line.left)
        elif line.left or line.left_look == "input":
            page.write_string(row, 0, line.left, writing.formats[line.left_look])
        if line.right:
            page.write_string(row, 1, line.right, writing.formats[line.right_look])
    page.set_portrait()
    page.set_paper(A4)
    page.fit_to_pages(1, 1)


def _on_paper(page: Worksheet, name: str) -> None:
    """Print on A4 across, as wide as the paper, with the sheet's name and page numbers."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(*_MARGINS)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{name.replace('&', '&&')}")
    page.set_footer("&C第 &P 页，共 &N 页")


def _sheet(writing: _Writing, sheet: Sheet) -> None:
    page = writing.book.add_worksheet(sheet.name)
    page.freeze_panes(1, _STAYS.get(sheet.name, 0))
    page.set_row(0, 34)
    for index, column in enumerate(sheet.columns):
        heading = writing.heading(sheet, column)
        kind = "needed" if not column.empty_allowed else "head"
        page.write_string(0, index, heading, writing.formats[kind])
        page.set_column(
            index, index, _width(column, heading), writing.formats[writing.format_of(sheet, column)]
        )
        note = _note(column)
        if note:
            page.write_comment(0, index, note, _COMMENT_LOOK)
        _validate(page, sheet, column, index, writing)
    _example(page, sheet, writing)
    for number, row in enumerate(writing.filling.rows.get(sheet.name, ()), start=1):
        _row(page, sheet, number, row, writing)
    page.ignore_errors(
        {"number_stored_as_text": f"A1:{xl_col_to_name(len(sheet.columns) - 1)}{_LAST_ROW + 1}"}
    )
    page.repeat_rows(0)
    page.hide_gridlines(0)
    _on_paper(page, sheet.name)


def _row(page: Worksheet, sheet: Sheet, number: int, row: RowIn, writing: _Writing) -> None:
    for index, column in enumerate(sheet.columns):
        value = row.get(column.heading)
        noted = writing.filling.comments.get((sheet.name, number - 1, column.heading))
        if value is None and (sheet.name, column.heading) in _INPUTS:
            page.write_blank(number, index, None, writing.formats["input"])
            asked = row.get(COMMENT)
            noted = noted or (str(asked) if asked is not None else None)
        else:
            looks = writing.formats[writing.format_of(sheet, column)], writing.formats["day"]
            _write_cell(page, (number, index), value, looks)
        if noted:
            page.write_comment(number, index, noted, _COMMENT_LOOK)


def _example(page: Worksheet, sheet: Sheet, writing: _Writing) -> None:
    example = writing.filling.example(sheet.name)
    for index, column in enumerate(sheet.columns):
        looks = writing.formats["example"], writing.formats["day"]
        _write_cell(page, (1, index), example.get(column.heading), looks)
    if example:
        page.write_comment(1, 0, NOTE, _COMMENT_LOOK)


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, looks: tuple[Format, Format]) -> None:
    """Write one value; a date is shown as a date whatever the column is for, else it reads as a number."""
    plain, dated = looks
    match value:
        case None:
            return
        case datetime.date():
            moment = datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001
            page.write_datetime(*place, moment, dated)
        case str():
            page.write_string(*place, value, plain)
        case _:
            page.write_number(*place, value, plain)


def _note(column: Column) -> str:
    parts = [column.note]
    if not column.empty_allowed:
        parts.insert(0, "必填。")
    if column.choices:
        parts.append(f"可选：{'、'.join(column.choices)}。")
    if column.offered:
        parts.append(f"常用：{'、'.join(column.offered)}。")
    if column.units:
        parts.append(f"单位可用：{'、'.join(column.units)}，写在标题的括号里。")
    return "".join(part for part in parts if part)


def _width(column: Column, heading: str) -> int:
    """Wide enough for what goes in, and no wider: the roster must still be legible on paper."""
    if column.kind is Kind.SECRET:
        return 13 if column.heading == "电话" else 21
    if column.kind is Kind.DAY:
        return 12
    if column.heading in _PROSE:
        return 46
    wide = {"依据", "事项", "名称", "开户行", "条款", "参数", "地块代码", "常见范围"}
    return 20 if column.heading in wide else min(max(8, 2 * len(heading) + 2), 12)


def _validate(page: Worksheet, sheet: Sheet, column: Column, index: int, writing: _Writing) -> None:
    place = (1, index, _LAST_ROW, index)
    letter = xl_col_to_name(index)
    offered = writing.filling.choices.get((sheet.name, column.heading)) or column.offered
    if offered and len(",".join(offered)) <= _MOST_OFFERED:
        options = {"validate": "list", "source": list(offered), "error_type": "information"}
        page.data_validation(*place, options)
    elif column.choices:
        page.data_validation(*place, {"validate": "list", "source": list(column.choices)})
    elif column.heading in {"单位", "每"}:
        options = {"validate": "list", "source": list(_UNITS_OFFERED), "error_type": "information"}
        page.data_validation(*place, options)
    elif column.heading == "户号" and sheet.name != "名册" and writing.named:
        options = {"validate": "list", "source": f"=名册!$A$2:$A${_LAST_ROW}", "error_type": "warning"}
        page.data_validation(
            *place, {**options, "error_title": "户号", "error_message": "这个户号不在名册里。"}
        )
    elif column.kind is Kind.DAY:
        limits = {"minimum": datetime.date(1900, 1, 1), "maximum": datetime.date(2199, 12, 31)}
        options = {"validate": "date", "criteria": "between", "error_type": "warning"}
        told = {"error_title": "日期", "error_message": "请写成 2025-09-01。"}
        page.data_validation(*place, {**options, **limits, **told})
    elif column.heading == "证件号":
        rule = f'=OR({letter}2="",LEN({letter}2)=18)'
        options = {"validate": "custom", "value": rule, "error_type": "warning"}
        page.data_validation(*place, {**options, "error_title": "证件号", "error_message": "证件号是18位。"})

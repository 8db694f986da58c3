"""Workbook writer (写工作簿): the registers as a workbook that people like to fill.

Headings carry units and notes, choices drop down, identity, bank and household numbers are text,
dates are dates, the headings stay in sight. A page of instructions stands first. The same content
gives the same bytes. Text is always written as text, so that nothing typed can become a formula.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
from attrs import define, field
from xlsxwriter.utility import xl_col_to_name

from linkage.model.registers import Column, Kind, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | Decimal | datetime.date | None
RowIn: TypeAlias = Mapping[str, Cell]

INSTRUCTIONS = "说明"
_LAST_ROW = 5000
_CREATED = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_UNITS_OFFERED = (
    *("元", "万元", "亩", "斤", "公斤", "50公斤", "吨", "工日", "天", "小时", "件", "只", "箱", "头"),
    *("人", "户", "次", "元/亩/年", "元/工日", "每年", "日期", "无"),
)

HOW_TO = (
    "每张表的第一行是标题，请不要改动；标题上的批注说明怎么填。",
    "标题里括号中的是单位，例如 面积（亩）。单位不同的，请换算后再填，或把标题里的单位一起改掉。",
    "浅灰色的第二行是示例，填好以后请整行删除。",
    "户号、成员号、证件号、电话、卡号都按文字录入；表里已设为文本格式，粘贴时请选“只粘贴数值”。",
    "日期写成 2025-09-01 或 2025年9月1日。没有止期的留空。",
    "数字只写数；零写 0，空着不等于零。",
    "不要合并单元格。公式可以用，填好后请保存一次。",
    "合计、小计行可以留着，只用来核对，不作数据。",
    "用不到的表可以留空或删除；自家要加的列，写在右边即可。",
    "填好后运行 linkage check，把它列出的问题改完。",
)


@define
class _Writing:
    """A workbook being written, with the formats its cells share."""

    book: xlsxwriter.Workbook
    units: Mapping[tuple[str, str], str]
    named: bool
    formats: dict[str, Format] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        plain = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        edge = {"border": 1, "border_color": "#B8B8B8"}
        sample = {"italic": True, "font_color": "#6B6B6B", "bg_color": "#F2F2F2"}
        kinds: dict[str, dict[str, object]] = {
            "head": {"bold": True, "bg_color": "#EFE9DC", "text_wrap": True, **edge},
            "needed": {"bold": True, "bg_color": "#E3D5B8", "text_wrap": True, **edge},
            "text": {"num_format": "@"},
            "day": {"num_format": "yyyy-mm-dd"},
            "number": {"num_format": "General"},
            "money": {"num_format": "0.00"},
            "sample text": {"num_format": "@", **sample},
            "sample day": {"num_format": "yyyy-mm-dd", **sample},
            "sample number": sample,
            "title": {"bold": True, "font_size": 16},
            "body": {"text_wrap": True},
        }
        self.formats = {name: self.book.add_format(plain | kind) for name, kind in kinds.items()}

    def unit(self, sheet: Sheet, column: Column) -> str:
        return self.units.get((sheet.name, column.heading), column.units[0] if column.units else "")

    def heading(self, sheet: Sheet, column: Column) -> str:
        unit = self.unit(sheet, column)
        return f"{column.heading}（{unit}）" if unit else column.heading

    def shape(self, kind: str, *, sample: bool) -> Format:
        return self.formats[{"money": "sample number"}.get(kind, f"sample {kind}") if sample else kind]

    def format_of(self, sheet: Sheet, column: Column) -> str:
        match column.kind:
            case Kind.DAY:
                return "day"
            case Kind.NUMBER if column.heading == "数值":
                return "text"
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
    examples: Mapping[str, RowIn] | None = None,
) -> bytes:
    """Write a workbook of these registers and give its bytes.

    ``rows`` holds data by sheet and heading; ``units`` names another unit than the first a column
    allows; ``examples`` holds a row by sheet that shows how to fill it and has to be deleted.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": title, "created": _CREATED})
    writing = _Writing(book, units or {}, any(sheet.name == "名册" for sheet in sheets))
    _instructions(writing, title, sheets)
    for sheet in sheets:
        data = (rows or {}).get(sheet.name, ())
        example = (examples or {}).get(sheet.name)
        _sheet(writing, sheet, data, example)
    book.close()
    return target.getvalue()


def _instructions(writing: _Writing, title: str, sheets: Sequence[Sheet]) -> None:
    page = writing.book.add_worksheet(INSTRUCTIONS)
    page.hide_gridlines(2)
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, title, writing.formats["title"])
    for number, line in enumerate(HOW_TO, start=1):
        page.write_string(number + 1, 0, f"{number}", writing.formats["body"])
        page.write_string(number + 1, 1, line, writing.formats["body"])
    start = len(HOW_TO) + 4
    page.write_string(start - 1, 0, "各表", writing.formats["head"])
    page.write_string(start - 1, 1, "放什么", writing.formats["head"])
    for index, sheet in enumerate(sheets):
        page.write_string(start + index, 0, sheet.name, writing.formats["body"])
        page.write_string(start + index, 1, sheet.purpose, writing.formats["body"])


def _sheet(writing: _Writing, sheet: Sheet, rows: Sequence[RowIn], example: RowIn | None) -> None:
    page = writing.book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_row(0, 30)
    for index, column in enumerate(sheet.columns):
        heading = writing.heading(sheet, column)
        kind = "needed" if not column.empty_allowed else "head"
        page.write_string(0, index, heading, writing.formats[kind])
        page.set_column(
            index, index, _width(column, heading), writing.formats[writing.format_of(sheet, column)]
        )
        note = _note(column)
        if note:
            page.write_comment(0, index, note, {"x_scale": 2, "author": ""})
        _validate(page, sheet, column, index, named=writing.named)
    written = [(example, True)] if example is not None else []
    written += [(row, False) for row in rows]
    for number, (row, sample) in enumerate(written, start=1):
        for index, column in enumerate(sheet.columns):
            kind = writing.format_of(sheet, column)
            _write_cell(page, (number, index), row.get(column.heading), writing.shape(kind, sample=sample))


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, shape: Format) -> None:
    match value:
        case None:
            return
        case datetime.date():
            page.write_datetime(*place, datetime.datetime(value.year, value.month, value.day), shape)  # noqa: DTZ001
        case str():
            page.write_string(*place, value, shape)
        case _:
            page.write_number(*place, value, shape)


def _note(column: Column) -> str:
    parts = [column.note]
    if not column.empty_allowed:
        parts.insert(0, "必填。")
    if column.choices:
        parts.append(f"可选：{'、'.join(column.choices)}。")
    if column.units:
        parts.append(f"单位可用：{'、'.join(column.units)}，写在标题的括号里。")
    return "".join(part for part in parts if part)


def _width(column: Column, heading: str) -> int:
    if column.kind is Kind.SECRET:
        return 22
    if column.kind is Kind.DAY:
        return 13
    wide = {"来源", "依据", "说明", "事项", "名称", "开户行", "条款", "参数", "地块代码"}
    return 22 if column.heading in wide else max(10, 2 * len(heading) + 2)


def _validate(page: Worksheet, sheet: Sheet, column: Column, index: int, *, named: bool) -> None:
    place = (1, index, _LAST_ROW, index)
    letter = xl_col_to_name(index)
    if column.choices:
        page.data_validation(*place, {"validate": "list", "source": list(column.choices)})
    elif column.heading in {"单位", "每"}:
        options = {"validate": "list", "source": list(_UNITS_OFFERED), "error_type": "information"}
        page.data_validation(*place, options)
    elif column.heading == "户号" and sheet.name != "名册" and named:
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

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
# The key under which a row carries a comment for its first empty input cell.
COMMENT = "批注"
_LAST_ROW = 5000
_INPUTS = frozenset({("约定", "数值"), ("事实", "数值")})
_MOST_OFFERED = 250
_PROSE = frozenset({"说明", "来源"})
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
    "黄色的格是等着填的；别的格已经写好，一般不用改。",
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
    choices: Mapping[tuple[str, str], Sequence[str]]
    named: bool
    formats: dict[str, Format] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        plain = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        edge = {"border": 1, "border_color": "#B8B8B8"}
        kinds: dict[str, dict[str, object]] = {
            "head": {"bold": True, "bg_color": "#EFE9DC", "text_wrap": True, **edge},
            "needed": {"bold": True, "bg_color": "#E3D5B8", "text_wrap": True, **edge},
            "text": {"num_format": "@"},
            "day": {"num_format": "yyyy-mm-dd"},
            "number": {"num_format": "General"},
            "money": {"num_format": "0.00"},
            "input": {"num_format": "@", "bg_color": "#FFF2A8", **edge},
            "prose": {"num_format": "@", "text_wrap": True},
            "title": {"bold": True, "font_size": 16},
            "body": {"text_wrap": True},
        }
        self.formats = {name: self.book.add_format(plain | kind) for name, kind in kinds.items()}

    def unit(self, sheet: Sheet, column: Column) -> str:
        return self.units.get((sheet.name, column.heading), column.units[0] if column.units else "")

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
    """Write a workbook of these registers and give its bytes.

    ``rows`` holds data by sheet and heading; ``units`` names another unit than the first a column
    allows; ``choices`` words a column offers. A row of 约定 or 事实 without a value has a yellow cell,
    which carries the row's comment.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": title, "created": _CREATED})
    named = any(sheet.name == "名册" for sheet in sheets)
    writing = _Writing(book, units or {}, choices or {}, named)
    _instructions(writing, title, sheets)
    for sheet in sheets:
        _sheet(writing, sheet, (rows or {}).get(sheet.name, ()))
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


def _sheet(writing: _Writing, sheet: Sheet, rows: Sequence[RowIn]) -> None:
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
        _validate(page, sheet, column, index, writing)
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(sheet.columns):
            value = row.get(column.heading)
            if value is None and (sheet.name, column.heading) in _INPUTS:
                page.write_blank(number, index, None, writing.formats["input"])
                comment = row.get(COMMENT)
                if comment is not None:
                    page.write_comment(number, index, str(comment), {"x_scale": 2, "author": ""})
                continue
            _write_cell(page, (number, index), value, writing, writing.format_of(sheet, column))


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, writing: _Writing, kind: str) -> None:
    """Write one value; a date is shown as a date whatever the column is for, else it reads as a number."""
    match value:
        case None:
            return
        case datetime.date():
            day = datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001
            page.write_datetime(*place, day, writing.formats["day"])
        case str():
            page.write_string(*place, value, writing.formats[kind])
        case _:
            page.write_number(*place, value, writing.formats[kind])


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
    if column.kind is Kind.SECRET:
        return 22
    if column.kind is Kind.DAY:
        return 13
    if column.heading in _PROSE:
        return 46
    wide = {"依据", "事项", "名称", "开户行", "条款", "参数", "地块代码", "常见范围"}
    return 22 if column.heading in wide else max(10, 2 * len(heading) + 2)


def _validate(page: Worksheet, sheet: Sheet, column: Column, index: int, writing: _Writing) -> None:
    place = (1, index, _LAST_ROW, index)
    letter = xl_col_to_name(index)
    offered = writing.choices.get((sheet.name, column.heading)) or column.offered
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

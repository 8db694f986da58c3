"""New season (新建一季): the files a fresh season folder begins with, from a named pattern.

A pattern is data: a commented arrangement, a charter, the settings and facts it speaks of. What is
left open stands in 〔…〕, and the reader asks for it to be filled.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from linkage.files.register_sheets import EXAMPLE_HOUSEHOLD, EXAMPLE_WORD, SHEETS
from linkage.files.workbook_writer import Cell, RowIn, register_workbook
from linkage.ground.source import MappingNode, Scalar, read_yaml
from linkage.model.registers import Column, Kind, Sheet

_PATTERNS = Path(__file__).parent.parent / "patterns"
_TERM_YEARS = 10
_ANY_YEAR = 2025
_NO_EXAMPLE = {"事实", "约定"}
_SAID = MappingProxyType(
    {
        "户号": EXAMPLE_HOUSEHOLD,
        "成员号": "1",
        "姓名": "张三",
        "与户主关系": "户主",
        "组": "一组",
        "地块代码": "D001",
        "股别": "人口股",
        "岗位": "采摘",
        "付款方": "公司",
        "收款方": "村集体",
        "项目": "土地租金",
        "每": "斤",
        "债权人": "公司",
        "状态": "到会",
    }
)
_UNITS = MappingProxyType({"用工": "工日", "居间": "亩", "验收": "亩"})


@cache
def patterns() -> Mapping[str, Path]:
    """The patterns by the name they give under 模式."""
    found: dict[str, Path] = {}
    for folder in sorted(path for path in _PATTERNS.iterdir() if path.is_dir()):
        file = folder / "arrangement.yaml"
        if not file.is_file():
            continue
        node, _ = read_yaml(file.name, _filled(file, _words(_ANY_YEAR)))
        name = node.get("模式") if isinstance(node, MappingNode) else None
        if isinstance(name, Scalar):
            found[name.text] = folder
    return found


def new_season(pattern: str, year: int) -> dict[str, bytes]:
    """The files of a fresh season of this pattern, by name."""
    folder = patterns()[pattern]
    words = _words(year)
    rows: dict[str, Sequence[RowIn]] = {
        "约定": _table(folder / "settings.csv"),
        "事实": _table(folder / "facts.csv"),
    }
    first = datetime.date(year, 1, 1)
    examples = {sheet.name: _example(sheet, first) for sheet in SHEETS if sheet.name not in _NO_EXAMPLE}
    workbook = register_workbook(SHEETS, rows, title=f"{year}年台账", examples=examples)
    return {
        "合作.yaml": _filled(folder / "arrangement.yaml", words),
        "章程.yaml": _filled(folder / "charter.yaml", words),
        "台账.xlsx": workbook,
    }


def _words(year: int) -> Mapping[str, str]:
    return {"{year}": str(year), "{last_year}": str(year + _TERM_YEARS - 1)}


def _filled(file: Path, words: Mapping[str, str]) -> bytes:
    text = file.read_text(encoding="utf-8")
    for blank, word in words.items():
        text = text.replace(blank, word)
    return text.encode("utf-8")


def _table(file: Path) -> list[RowIn]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [dict(row) for row in csv.DictReader(lines)]


def _example(sheet: Sheet, first: datetime.date) -> RowIn:
    row: dict[str, Cell] = {}
    for column in sheet.columns:
        value = _example_cell(sheet, column, first)
        if value is not None:
            row[column.heading] = value
    if "户号" not in row:
        word = next(column.heading for column in sheet.columns if column.kind is Kind.TEXT)
        row[word] = EXAMPLE_WORD
    return row


def _example_cell(sheet: Sheet, column: Column, first: datetime.date) -> Cell:
    if column.heading in {"止", "成员至", "对方户号", "对方成员号", "条款"} or column.kind is Kind.SECRET:
        return None
    if column.kind is Kind.DAY:
        return first
    if column.kind is Kind.NUMBER:
        return 1
    if column.heading == "单位":
        return _UNITS.get(sheet.name, "人")
    if column.choices:
        return column.choices[0]
    said = _SAID.get(column.heading)
    return said if said is not None else (EXAMPLE_WORD if not column.empty_allowed else None)

"""Old workbooks as villages make them, for the tests of the takeover."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from linkage.commands import main
from linkage.files.raw_sheet import RawSheet
from linkage.files.workbook_reader import open_workbook

Cell = object
SHEET = Sequence[Sequence[Cell]]

ZHAO, QIAN, SUN, LI = "110105196503070028", "11010519491231002X", "110105198001010016", "110105197206150026"


def book(sheets: Mapping[str, SHEET], merged: Mapping[str, Sequence[str]] | None = None) -> Workbook:
    """A workbook of these rows, with these blocks."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for block in (merged or {}).get(name, ()):
            page.merge_cells(block)
    return made


def saved(made: Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def noted(made: Workbook, sheet: str, cell: str, text: str) -> Workbook:
    made[sheet][cell].comment = Comment(text, "李")
    return made


def run(folder: Path, data: bytes, *options: str, columns: str = "") -> Result:
    """``linkage init 新季 --from 旧表.xlsx`` in a folder."""
    (folder / "旧表.xlsx").write_bytes(data)
    words = ["init", str(folder / "2026"), "--from", str(folder / "旧表.xlsx"), *options]
    if columns:
        (folder / "对照.yaml").write_text(columns, encoding="utf-8")
        words += ["--columns", str(folder / "对照.yaml")]
    return CliRunner().invoke(main, words)


def rows(folder: Path, sheet: str) -> list[dict[str, str]]:
    """The rows of a sheet of the new workbook, by heading."""
    found, _, problems, _ = open_workbook("台账.xlsx", (folder / "2026" / "台账.xlsx").read_bytes())
    assert problems == []
    return by_heading(next(raw for raw in found if raw.name == sheet))


def by_heading(raw: RawSheet) -> list[dict[str, str]]:
    headings = {index: cell.text for index, cell in raw.rows[0].cells.items()}
    return [{headings[index]: cell.text for index, cell in row.cells.items()} for row in raw.rows[1:]]


HOUSEHOLDS: SHEET = [
    ["户编号", "姓名", "身份证号", "组"],
    ["A1", "赵田", ZHAO, "一组"],
    ["A2", "钱禾", QIAN, "一组"],
    ["B1", "孙苗", SUN, "二组"],
]
ROSTER = """表:
  - 旧表: 花名册
    到: 名册
    列: {户号: 户编号, 成员号: {固定: 1}, 姓名: 姓名, 与户主关系: {固定: 户主}, 证件号: 身份证号, 组: 组}
"""


def plots(*table: list[object], more: str = "") -> tuple[bytes, str]:
    """A roster with a sheet of plots, and a mapping that reads both."""
    columns = f"""  - 旧表: 田亩
    到: 地块
    列: {{户号: 户编号, 地块代码: {{编号: 户号-户内}}, 面积: {{旧列: 面积, 单位: 亩}}{more}}}
"""
    return saved(book({"花名册": HOUSEHOLDS, "田亩": table})), ROSTER + columns

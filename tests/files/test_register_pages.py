"""Tests of docs/registers.md: every sheet and column the reader knows, made from their declaration.

``pytest --bless`` rewrites the page; the diff is then reviewed like code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.files.register_sheets import SHEETS
from linkage.governance.words import ABSENT, BY_PROXY, IN_PERSON
from linkage.model.registers import Column, Kind, Sheet

PAGE = Path(__file__).parents[2] / "docs" / "registers.md"
HEAD = """\
# 台账各表

程序认得的表和列，一张表一节。`linkage init` 写出的台账里，标题上的批注说的是同样的话。用不到的表不必有；自己加的列写在右边，
协议里写 `表名.列名` 就能用。这一页由 `pytest tests/files/test_register_pages.py --bless` 写成，不要手改。

- **必填**的格每一行都要写；别的可以空着，空着不等于零。**要有**的列不能没有，格子可以空。
- 单位写在标题的括号里，例如 `面积（亩）`；只有一种单位的可以不写。
- 什么时候要填哪张表：[分配](manual-pools.md)、[人和户](manual-people.md)、[时间、取整和往来](manual-time-money.md)、
  [成员账户](manual-accounts.md)、[议事和公开](manual-governance.md)、[税、账和报表](manual-books.md)。
"""


def kind(column: Column) -> str:
    """What a cell holds, in words."""
    if column.unit_from:
        return f"数，单位看“{column.unit_from}”"
    units = column.units or ((column.unit,) if column.unit else ())
    words = {Kind.DAY: "日期", Kind.SECRET: "证件、号码", Kind.NUMBER: "数"}
    said = words.get(column.kind, "文字")
    return f"{said}（{'、'.join(units)}）" if units else said


def needed(column: Column) -> str:
    """Whether the column, or every cell of it, has to be there."""
    if not column.empty_allowed:
        return "必填"
    return "要有" if column.required else ""


def notes(column: Column) -> str:
    """What is said of a column, with the words it takes."""
    only = f"只能写 {'、'.join(column.choices)}。" if column.choices else ""
    often = f"常用 {'、'.join(column.offered)}。" if column.offered else ""
    return f"{only}{often}{column.note}".replace("|", "\\|") or "—"


def section(sheet: Sheet) -> str:
    """A sheet as a section with a row for each column."""
    rows = [
        f"| {c.heading.replace('|', chr(92) + '|')} | {kind(c)} | {needed(c) or '可空'} | {notes(c)} |"
        for c in sheet.columns
    ]
    return "\n".join(
        [
            f"\n## {sheet.name}\n",
            f"{sheet.purpose}\n",
            "| 列 | 写什么 | 能不能空 | 说明 |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def test_the_page_says_what_the_reader_knows(*, bless: bool) -> None:
    now = HEAD + "".join(map(section, SHEETS))
    if bless:
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_no_column_of_a_sheet_stands_twice(sheet: Sheet) -> None:
    headings = [column.heading for column in sheet.columns]
    assert len(headings) == len(set(headings))


def test_what_is_offered_for_who_came_is_understood() -> None:
    attendance = next(sheet for sheet in SHEETS if sheet.name == "到会")
    column = attendance.column("状态")
    assert column is not None
    assert set(column.offered) <= {*IN_PERSON, *BY_PROXY, *ABSENT}

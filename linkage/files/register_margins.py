"""Register margins (表里不是数据的行): notes and signatures below a table, repeated headings, a second table.

A row is taken for one of these only by a closed list of words, and only when nothing in it could be data;
what was left out is told. Everything else is read as a row, and refused where it is none.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping

from linkage.files.cell_texts import BLANKS, heading_text
from linkage.files.raw_sheet import RawCell, Sort
from linkage.files.register_aliases import ALIASES
from linkage.files.register_sheets import SHEETS

_FOOT = re.compile(
    r"(附?注[0-9一二三]?[:：、.．]|(备注|说明|注意|附注)[:：]|以下空白"
    r"|(制表|填表|填报|审核|复核|会计|出纳|经办|监督|负责人|单位负责人|村主任|书记|理事长|监事长|制表日期|填表日期"
    r"|单位（盖章）|盖章)(人|单位|日期)?[（(]?(签字|签名|盖章|签章)?[)）]?[:：])",
)
_ENOUGH = 2
_HEADINGS = frozenset(
    {column.heading for sheet in SHEETS for column in sheet.columns} | {seen for _, seen in ALIASES}
)


class Margin(enum.Enum):
    """What a row is that is no data."""

    FOOT = "说明"
    HEADINGS = "重复的标题"
    SECOND_TABLE = "另一张表"


def margin(titles: Mapping[int, str], cells: Mapping[int, RawCell]) -> Margin | None:
    """Say what a row is when it is no data; ``titles`` are the texts of the heading row by column."""
    first = cells[min(cells)].text.strip(BLANKS)
    foot = _FOOT.match("".join(first.split())) is not None
    if not foot and not _is_heading(first) and heading_text(first) != titles.get(min(cells)):
        return None
    texts = {i: heading_text(cell.text) for i, cell in cells.items() if cell.sort is Sort.TEXT}
    if len(texts) < len(cells):
        return None
    if all(titles.get(index) == text for index, text in texts.items()):
        return Margin.HEADINGS
    known = sum(_is_heading(text) for text in texts.values())
    if known >= _ENOUGH and known * 2 > len(texts):
        return Margin.SECOND_TABLE
    return Margin.FOOT if foot else None


def _is_heading(text: str) -> bool:
    name = text.partition("（")[0].partition("(")[0]
    return name in _HEADINGS

"""Row kinds (行的种类): which rows of a list pay somebody, which only add up, which are neither."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping

from linkage.files.cell_texts import BLANKS, heading_text
from linkage.files.number_text import reads_as_number
from linkage.files.raw_sheet import RawCell, Sort
from linkage.verify.heading_words import NUMERIC
from linkage.verify.payout_list import ListColumn, Role

_GAPS = re.compile(rf"[{BLANKS}\n]+")
_TOTAL = re.compile(
    r".{0,10}?(合计|小计|总计|共计|累计|承前页|承上页|过次页|转下页|转次页)(金额|数|人数)?([（(].{0,8}[)）])?[:：]?"
)
_CAPITALS = re.compile(r".{0,8}大写.{0,4}[:：]?.*")
_FOOT = re.compile(
    r".{0,6}(制表|填表|审核|复核|负责人|会计|出纳|经办|监督|公章|盖章|说明|备注|注|填报|日期|理事长|村主任|书记|监事|以下空白|时间)"
    r".{0,6}([:：].*|$)"
)
_SECTION = re.compile(r".{0,12}(组|队|村|社|屯|片区|片|自然村)[:：]?([（(].*[)）])?")
_TELLING = re.compile("[计页写]")
_NUMBERLIKE = re.compile(r"[¥￥＋+\-－]?[0-9０-９.,]+(?!.*[年月日])")
_KEYS = frozenset({Role.HOUSEHOLD, Role.MEMBER, Role.NAME, Role.IDENTITY, Role.ACCOUNT, Role.LAST_FOUR})


class RowKind(enum.Enum):
    """What a row is; the value is its word in notes."""

    PERSON = "发放"
    TOTAL = "合计"
    HEADING = "重复的标题"
    SECTION = "分组"
    FOOT = "表尾"


def heading_parts(headings: Iterable[str]) -> frozenset[str]:
    """The words of headings, whole and in their parts, by which a repeated heading row is known."""
    return frozenset(
        part for heading in headings for part in (heading, *re.split(r"[/（）]", heading)) if part
    )


def row_kind(
    cells: Mapping[int, RawCell], columns: Mapping[int, ListColumn], headings: frozenset[str]
) -> RowKind:
    """Say what a row below the headings is; ``cells`` are those of one block, by its columns."""
    words = {i: cell for i, cell in cells.items() if cell.sort is Sort.TEXT}
    if any(_is_total(cell.text, columns.get(index)) for index, cell in words.items()):
        return RowKind.TOTAL
    if sum(_repeats(cell.text, headings) for cell in words.values()) >= 2:
        return RowKind.HEADING
    numeric = [cell for i, cell in cells.items() if i in columns and columns[i].role in NUMERIC]
    if any(map(_is_number, numeric)):
        return RowKind.PERSON
    if any(_FOOT.fullmatch(_GAPS.sub("", cell.text)) for cell in words.values()):
        return RowKind.FOOT
    if len(cells) == 1 and words and _SECTION.fullmatch(_GAPS.sub("", next(iter(words.values())).text)):
        return RowKind.SECTION
    return RowKind.PERSON if names_anybody(cells, columns) else RowKind.FOOT


def names_anybody(cells: Mapping[int, RawCell], columns: Mapping[int, ListColumn]) -> bool:
    """Say whether a row says whom it is about."""
    return any(i in columns and columns[i].role in _KEYS for i in cells)


def _is_total(text: str, column: ListColumn | None) -> bool:
    """Say whether a cell calls its row a total."""
    if not _TELLING.search(text) or (column is not None and column.role in NUMERIC):
        return False
    said = _GAPS.sub("", text)
    own = column is not None and column.role is Role.CAPITALS
    return bool(_TOTAL.fullmatch(said) or (not own and "大写" in said and _CAPITALS.fullmatch(said)))


def _is_number(cell: RawCell) -> bool:
    """Say whether a cell under an amount may be meant as a number; words of a foot (审核：) are not."""
    if cell.sort is not Sort.TEXT or reads_as_number(cell.text):
        return True
    return bool(_NUMBERLIKE.match(cell.text.strip()))


def _repeats(text: str, headings: frozenset[str]) -> bool:
    said = text.strip()
    return said in headings or (not said[:1].isdigit() and heading_text(text) in headings)

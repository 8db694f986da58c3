"""Old headings (旧表的标题行): where the headings of an old sheet stand, and what each probably means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from linkage.files.cell_texts import BLANKS
from linkage.files.headings import known_heading, split_heading
from linkage.files.register_aliases import LIKELY
from linkage.files.register_reader import is_total
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.takeover.old_workbook import OldSheet

_FIRST_ROWS = 15
# One heading understood is chance.
_FEWEST = 2
_NUMBERED = re.compile(r"(.+?)(?:[0-9]{1,2}|[一二三四五六七八九十])")
# What makes a sheet one of a register; a sheet of movements needs its day beside it.
TELLING: dict[str, tuple[str, ...]] = {
    "名册": ("姓名",),
    "地块": ("面积",),
    "股份": ("份额", "出资额"),
    "资产": ("原值",),
    "用工": ("岗位",),
    "交售": ("品名", "等级"),
    "代销": ("销售额",),
    "积分": ("分值",),
}
_WITH_DAY = {"用工", "交售", "代销", "积分"}


@frozen
class Meaning:
    """What an old heading probably means in a register; ``sure`` when the reader itself would know it."""

    heading: str
    sure: bool
    numbered: bool = False


def meaning(register: str, text: str) -> Meaning | None:
    """What an old heading means in a register, or nothing.

    >>> meaning("地块", "田亩2（亩）")
    Meaning(heading='面积', sure=False, numbered=True)
    """
    name = split_heading(text)[0]
    last = split_heading(text.rpartition("/")[2])[0]
    for word in dict.fromkeys((name, last)):
        known = known_heading(SHEET_BY_NAME[register], word)
        if known is not None:
            return Meaning(known.heading, sure=True)
        likely = LIKELY.get((register, word)) or LIKELY.get(("", word))
        if likely is not None and SHEET_BY_NAME[register].column(likely) is not None:
            return Meaning(likely, sure=False)
    found = _NUMBERED.fullmatch(last) or _NUMBERED.fullmatch(text.partition("/")[0])
    inner = meaning(register, found[1]) if found is not None and found[1] != text else None
    return Meaning(inner.heading, inner.sure, numbered=True) if inner is not None else None


def heading_rows(sheet: OldSheet) -> tuple[int, int] | None:
    """The rows of headings: where most headings are understood; two rows where the upper has groups."""
    best: tuple[int, tuple[int, int]] | None = None
    for row in sheet.raw.rows:
        if row.number > _FIRST_ROWS:
            break
        for rows in ((row.number, row.number + 1), (row.number, row.number)):
            if rows[0] < rows[1] and not _has_groups(sheet, row.number):
                continue
            score = _understood(sheet, rows)
            if score >= _FEWEST and (best is None or score > best[0]):
                best = score, rows
    return best[1] if best is not None else None


def _understood(sheet: OldSheet, rows: tuple[int, int]) -> int:
    """How many different headings of these rows are understood."""
    names = set(sheet.headings(rows).values())
    return sum(1 for name in names if any(meaning(one, name) for one in TELLING))


def _has_groups(sheet: OldSheet, row: int) -> bool:
    """Say whether a row of headings has blocks over several columns, and more than titles."""
    blocks = {block for (r, _), block in sheet.covered.items() if r == row and block.row == row}
    over = any(block.last_column > block.column and block.last_row == row for block in blocks)
    down = any(block.last_row == row + 1 for block in blocks)
    return over and (down or _understood(sheet, (row, row)) > 0)


def registers_of(headings: Iterable[str]) -> list[str]:
    """The registers an old sheet may feed, by its headings."""
    names = list(headings)
    found = []
    for register, telling in TELLING.items():
        means = {said.heading for name in names if (said := meaning(register, name)) is not None}
        if means & set(telling) and (register not in _WITH_DAY or "日期" in means):
            found.append(register)
    return found


def last_data_row(sheet: OldSheet, first: int) -> int:
    """The last row of data when remarks stand below the table; 0 when there are none."""
    last = 0
    below = False
    for row in sheet.raw.rows:
        if row.number <= first:
            continue
        filled = [cell.text.strip(BLANKS) for cell in row.cells.values() if cell.text.strip(BLANKS)]
        if len(filled) > 1 or any(is_total(text) for text in filled):
            last, below = row.number, False
        elif filled:
            below = True
    return last if below else 0

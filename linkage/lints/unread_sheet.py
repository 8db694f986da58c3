"""A register with rows that no clause and no pool reads: work or goods nobody is paid for."""

import re
from collections.abc import Iterable

from linkage.check import NOTE, Spot
from linkage.files.arrangement_desk import BARE_COLUMNS
from linkage.lint import PAID_FOR, Lint, Unreckoned

#: A sheet's name under these keys is the name of an income, a clause or a fund, not the sheet.
_OTHER_KEYS = {"收入", "类别", "条款", "分配", "去向", "提取", "项目", "从", "说明"}


def _find(season: Unreckoned) -> Iterable[Spot]:
    for sheet in PAID_FOR:
        rows = season.books.rows(sheet)
        if not rows or _spoken(sheet, season):
            continue
        first = min(rows, key=lambda row: row.payee)  # not the topmost: the order of rows never shows
        whose = f"户 {first.payee} " if first.household else "开头"
        yield Spot(
            str(first.where("户号")),
            f"台账〔{sheet}〕有 {len(rows)} 行，没有一个条款或分配读这张表；"
            f"例如{whose}的这一行，一分钱也不会算",
        )


def _spoken(sheet: str, season: Unreckoned) -> bool:
    reference = re.compile(rf"(?<![\w]){sheet}\s*[.．]")
    bare = {word for word, meant in BARE_COLUMNS.items() if meant.startswith(f"{sheet}.")}
    return any(
        reference.search(text) or text.strip() in bare or (text.strip() == sheet and key not in _OTHER_KEYS)
        for key, text, _ in season.words
    )


LINT = Lint(
    name="unread_sheet",
    code="C701",
    severity=NOTE,
    asks="有没有登记了却没有条款读的表",
    why="登记了出工、交货或地块的户会以为能拿到钱",
    mend="请在协议里写上读这张表的条款，或把这张表移到别处",
    ground="合作协议",
    find=_find,
)

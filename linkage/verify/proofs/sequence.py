"""Sequence: running numbers run; where they jump, a row may have been lost or doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from linkage.ground.errors import Where
from linkage.verify.payout_list import ListRow, PayoutList, Role
from linkage.verify.proof import NOTE, Proof

_NUMBER = re.compile(r"[0-9]{1,7}", re.ASCII)


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.SEQUENCE), None)
    if column is None:
        return
    known = [
        (row, int(text))
        for row in paid.rows
        if _NUMBER.fullmatch(text := row.texts.get(column.index, "").strip())
    ]
    sheets = {row.sheet: place for place, row in enumerate(paid.rows)}
    down = sorted(known, key=lambda one: (sheets[one[0].sheet], one[0].shift, one[0].number))
    breaks = min((_breaks(known), _breaks(down)), key=len)
    if len(breaks) * 2 > len(known):
        return
    first = next(iter(known), None)
    if first is not None and first[1] > 1 and len(known) > 1 and known[1][1] == 2:
        yield paid.place(first[0], column), f"序号是 {first[1]}，下一行却是 2", "请核对第一行的序号"
        breaks = [one for one in breaks if one[0] is not known[1][0]]
    for row, number, before in breaks:
        if number == before:
            message, remedy = f"序号 {number} 出现两次", "请核对是不是重复了一行"
        elif number > before:
            message, remedy = f"序号从 {before} 跳到 {number}", "请核对中间是不是少了行"
        else:
            message, remedy = f"序号从 {before} 退到 {number}", "请核对行的次序，有没有插进来的行"
        yield paid.place(row, column), message, remedy


def _breaks(rows: Sequence[tuple[ListRow, int]]) -> list[tuple[ListRow, int, int]]:
    """Where a number is not the one after; a new count from 1 is a new group or page."""
    found = []
    for (_, before), (row, number) in pairwise(rows):
        if number not in {before + 1, 1} or (number == before == 1):
            found.append((row, number, before))
    return found


PROOF = Proof("sequence", "W513", NOTE, "序号是不是连着的", _find)

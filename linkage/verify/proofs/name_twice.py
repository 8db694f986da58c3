"""Name twice: one name in two rows that nothing tells apart, also when it is spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.payout_list import ListRow, PayoutList, Role
from linkage.verify.proof import NOTE, Proof
from linkage.verify.same_payee import by_design, compact, name_key, purpose, repeated, same_pay, text_of

_APART = (Role.HOUSEHOLD, Role.IDENTITY, Role.LAST_FOUR, Role.ACCOUNT)


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.NAME), None)
    if column is None:
        return
    found = repeated(paid, lambda row: _key(paid, row))
    design = by_design(paid, found)
    for rows in found:
        for place, row in enumerate(rows):
            before = next((one for one in rows[:place] if not _apart(paid, one, row)), None)
            if before is None or (design and not same_pay(before, row)):
                continue
            names = [row.texts.get(column.index, "") for row in (before, row)]
            said = quoted(names[0]) if names[0] == names[1] else f"{quoted(names[0])}和{quoted(names[1])}"
            where = paid.place(before, column).cell
            message = f"{said}又出现一次，前一处在 {where}，看不出是两个人"
            yield (
                paid.place(row, column),
                message,
                "同名的请写上户号或证件后四位；同一个人的请核对是不是发了两次",
            )


def _key(paid: PayoutList, row: ListRow) -> str:
    name = name_key(text_of(paid, row, Role.NAME))
    apart = (text_of(paid, row, Role.GROUP), *purpose(paid, row))
    return "|".join((name, row.sheet, *apart)) if name else ""


def _apart(paid: PayoutList, one: ListRow, other: ListRow) -> bool:
    """Say whether something tells two rows apart, or another proof speaks of them already."""
    said = [(compact(text_of(paid, one, role)), compact(text_of(paid, other, role))) for role in _APART]
    return any(left and right for left, right in said)


PROOF = Proof("name_twice", "W519", NOTE, "有没有分不清的同名人", _find)

"""Blank amount: a person of the list for whom nothing is said."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import person, term


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    amounts = [*paid.of(Role.NET)] or [*paid.of(Role.GROSS)] or [*paid.of(Role.AMOUNT)]
    for row in paid.rows:
        if amounts and not any(one.index in row.numbers for one in amounts):
            message = f"{person(paid, row)}：{term(amounts[0])}是空的"
            yield paid.place(row, amounts[0]), message, "请填写；不发的写 0 并说明原因"


PROOF = Proof("blank_amount", "W516", WARNING, "实发有没有空着的", _find)

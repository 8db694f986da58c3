"""Household twice: a household may stand in a list once, for one purpose."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.same_payee import by_design, name_key, purpose, repeated, same_pay, text_of


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.HOUSEHOLD), None)
    if column is None:
        return
    apart = {row.key: purpose(paid, row) for row in paid.rows}
    found = repeated(
        paid, lambda row: "|".join((h, *apart[row.key])) if (h := text_of(paid, row, Role.HOUSEHOLD)) else ""
    )
    design = by_design(paid, found)
    for rows in found:
        first = rows[0]
        for row in rows[1:]:
            if design and not any(same_pay(row, one) for one in rows if one.number < row.number):
                continue
            names = [text_of(paid, one, Role.NAME) for one in (first, row)]
            other = name_key(names[0]) != name_key(names[1])
            said = f"，姓名一处是{quoted(names[0])}，一处是{quoted(names[1])}" if other else ""
            before = paid.place(first, column).cell
            household = quoted(text_of(paid, row, Role.HOUSEHOLD))[1:-1]
            message = f"户号 {household} 又出现一次，前一处在 {before}{said}"
            remedy = "请核对户号" if other else "请核对是不是发了两次；一户几笔的，请加一列写明是哪一笔"
            yield paid.place(row, column), message, remedy


PROOF = Proof("household_twice", "W504", WARNING, "同一个户号有没有出现两次", _find)

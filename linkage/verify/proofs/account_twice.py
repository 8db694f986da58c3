"""Account twice: an account that two people share has to be known to be shared."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.heading_words import is_tail
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.same_payee import by_design, compact, name_key, repeated, same_pay, text_of


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.ACCOUNT), None)
    if column is None or is_tail(column.heading):
        return
    found = repeated(paid, lambda row: compact(text_of(paid, row, Role.ACCOUNT)).replace("-", ""))
    design = by_design(paid, found)
    for rows in found:
        first = rows[0]
        for row in rows[1:]:
            keys = [
                tuple(name_key(text_of(paid, one, role)) for role in (Role.HOUSEHOLD, Role.NAME))
                for one in (first, row)
            ]
            other = keys[0] != keys[1]
            if not other and (design or not same_pay(first, row)):
                continue
            last = compact(text_of(paid, row, Role.ACCOUNT))[-4:]
            names = [quoted(text_of(paid, one, Role.NAME)) for one in (first, row)]
            said = f"，一处是{names[0]}，一处是{names[1]}" if other else ""
            message = f"末4位为{last}的账号又出现一次，前一处在 {paid.place(first, column).cell}{said}"
            remedy = (
                "两人共用一个账户的，请附委托书；不是的，请与存折或卡面核对"
                if other
                else "请核对是不是发了两次"
            )
            yield paid.place(row, column), message, remedy


PROOF = Proof("account_twice", "W506", WARNING, "同一个账号有没有两个人用", _find)

"""Identity twice: a person may stand in a list once, however the number or the name is spelt."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.same_payee import by_design, compact, name_key, purpose, repeated, same_pay, text_of


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.IDENTITY), None)
    if column is None:
        return
    apart = {row.key: purpose(paid, row)[1:] for row in paid.rows}
    found = repeated(
        paid,
        lambda row: (
            "|".join((h, *apart[row.key])) if (h := compact(text_of(paid, row, Role.IDENTITY))) else ""
        ),
    )
    design = by_design(paid, found)
    for rows in found:
        first = rows[0]
        for row in rows[1:]:
            names = [text_of(paid, one, Role.NAME) for one in (first, row)]
            other = name_key(names[0]) != name_key(names[1])
            if (
                design
                and not other
                and not any(same_pay(row, one) for one in rows if one.number < row.number)
            ):
                continue
            last = compact(text_of(paid, row, Role.IDENTITY))[-4:]
            said = f"，但姓名一处是{quoted(names[0])}，一处是{quoted(names[1])}" if other else ""
            message = f"末4位为{last}的证件号又出现一次，前一处在 {paid.place(first, column).cell}{said}"
            remedy = "请与证件核对，写成一样" if other else "请核对是不是发了两次"
            yield paid.place(row, column), message, remedy


PROOF = Proof("identity_twice", "W505", WARNING, "同一个证件号有没有出现两次", _find)

"""Holder differs: an account in another name needs a paper that says so."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import NOTE, Proof
from linkage.verify.same_payee import name_key, text_of


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    column = next(paid.of(Role.HOLDER), None)
    if column is None or next(paid.of(Role.NAME), None) is None:
        return
    for row in paid.rows:
        name, holder = text_of(paid, row, Role.NAME), row.texts.get(column.index, "")
        if name and holder and name_key(name) != name_key(holder):
            message = f"姓名是{quoted(name)}，账户户名是{quoted(holder)}"
            yield paid.place(row, column), message, "打到别人户头的，请附委托书；写错的请改正"


PROOF = Proof("holder_differs", "W518", NOTE, "户名和姓名是不是同一个人", _find)

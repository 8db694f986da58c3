"""Account form: a number must have the length and the characters of an account."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.model.identity import BankNumber, IdentityError
from linkage.verify.heading_words import is_tail
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import person


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.of(Role.ACCOUNT):
        if is_tail(column.heading):
            continue
        for row in paid.rows:
            said = row.texts.get(column.index, "")
            if not said or set(said) & {"*", "＊"}:
                continue
            try:
                BankNumber.read(said)
            except IdentityError as error:
                message = "，".join(part for part in (error.what, error.why) if part)
                yield paid.place(row, column), f"{person(paid, row)}：{message}", error.remedy


PROOF = Proof("account_form", "W508", WARNING, "账号的位数和字符对不对", _find)

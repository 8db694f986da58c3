"""Identity form: a number must have the length, the birth date and the check digit of its document.

Residence permits (81, 82, 83) and permanent residents (9…) are people, too; a collective is named by a code
that may begin with N.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.model.identity import CreditCode, IdentityError, IdentityNumber
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import person
from linkage.verify.same_payee import compact

_LATEST = datetime.date(2999, 12, 31)


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.of(Role.IDENTITY):
        for row in paid.rows:
            said = row.texts.get(column.index, "")
            if not said or set(said) & {"*", "＊"}:
                continue
            try:
                _read(said, paid.day or _LATEST)
            except IdentityError as error:
                message = "，".join(part for part in (error.what, error.why) if part)
                yield paid.place(row, column), f"{person(paid, row)}：{message}", error.remedy


def _read(said: str, day: datetime.date) -> None:
    try:
        IdentityNumber.read(said, day)
    except IdentityError:
        # A collective or a company among the payees has a code of letters and digits.
        if any(sign.isalpha() and sign != "X" for sign in compact(said)) and "E+" not in compact(said):
            CreditCode.read(said)
        else:
            raise


PROOF = Proof("identity_form", "W507", WARNING, "证件号的位数、出生日期和校验码对不对", _find)

"""Card check: a card number that fails the sum of bank cards is worth a second look, no more.

Sixteen to nineteen digits that begin with 62 are a card; passbooks follow no sum and are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.ground.number_forms import OWN_CARD
from linkage.model.identity import luhn_holds
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import NOTE, Proof
from linkage.verify.row_words import person
from linkage.verify.same_payee import compact

_CARD = re.compile(OWN_CARD)
_FEW = 3


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.of(Role.ACCOUNT):
        cards = [
            (row, said)
            for row in paid.rows
            if _CARD.fullmatch(said := compact(row.texts.get(column.index, "")).replace("-", ""))
        ]
        failed = [(row, said) for row, said in cards if not luhn_holds(said)]
        if len(failed) > _FEW and len(failed) * 5 > len(cards):
            message = f"{len(cards)} 个卡号里有 {len(failed)} 个没有通过银行卡校验，多半是存折账号"
            yield paid.place(failed[0][0], column), message, "是银行卡的，请对照卡面再核对一遍"
            continue
        for row, said in failed:
            message = f"{person(paid, row)}：末4位为{said[-4:]}的卡号没有通过银行卡校验"
            yield paid.place(row, column), message, "请对照卡面再核对一遍；存折账号不用这个校验"


PROOF = Proof("card_check", "W509", NOTE, "银行卡号通不通得过校验", _find)

"""A payer that pays out of an account in a person's name (集体资金不得存入个人账户)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.ground.fault import quoted
from linkage.model.arrangement import Arrangement, Party
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles

_LAW = "集体资金存入个人账户"

#: Under these keys a party, or a row of what was paid, may name the account that the money comes from.
_ACCOUNT_NAMES = (
    "户名",
    "账户名称",
    "账户名",
    "账户户名",
    "开户名",
    "付款户名",
    "付款人户名",
    "付款账户",
    "账户性质",
)
_PEOPLE = ("负责人", "法定代表人", "经办人", "联系人", "会计", "出纳")
_PAID = ("已付", "预付")
_PRIVATE = re.compile(r"个人|私人|私户")


def _find(settlement: Settlement) -> Iterable[Spot]:
    names = {member.name for member in settlement.books.members() if member.name}
    for arrangement in settlement.arrangements:
        collective = collective_roles(arrangement)
        for party, where, said in _accounts(settlement, arrangement):
            people = names | {party.details[key] for key in _PEOPLE if party.details.get(key)}
            if (said not in people and not _PRIVATE.search(said)) or said == party.name:
                continue
            acts = party.role in collective
            law = settlement.law(_LAW, arrangement, where) if acts else None
            whose = "集体的资金不得存入个人账户" if acts else "单位的钱从个人账户过，说不清是谁付的"
            yield Spot(
                where,
                f"{party.role}的付款账户写的户名是{quoted(said)}，是一个人，"
                f"不是{quoted(party.name)}：{whose}。"
                f"请改用本单位的账户付款",
                REFUSAL if acts else WARNING,
                law,
            )


def _accounts(settlement: Settlement, arrangement: Arrangement) -> Iterator[tuple[Party, str, str]]:
    """Every name of an account a party pays from, with its place: as it says itself, as rows of 已付 say."""
    for party in arrangement.parties.values():
        for key in _ACCOUNT_NAMES:
            if party.details.get(key):
                yield party, str(party.where), party.details[key]
    if arrangement is not settlement.main:
        return
    for sheet in _PAID:
        for row in settlement.books.rows(sheet):
            said = row.text("付款方")
            payer = next((p for p in arrangement.parties.values() if said in {p.role, p.code, p.name}), None)
            for key in _ACCOUNT_NAMES:
                if payer is not None and row.text(key):
                    yield payer, str(row.where(key)), row.text(key)


CHECK = Check(
    name="private_account",
    code="C665",
    severity=REFUSAL,
    asks="集体的钱有没有从个人账户付",
    ground="《农村集体经济组织法》第四十四条",
    find=_find,
    points=(5,),
    mechanisms=(44,),
)

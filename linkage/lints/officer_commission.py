"""An officer who receives a commission on others' dealings with the organisation she serves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from linkage.check import REFUSAL, WARNING, Spot
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Party, Term
from linkage.model.payer import Statute
from linkage.model.registers import Member

_OFFICER = re.compile(r"理事|监事|经理|管理人员|董事")
_LAWS = {
    Statute.COOPERATIVE: "合作社管理人员收取交易佣金",
    Statute.COLLECTIVE: "集体管理人员收取交易佣金",
}
_ON_COMMISSION = {"代销", "居间"}


def _find(season: Unreckoned) -> Iterable[Spot]:
    officers = [member for member in season.books.members() if _OFFICER.search(_post(member))]
    if not officers:
        return
    for arrangement, term in season.terms():
        if term.kind not in _ON_COMMISSION or term.payee not in {HOUSEHOLDS, MEMBERS}:
            continue
        law_name = _organisation(arrangement, term)
        if not law_name:
            continue
        paid = _paid(season, arrangement, term)
        for officer in officers:
            payee = officer.payee if term.payee == MEMBERS else officer.household
            if payee not in paid:
                continue
            law = season.law(law_name, arrangement, term.where)
            yield Spot(
                str(officer.row.where("职务")),
                f"{_post(officer)}（{officer.payee}）从条款“{term.name}”得{term.kind}佣金 "
                f"{yuan(paid[payee])}：他人与本组织交易的佣金应归本组织，不得归个人",
                REFUSAL if term.kind == "居间" else WARNING,
                law,
            )


def _post(member: Member) -> str:
    return member.row.text("职务")


def _organisation(arrangement: Arrangement, term: Term) -> str:
    """The law that binds the officers: the payer's own, or for a brokered deal that of a party beside it."""
    own = _law(arrangement.parties[term.payer])
    if own or term.kind != "居间":
        return own
    return next((name for party in arrangement.parties.values() if (name := _law(party))), "")


def _law(party: Party) -> str:
    statute = party.kind.statute if party.kind is not None else None
    return _LAWS.get(statute, "") if statute is not None else ""


def _paid(season: Unreckoned, arrangement: Arrangement, term: Term) -> dict[str, Fraction]:
    try:
        owed = reckon(term, season.scope(arrangement)).owed
    except InputRefusedError:
        return {}
    return {one.payee: one.figure.value for one in owed if one.figure.value}


LINT = Lint(
    name="officer_commission",
    code="C723",
    severity=WARNING,
    asks="管理人员有没有拿本组织交易的代销、居间佣金",
    why="理事、监事和管理人员不得把他人与本组织交易的佣金归为己有",
    mend="请改付本组织；确属本人干活的报酬的，请写成用工条款，或在〔决定〕里写明理由",
    ground="《农民专业合作社法》第三十六条；《农村集体经济组织法》第三十五条",
    find=_find,
    points=(17,),
)

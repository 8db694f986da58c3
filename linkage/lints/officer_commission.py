"""An officer who receives a commission on others' dealings with the organisation she serves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from linkage.check import REFUSAL, WARNING, Spot
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError, Where
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Party, Term
from linkage.model.categories import DATED
from linkage.model.law import Parameter
from linkage.model.payer import Statute
from linkage.model.registers import Member

_OFFICER = re.compile(r"理事|监事|经理|管理人员|董事")
_LAWS = {
    Statute.COOPERATIVE: "合作社管理人员收取交易佣金",
    Statute.COLLECTIVE: "集体管理人员收取交易佣金",
}
_ON_COMMISSION = {"代销", "居间"}


@frozen
class _Officer:
    """Who holds an office in the season, which one, and the cell that says so."""

    member: Member
    post: str
    where: Where


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.kind not in _ON_COMMISSION or term.payee not in {HOUSEHOLDS, MEMBERS}:
            continue
        law_name = _organisation(arrangement, term)
        officers = tuple(_officers(season, arrangement)) if law_name else ()
        if not officers:
            continue
        paid = _paid(season, arrangement, term)
        for officer in officers:
            for payee, amount in paid.items():
                if payee.partition(".")[0] == officer.member.household:
                    law = season.law(law_name, arrangement, term.where)
                    yield _spot(officer, term, payee, amount, law)


def _spot(officer: _Officer, term: Term, payee: str, amount: Fraction, law: Parameter) -> Spot:
    """An officer paid as a person or as her household; a relative paid by herself is told, not refused."""
    own = payee in {officer.member.payee, officer.member.household}
    whose = (
        f"{officer.post}（{officer.member.payee}）"
        if own
        else f"{officer.post}{officer.member.payee}的家人（{payee}）"
    )
    return Spot(
        str(officer.where),
        f"{whose}从条款“{term.name}”得{term.kind}佣金 "
        f"{yuan(amount)}：他人与本组织交易的佣金应归本组织，不得归个人",
        REFUSAL if own else WARNING,
        law,
    )


def _officers(season: Unreckoned, arrangement: Arrangement) -> Iterator[_Officer]:
    """Officers by the roster's 职务, and by the dated categories of a person in the season."""
    first, last = arrangement.first_day.date, arrangement.last_day.date
    for member in season.books.members():
        post = member.row.text("职务")
        if _OFFICER.search(post):
            yield _Officer(member, post, member.row.where("职务"))
            continue
        for row in season.books.rows_of(DATED, member.household):
            since, until = row.day("起"), row.day("止")
            held = (since is None or since.date <= last) and (until is None or first <= until.date)
            if row.member == member.number and held and _OFFICER.search(row.text(DATED)):
                yield _Officer(member, row.text(DATED), row.where(DATED))
                break


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

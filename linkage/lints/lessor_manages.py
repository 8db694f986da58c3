"""Land let to one's own organisation (自己租给自己): who lets it, or lets it for others, manages the lessee.

Known of a lessee: the head that 当事人 names, and for a co-operative or a collective whoever holds an
office by the roster's 职务. Other registers name no manager of a party, so nobody else can be found by them;
every finding says so, for who owns a lessee or stands behind a relative is in no register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from linkage.check import NOTE, WARNING, Spot
from linkage.engine.quantity import rows_read
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Party, Term
from linkage.model.legal_type import collective_roles, cooperative_roles

_HEADS = ("负责人", "法定代表人")
_OFFICE = re.compile(r"理事|监事|经理|董事|社长")
_LAND = "地块"
_COLLECTIVE = "《农村集体经济组织法》第三十五条"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement in season.arrangements:
        lessees = {term.payer: term for term in _leases(arrangement)}
        for role, term in lessees.items():
            yield from _both_sides(arrangement, role, term)
            yield from _lessors(season, arrangement, role)


def _leases(arrangement: Arrangement) -> Iterator[Term]:
    """The clauses under which households give land to a party: rent, or a floor for land as capital."""
    for term in arrangement.terms:
        if term.quantity[0] == _LAND and term.payee in {HOUSEHOLDS, MEMBERS}:
            yield term


def _both_sides(arrangement: Arrangement, role: str, term: Term) -> Iterator[Spot]:
    """A collective, which lets and speaks for its households, under the same head as the lessee."""
    lessee = arrangement.parties[role]
    for other in sorted(collective_roles(arrangement) - {role}):
        party = arrangement.parties[other]
        for name in sorted(_heads(lessee) & _heads(party)):
            yield Spot(
                str(party.where),
                f"“{party.name}”和“{lessee.name}”的负责人都写着{name}：条款“{term.name}”等于一个人替两边定价，"
                "集体代农户签、代农户谈的都不稳妥",
                WARNING,
                ground=_COLLECTIVE,
            )


def _lessors(season: Unreckoned, arrangement: Arrangement, role: str) -> Iterator[Spot]:
    """Households with land let to a party that one of them manages."""
    lessee = arrangement.parties[role]
    managers = dict(_managers(season, arrangement, lessee))
    for term in _leases(arrangement):
        if term.payer != role or not managers:
            continue
        mine = {
            row.household: row
            for row in rows_read(term.quantity, term.name, season.scope(arrangement))
            if row.household in managers
        }
        for number, row in sorted(mine.items()):
            yield Spot(
                str(row.where("户号")),
                f"户 {number} 按条款“{term.name}”把地交给“{lessee.name}”，{managers[number]}。"
                "是同一个人的，就是自己和自己签，定价和认定要回避并公开",
            )


def _managers(season: Unreckoned, arrangement: Arrangement, lessee: Party) -> Iterator[tuple[str, str]]:
    """The households whose people manage a lessee, each with how that is known."""
    heads = _heads(lessee)
    own = lessee.role in collective_roles(arrangement) | cooperative_roles(arrangement)
    for member in season.books.members():
        post = member.row.text("职务")
        if member.name in heads:
            yield member.household, f"户里的{member.name}和它的负责人同名"
        elif _OFFICE.search(post) and (own or _names(post, lessee)):
            yield member.household, f"户里的{member.name}职务写着“{post}”"


def _names(post: str, party: Party) -> bool:
    """Say whether an office names the organisation it is held in: 公司董事."""
    return party.role in post or party.name in post


def _heads(party: Party) -> frozenset[str]:
    details: Mapping[str, str] = party.details
    return frozenset(name for key in _HEADS if (name := details.get(key, "").strip()))


LINT = Lint(
    name="lessor_manages",
    code="C771",
    severity=NOTE,
    asks="出租、入股土地的人是不是承租方自己的负责人，村集体和承租方是不是一个人当家",
    why="一个人站在合同两边，价格、期限容易不公道，别的户也会疑心",
    mend="请换人代表另一边，或经成员大会知情决定，在〔决定〕里写明；同名不同人的也写一句。"
    "这里只看得见写着的负责人和〔名册〕的职务；股东、实际控制人、亲属台账里没有，请另外问清",
    ground="关联交易应当公开、回避（没有查到专门管农户出租的条文）",
    find=_find,
)

"""The sides of a contract (当事人): name, type, numbers, who speaks for them, where they are found.

Numbers of persons stand here with their last four only; the line beside them is filled by the person who
signs, so that no file on a computer holds the whole number.
"""

from __future__ import annotations

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal, Side
from linkage.contracts.reprint import reprint_of
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.arrangement import Party
from linkage.model.payer import COLLECTIVE, COMPANY, COOPERATIVE, OPERATOR, payer_kind
from linkage.model.registers import Household, Member
from linkage.telling.paper import heads_shown

_HOUSEHOLD = "农村承包经营户"
_TYPES = (
    "自然人",
    _HOUSEHOLD,
    "农民专业合作社",
    "家庭农场",
    "农村集体经济组织",
    "公司",
    "其他",
)
_SHORT = {COMPANY: "公司", COOPERATIVE: "农民专业合作社", COLLECTIVE: "农村集体经济组织"}


def _words(deal: Deal) -> View:
    return {"parties": [_side(deal, side) for side in deal.sides]}


def _side(deal: Deal, side: Side) -> View:
    told: View
    match side.who:
        case Party() as party:
            told = organisation_words(party)
        case Member() as member:
            told = _person(deal, member)
        case Household() as household:
            told = _household(deal, household)
        case roster:
            told = {"count": str(len(roster.households))}
    return {"label": deal.label(side), "role": side.role, "name": side.name, **told}


def organisation_words(party: Party) -> View:
    """The block of an organisation (P-block), in every paper that it signs."""
    kind = payer_kind(party.legal_type)
    known = (
        party.legal_type if party.legal_type in _TYPES else _SHORT.get(kind, "") if kind is not None else ""
    )
    person = kind is OPERATOR and party.legal_type in {"自然人", "个人", _HOUSEHOLD}
    return {
        "person": person,
        "types": choices(_TYPES, known or party.legal_type, exactly=party.legal_type),
        "code": party.details.get("统一社会信用代码", ""),
        "head": party.details.get("负责人", ""),
        "address": party.details.get("地址", ""),
        "telephone": party.details.get("电话", ""),
        "identity": "",
    }


def _person(deal: Deal, member: Member) -> View:
    home = deal.settlement.books.households[member.household]
    identity, telephone = member.row.secret("证件号"), member.row.secret("电话")
    return {
        "person": True,
        "types": choices(_TYPES, "自然人"),
        "head": member.name,
        "identity": identity.last4 if identity is not None else "",
        "telephone": telephone.last4 if telephone is not None else "",
        "address": member.row.text("住址") or home.head.row.text("住址"),
        "code": "",
    }


def _household(deal: Deal, household: Household) -> View:
    head = household.head.row
    identity, telephone = head.secret("证件号"), head.secret("电话")
    return {
        "person": True,
        "types": choices(_TYPES, _HOUSEHOLD),
        "number": household.number,
        "group": household.group,
        "people": heads_shown(deal.settlement, household),
        "again": reprint_of(deal) is not None,
        "category": household.category,
        "head": household.name,
        "identity": identity.last4 if identity is not None else "",
        "telephone": telephone.last4 if telephone is not None else "",
        "address": head.text("住址"),
        "code": "",
    }


SECTION = Section(_words)

"""Who works (务工人员): age from the roster, no whole number of the person."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.workers import workers_of
from linkage.document import Shown, View
from linkage.ground.errors import InputRefusedError
from linkage.model.person import age_on
from linkage.model.registers import Member
from linkage.telling.paper import heads_shown
from linkage.words.wording import day_words, decimal


def _words(deal: Deal) -> View:
    return {"workers": [_worker(deal, member) for member in workers_of(deal)]}


def _worker(deal: Deal, member: Member) -> Shown:
    household = deal.settlement.books.households[member.household]
    return {
        "name": member.name,
        "number": member.payee,
        "household": household.name,
        "home": household.number,
        "group": household.group,
        "category": household.category,
        "people": heads_shown(deal.settlement, household),
        "age": _age(deal, member),
    }


def _age(deal: Deal, member: Member) -> str:
    """Full years on the last day of the season, where the roster knows the day of birth."""
    try:
        years = age_on(member, deal.arrangement.last_day)
    except InputRefusedError:
        return ""
    return f"{decimal(years.value)} 周岁（{day_words(deal.arrangement.last_day)}）"


SECTION = Section(_words)

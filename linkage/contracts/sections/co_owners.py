"""The members of a household who hold the land together (户内共有人): each signs."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View | None:
    household = deal.household
    if household is None:
        return None
    day = deal.arrangement.last_day.date
    members = [member for member in household.members if member.on(day)]
    return {"members": [{"name": one.name, "relation": one.relation} for one in members]}


SECTION = Section(_words)

"""Workers (务工人员): the persons a contract of work is about."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.model.registers import Member

SHEET = "用工"


def workers_of(deal: Deal) -> Sequence[Member]:
    """The person who signs; where a household signs, those of it who worked."""
    signing = [side.who for side in deal.sides if isinstance(side.who, Member)]
    if signing:
        return signing
    household = deal.household
    working = {row.member for row in deal.rows_of(SHEET)}
    return [one for one in household.members if one.number in working] if household is not None else []

"""How long (期限工时)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.ground.season import chinese_date


def _words(deal: Deal) -> View:
    days = deal.days
    return {
        "first": chinese_date(days[0]) if days is not None else "",
        "last": chinese_date(days[1]) if days is not None else "",
    }


SECTION = Section(_words, says=("工时上限",))

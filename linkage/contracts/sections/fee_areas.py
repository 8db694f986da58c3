"""What area a fee is charged for (收费的面积), where the plots on record have another one, and why."""

from __future__ import annotations

from linkage.checks.fee_area import fee_area
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View


def _words(deal: Deal) -> View | None:
    areas = [fee_area(deal.settlement, deal.arrangement, term) for term in deal.terms]
    told = [area.words() for area in areas if area is not None and area.differs]
    return {"told": list[Shown](told)} if told else None


SECTION = Section(_words)

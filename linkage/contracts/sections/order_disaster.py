"""灾害与保险: what happens in a bad year; what the agreement says of rents in one is not said of goods."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    own = (term.prose.get("灾害处理", "") for term in deal.terms)
    return {"disaster": deal.said("订单灾害") or next(filter(None, own), "")}


SECTION = Section(_words, says=("订单保险",))

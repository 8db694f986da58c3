"""What public money asks for (财政资金特别约定): nothing of it where a household puts in its own money."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import holds_public_money
from linkage.document import View


def _words(deal: Deal) -> View | None:
    asked = holds_public_money(deal) or deal.said("财政资金") or deal.household is None
    return {} if asked else None


SECTION = Section(_words, says=("财政资金", "资产归属"))

"""What breach costs in contracts about land (违约责任): late rent, late delivery, what else was agreed."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.lateness import lateness
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"late": lateness(deal), "clauses": bool(deal.terms)}


SECTION = Section(_words, says=("违约责任",), sums=("违约金", "迟延交付违约金"))

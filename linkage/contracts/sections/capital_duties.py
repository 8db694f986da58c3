"""What either side of a contribution has to do (权利义务)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"person": deal.household is not None}


SECTION = Section(_words, says=("带动条件",))

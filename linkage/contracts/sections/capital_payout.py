"""How it reaches the households (支付与到户)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"household": deal.household is not None}


SECTION = Section(_words)

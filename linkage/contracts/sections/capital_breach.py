"""What breach costs (违约责任)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.lateness import lateness
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"late": lateness(deal)}


SECTION = Section(_words, says=("违约责任", "带动条件"))

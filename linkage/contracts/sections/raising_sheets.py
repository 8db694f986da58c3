"""The forms of a batch (批次、领料领药、批次结算): filled by hand as things happen."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View

_BATCHES, _ISSUES = 3, 5


def _words(deal: Deal) -> View:
    """Empty lines to fill: the forms are the same for every raiser."""
    del deal
    few: list[Shown] = [""] * _BATCHES
    many: list[Shown] = [""] * _ISSUES
    return {"few": few, "many": many}


SECTION = Section(_words)

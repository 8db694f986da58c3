"""Lateness (逾期): what being late costs under each clause of a contract."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.document import Shown
from linkage.telling.clause_words import late_words


def lateness(deal: Deal) -> list[Shown]:
    """The penalty of every clause that has one."""
    return [
        {"clause": term.name, "told": late_words(term.late)} for term in deal.terms if term.late is not None
    ]

"""The money clauses of a contract (价款): written from the very terms that are computed with."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.telling.clause_words import term_words


def _words(deal: Deal) -> View | None:
    if not deal.terms:
        return None
    return {"clauses": [term_words(deal.arrangement, term, deal.example, deal.called) for term in deal.terms]}


SECTION = Section(_words)

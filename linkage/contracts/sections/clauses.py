"""The money clauses of a contract (价款): written from the very terms that are computed with."""

from __future__ import annotations

from linkage.contracts.blanks import price_in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.land import SHEET, joined_on
from linkage.contracts.section import Section
from linkage.document import View
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Term
from linkage.telling.clause_words import term_words
from linkage.words.wording import day_words


def _words(deal: Deal) -> View | None:
    if not deal.terms:
        return None
    return {"clauses": [_clause(deal, term) for term in deal.terms]}


def _clause(deal: Deal, term: Term) -> View:
    words = term_words(deal.arrangement, term, deal.example, deal.called)
    payment = words["payment"] or "时间由双方另行书面约定"
    joined = joined_on(deal) if term.quantity[0] == SHEET and term.period is not None else None
    if joined is not None and term.period is not None:
        words = {**words, "period": f"{chinese_date(joined)}至{day_words(term.period[1])}"}
    return {**words, "payment": payment, "capitals": price_in_capitals(term.price)}


SECTION = Section(_words)

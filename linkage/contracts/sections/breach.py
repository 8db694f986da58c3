"""What breach costs (违约责任): the penalty for late payment of each clause, and what else was agreed."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.telling.clause_words import late_words


def _words(deal: Deal) -> View:
    late: list[Shown] = [
        {"clause": term.name, "told": late_words(term.late)} for term in deal.terms if term.late is not None
    ]
    return {"late": late}


SECTION = Section(_words, says=("违约责任", "违约金"))

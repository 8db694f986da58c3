"""What is shared beyond the clauses (分配): the steps of the pools, from the arrangement."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.telling.pool_words import pool_words


def _words(deal: Deal) -> View | None:
    if not deal.pools:
        return None
    return {"pools": [pool_words(deal.arrangement, pool, deal.called) for pool in deal.pools]}


SECTION = Section(_words)

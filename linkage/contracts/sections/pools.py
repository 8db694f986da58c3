"""The distributions of a contract (分配办法): the pools that compute, step by step."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.distribution import shown_pools
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View | None:
    if not deal.pools:
        return None
    return {"pools": shown_pools(deal.arrangement, deal.pools, deal.called)}


SECTION = Section(_words, says=("公示天数", "分红支付日"))

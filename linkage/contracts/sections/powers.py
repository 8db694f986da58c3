"""What the collective may do for a household (委托权限), to whom, and at no less than which rent."""

from __future__ import annotations

from linkage.contracts.blanks import price_in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View


def _words(deal: Deal) -> View:
    prices: list[Shown] = [
        {
            "clause": term.name,
            "price": term.price.words(),
            "capitals": price_in_capitals(term.price),
            "payer": deal.called[term.payer],
        }
        for term in deal.terms
    ]
    return {"prices": prices}


SECTION = Section(
    _words, says=("最低租金", "委托期限"), offers={"委托权限": ("代签合同", "代收租金", "代付费用")}
)

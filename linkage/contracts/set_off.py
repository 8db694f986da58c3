"""Set-off (抵扣) in a contract: the advances of the side that pays, in their order."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.document import Shown
from linkage.telling.clause_words import deduction_words


def set_off_words(deal: Deal) -> list[Shown]:
    """What may be set off against the incomes of this contract."""
    payers = {term.payer for term in deal.terms}
    incomes = {term.income for term in deal.terms}
    open_to = [
        one
        for one in deal.arrangement.deductions
        if one.creditor in payers and incomes.intersection(one.incomes)
    ]
    return deduction_words(deal.arrangement, open_to, deal.called)

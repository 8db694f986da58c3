"""Withholding in words (代扣): of which income something was kept, and how it was reckoned.

A name alone, such as 个人所得税（股息红利）, may stand several times on one paper: for each payee, and for
each reading of the law. Whoever checks it by hand needs the income and the reckoning beside it.
"""

from __future__ import annotations

from linkage.engine.accounts import CONVERTED
from linkage.model.entitlement import Debt, Movement, Settlement, Withheld
from linkage.words.explain import numbers


def kept_by(debt: Debt, movement: Movement) -> Withheld:
    """What was kept of a payee, by its movement: both stand in one order in the debt."""
    kept = [one for one in debt.movements if one.kind in {"代扣", CONVERTED}]
    at = next(at for at, one in enumerate(kept) if one is movement)
    return debt.withheld[at]


def kept_of(kept: Withheld) -> str:
    """The incomes and the reckoning: ``入股保底：185.00元 × 20% = 37.00元``."""
    clauses = dict.fromkeys(clause.partition("/")[0] for clause in kept.clauses)
    return f"{'、'.join(clauses)}：{numbers(kept.figure)}"


def kept_for(settlement: Settlement, payer: str, payee: str) -> list[tuple[Withheld, str]]:
    """Everything a payer keeps for another party, in the order of their debts, with of whom it was kept."""
    return [
        (one, f"{one.payee} {settlement.books.payee_name(one.payee)}")
        for debt in settlement.debts
        if debt.payer == payer
        for one in debt.withheld
        if one.to == payee
    ]

"""Receipt words (收据的话): what is paid in cash or between parties, its number, and what it is paid for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.model.entitlement import Debt, Settlement
from linkage.telling.paper import in_order, last_day, parties, people_debts, season_name
from linkage.telling.twin import statement_number

PAID_OUT, RECEIVED = "领款单", "收款收据"


def between_parties(settlement: Settlement) -> Sequence[Debt]:
    """What parties pay to parties now."""
    codes = {one.code for one in parties(settlement)}
    return [debt for debt in settlement.debts if debt.payee in codes and debt.payable]


def in_cash(settlement: Settlement, payer: str) -> Sequence[Debt]:
    """What a payer pays now to households and members without an account, in the order of the roster."""
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    found = [
        debt
        for debt in people_debts(settlement, payer)
        if debt.payable and not _has_account(settlement, debt.payee)
    ]
    return sorted(found, key=lambda debt: (order[debt.payee.partition(".")[0]], debt.payee))


def _has_account(settlement: Settlement, payee: str) -> bool:
    household, _, number = payee.partition(".")
    known = settlement.books.households[household]
    if not number:
        return known.account is not None
    person = next((one for one in known.members if one.number == number), None)
    return person is not None and person.row.secret("卡号") is not None


def receipt_number(settlement: Settlement, debt: Debt, title: str) -> str:
    """The number of a receipt, with check digits; never a running one."""
    year = last_day(settlement).year
    return statement_number(settlement.main.code, year, f"{debt.payee}|{title}|{debt.payer}")


def matter(settlement: Settlement, debt: Debt) -> str:
    """What a sum is paid for: the clauses and pools it adds up."""
    names = dict.fromkeys(_names(settlement, debt))
    return f"{season_name(settlement)}{'、'.join(names) or '结转款'}"


def _names(settlement: Settlement, debt: Debt) -> Iterator[str]:
    for line in settlement.lines:
        if (line.payer, line.payee) == (debt.payer, debt.payee):
            yield line.clause.partition("/")[0]
    gross = debt.figures.get("gross")
    for item in (gross, *gross.args) if gross is not None else ():
        if "pool" in item.params and item.name:
            yield item.name

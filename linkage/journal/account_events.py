"""Events of member accounts: what becomes contribution, and what is given back to a member who leaves.

What is only quantified to the members moves nothing in the books.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from linkage.engine.accounts import CONVERTED, EXIT
from linkage.ground.money import ZERO, Money
from linkage.model.accounts import ASSETS, CONTRIBUTION, FROM_RESERVE, LEFT, RESERVE, MemberAccount
from linkage.model.entitlement import Settlement


@frozen
class Moved:
    """One thing an account moves in the books: the event, whose it is, how much, the words."""

    name: str
    payee: str
    topic: str
    amount: Money
    summary: str


def account_moves(settlement: Settlement) -> Iterator[Moved]:
    """What the accounts of a season move in the books of the co-operative."""
    accounts = settlement.accounts
    for account in accounts.members if accounts is not None else ():
        reserve = account.amount(CONTRIBUTION, FROM_RESERVE)
        if reserve:
            words = f"公积金{CONVERTED}"
            yield Moved("公积转为出资", account.payee, CONVERTED, reserve, words)
        yield from _left(settlement, account)


def _left(settlement: Settlement, account: MemberAccount) -> Iterator[Moved]:
    shares = -(account.amount(CONTRIBUTION, LEFT) + account.amount(ASSETS, LEFT))
    reserve = -account.amount(RESERVE, LEFT)
    mine = [line for line in settlement.lines if line.clause == EXIT and line.payee == account.payee]
    borne = shares + reserve - sum((line.amount for line in mine), start=ZERO)
    for name, amount in (("退还出资", shares), ("退还公积金份额", reserve), ("分担亏损", borne)):
        if amount:
            yield Moved(name, account.payee, EXIT, amount, f"{EXIT}：{name}")

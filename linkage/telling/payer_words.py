"""由谁付: who pays how much of a household's amount, in sentences, and what each of many persons is paid.

A payer names each of the persons it pays by themselves while they are few. Where they are many it tells their
number and their sum, and the amount of each stands in a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.document import Shown
from linkage.model.entitlement import Debt, Settlement
from linkage.telling.account import Account
from linkage.telling.paper import party
from linkage.telling.summary import add

#: So many persons of a household are named one by one for each payer.
_NAMED = 3


def payers_told(settlement: Settlement, account: Account) -> Iterator[str]:
    """Who pays what to whom, and to which account, a sentence each; nothing where nothing is paid."""
    debts, counted = _paid(account), persons_paid(account)
    told: set[str] = set()
    for debt in debts:
        payer = settlement.party_name(debt.payer)
        if debt not in counted:
            to = f"给{settlement.books.payee_name(debt.payee)}本人" if "." in debt.payee else ""
            yield f"{payer}付{to} {debt.payable} 元。"
        elif debt.payer not in told:
            told.add(debt.payer)
            mine = [one.payable for one in counted if one.payer == debt.payer]
            yield f"{payer}付给您家 {len(mine)} 人一共 {add(mine)} 元。"
    if counted:
        yield "每个人多少，在后面。"
    if debts and account.household.account is not None:
        personal = any("." in debt.payee for debt in debts)
        whose = "付给户里的，" if personal else ""
        yield f"{whose}打到户主尾号 {account.household.account.last4} 的账户。"


def persons_paid(account: Account) -> Sequence[Debt]:
    """What is paid to persons who are counted in the sentences, not named: each of theirs is to be told."""
    personal = [debt for debt in _paid(account) if "." in debt.payee]
    of_payer = [debt.payer for debt in personal]
    return [debt for debt in personal if of_payer.count(debt.payer) > _NAMED]


def persons_shown(settlement: Settlement, account: Account) -> list[Shown]:
    """The table of what each of many persons is paid."""
    return [
        {
            "name": settlement.books.payee_name(debt.payee),
            "number": debt.payee,
            "by": f"{party(settlement, debt.payer).role}付",
            "payer": settlement.party_name(debt.payer),
            "amount": str(debt.payable),
        }
        for debt in persons_paid(account)
    ]


def persons_told(settlement: Settlement, account: Account) -> Iterator[str]:
    """The same as sentences, to be read."""
    for debt in persons_paid(account):
        name = settlement.books.payee_name(debt.payee)
        yield f"{party(settlement, debt.payer).role}付给{name}本人 {debt.payable} 元。"


def _paid(account: Account) -> Sequence[Debt]:
    return [debt for debt in account.debts if debt.payable]

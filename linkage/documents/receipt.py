"""The receipt (领款单、收款收据, B14): who pays whom how much for what, signed when the money changes hands.

Whoever is paid in cash signs a 领款单: households and members without an account. A party that is paid by
another gives a 收款收据. Both carry the number of the paper that says how the sum was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.document import Document, Said, Shown, View
from linkage.model.entitlement import Debt, Settlement
from linkage.telling.agreement import in_words
from linkage.telling.known_sums import owed, person
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    last_day,
    party,
    payers,
    period,
    running,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.receipt_words import (
    PAID_OUT,
    RECEIVED,
    between_parties,
    in_cash,
    matter,
    receipt_number,
)
from linkage.telling.stamp import SIDES
from linkage.telling.summary import add
from linkage.telling.twin import statement_number

_BETWEEN = "-"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    cash = {f"内部/receipt-{payer}.pdf": payer for payer in payers(settlement) if in_cash(settlement, payer)}
    return cash | {
        f"内部/receipt-{debt.payer}{_BETWEEN}{debt.payee}.pdf": f"{debt.payer}{_BETWEEN}{debt.payee}"
        for debt in between_parties(settlement)
    }


def _view(settlement: Settlement, subject: str) -> View:
    payer, _, payee = subject.partition(_BETWEEN)
    title = RECEIVED if payee else PAID_OUT
    debts = (
        [debt for debt in between_parties(settlement) if (debt.payer, debt.payee) == (payer, payee)]
        if payee
        else in_cash(settlement, payer)
    )
    name = settlement.party_name(payer)
    receipts: list[Shown] = [_receipt(settlement, debt, title) for debt in debts]
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{title}",
            "running": running(settlement, f"{settlement.main.name}·{title}", settlement.main.code, SIDES),
            "heading": title,
            "received": bool(payee),
            "payer": name,
            "period": period(settlement),
            "receipts": receipts,
        }
    )


def _receipt(settlement: Settlement, debt: Debt, title: str) -> View:
    own = "." not in debt.payee
    household = settlement.books.households.get(debt.payee.partition(".")[0])
    payee = (
        settlement.books.payee_name(debt.payee)
        if household is not None
        else party(settlement, debt.payee).name
    )
    return {
        "number": receipt_number(settlement, debt, title),
        "day": dated(settlement),
        "payee": payee,
        "code": debt.payee if household is not None else "",
        "group": household.group if household is not None else "",
        "matter": matter(settlement, debt),
        "amount": str(debt.payable),
        "capitals": capitals(debt.payable),
        "ground": _ground(settlement, debt, of_household=household is not None),
        "person": not own,
        "blank_day": BLANK_DAY,
    }


def _ground(settlement: Settlement, debt: Debt, *, of_household: bool) -> str:
    """The paper that tells how the sum was found."""
    year = last_day(settlement).year
    if of_household:
        number = statement_number(settlement.main.code, year, debt.payee.partition(".")[0])
        return f"农户收益告知书 {number}"
    return f"单位往来结算单 {receipt_number(settlement, debt, '单位往来结算单')}"


def _amount(settlement: Settlement, subject: str) -> str:
    payer, _, payee = subject.partition(_BETWEEN)
    if payee:
        return add(
            debt.payable for debt in between_parties(settlement) if (debt.payer, debt.payee) == (payer, payee)
        ).plain
    return add(debt.payable for debt in in_cash(settlement, payer)).plain


def _says(view: View) -> Iterator[Said]:
    payer = words(view, "payer")
    for one in parts(view, "receipts"):
        code, payee = words(one, "code"), words(one, "payee")
        what = owed(payer, person(code, payee) if code else payee, "现付")
        yield Said(what, words(one, "amount"))
        yield in_words(what, words(one, "capitals"))


DOCUMENT = Document(
    title=f"{PAID_OUT}、{RECEIVED}",
    template="receipt.html",
    edition="internal",
    view=_view,
    paths=_paths,
    amount=_amount,
    says=_says,
)

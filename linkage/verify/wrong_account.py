"""Wrong account (收款账户): the accounts of a list beside those of the roster.

An account of the person named, or of the head, is right. One of another person of the same household is told
and accuses nobody. Numbers are never shown but for their last four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.ground.fault import listed
from linkage.model.registers import Household, Member
from linkage.verify.keys import agrees, is_masked, shown_end
from linkage.verify.paid_rows import PaidRow
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.people import Roster
from linkage.verify.verdict import Difference, Verdict

_LAST = 4
#: So many owners of one ending are named.
_SHOWN = 3


def wrong_accounts(
    paid: PayoutList, roster: Roster, household: Household, rows: Sequence[PaidRow]
) -> Iterator[Difference]:
    """Differences of accounts of a household; an equal one only tells."""
    column = next(iter(paid.of(Role.ACCOUNT)), None)
    if column is None:
        return
    for row in rows:
        said = row.match.keys.account
        payee = row.match.payee
        person = next((one for one in household.members if one.payee == payee), household.head)
        known = [person.row.secret("卡号"), household.account]
        answers = [agrees(said, secret) for secret in known if said and secret is not None]
        if not answers or any(answer is not False for answer in answers):
            continue
        right = next(secret for secret in known if secret is not None)
        shown = f"尾号 {shown_end(said)[-_LAST:]}"
        others = list(roster.owners_by_end(said) if is_masked(said) else roster.owners(said))
        home = [one for one in others if one.household == household.number]
        whose = f"，{_whose(roster, said, others)}"
        told = f"表上卡号{shown}{whose}；名册上是尾号 {right.last4}"
        yield Difference(
            Verdict.EQUAL if home else Verdict.WRONG_ACCOUNT,
            payee,
            roster.books.payee_name(payee),
            (row.row.number,),
            told=told,
            places=(paid.place(row.row, column),),
        )


def _whose(roster: Roster, said: str, owners: Sequence[Member]) -> str:
    """Whose account it is; of a number shown in part, who has one that ends so."""
    if not owners:
        return "名册里没有这个号"
    if not is_masked(said):
        return f"是 {roster.label(roster.payee(owners[0]))} 的"
    shown = listed(roster.label(roster.payee(one)) for one in owners[:_SHOWN])
    return f"名册里 {shown} 的卡号是这个尾号"


def is_own_account(roster: Roster, row: PaidRow) -> bool:
    """Whether the account of a row is that of the person it pays, or of the head of the household."""
    household = roster.books.households[row.household]
    person = next((one for one in household.members if one.payee == row.match.payee), household.head)
    known = (person.row.secret("卡号"), household.account)
    return any(agrees(row.match.keys.account, secret) for secret in known if row.match.keys.account)


def unregistered(roster: Roster, rows: Sequence[PaidRow]) -> int:
    """How many households of a list have no account on the roster to compare with."""
    homes = {row.household for row in rows if row.household and row.match.keys.account}
    return sum(roster.books.households[home].account is None for home in homes)

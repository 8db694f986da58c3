"""Verification (核对): a payout list beside a settled season, from rows to verdicts, causes and sums.

Nothing is read or written here. Every household stands once; every cause that is given reproduces the
amount of the list to the fen, which is looked at again before it is passed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling.summary import add
from linkage.verify import remarks as kinds
from linkage.verify.agreements import Agreement, agreements
from linkage.verify.alone import prove
from linkage.verify.amounts import Amounts
from linkage.verify.answered import without_answered
from linkage.verify.beside import Outcome, outcomes
from linkage.verify.carried_over import without_carried
from linkage.verify.cause import MOST, Case, probable_causes
from linkage.verify.doubts import decided
from linkage.verify.paid_rows import PaidRow
from linkage.verify.payee_difference import Desk
from linkage.verify.payout_list import PayoutList
from linkage.verify.people import Roster, matches
from linkage.verify.proof import Remark
from linkage.verify.scope import Comparison, scopes
from linkage.verify.verdict import Cause, Difference, Verdict
from linkage.verify.whole_list import Whole, whole_list
from linkage.verify.wrong_account import unregistered

#: Causes are looked for in so many rows; a list that differs in more is wrong as a whole.
MOST_SEARCHED = 1_000


@frozen(eq=False)
class Verification:
    """What came out: every household, what is said of the list as a whole, and the sums.

    ``proved`` is what the list does not prove by itself.
    """

    paid: PayoutList
    settlement: Settlement
    comparisons: tuple[Comparison, ...]
    compared: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    remarks: tuple[Remark, ...]
    agreements: tuple[Agreement, ...]
    proved: tuple[Remark, ...] = ()

    @cached_property
    def differing(self) -> tuple[Outcome, ...]:
        """The households that are not equal, and the rows that belong to none, in the order of the roster."""
        return tuple(outcome for outcome in self.outcomes if outcome.differences)

    @property
    def differences(self) -> Sequence[Difference]:
        """All differences."""
        return [difference for outcome in self.differing for difference in outcome.differences]

    def count(self, verdict: Verdict) -> int:
        """How many households stand under a verdict."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)

    @property
    def overpaid(self) -> Money:
        """What the list pays too much, over all households and rows that nobody is known for."""
        off = (one.paid - one.due for one in self.differing if one.verdict is not Verdict.AMBIGUOUS)
        return add(amount for amount in off if amount.fen > 0)

    @property
    def underpaid(self) -> Money:
        """What the list pays too little."""
        off = (one.due - one.paid for one in self.differing if one.verdict is not Verdict.AMBIGUOUS)
        return add(amount for amount in off if amount.fen > 0)

    @property
    def is_equal(self) -> bool:
        """Whether there is nothing to look at."""
        wrong = any(remark.severity != kinds.NOTE for remark in (*self.remarks, *self.proved))
        return not self.differing and not wrong and all(one.holds for one in self.agreements)


class _Search:
    """Looks for the causes of single rows, as long as the list is not wrong as a whole."""

    def __init__(self, paid: PayoutList, settlement: Settlement, last: Settlement | None) -> None:
        self.paid = paid
        self.settlement = settlement
        self.last = last
        self.asked = 0

    def __call__(
        self, row: PaidRow, payee: str, comparison: Comparison, due: Money, paid: Money
    ) -> tuple[Cause, ...]:
        self.asked += 1
        if self.asked > MOST_SEARCHED:
            return ()
        clause = comparison.scope.clause
        about = comparison.about if comparison.about != clause else ""
        case = Case(self.settlement, self.paid, row.row, payee, clause, due, paid, self.last, about)
        return tuple(cause for cause in probable_causes(case) if cause.amount == paid)[:MOST]


def verify_season(paid: PayoutList, settlement: Settlement, last: Settlement | None = None) -> Verification:
    """Verify a payout list against a season, and by itself; ``last`` is the season before."""
    amounts, roster = Amounts(settlement), Roster(settlement.books)
    matched, remarks = decided(paid, list(matches(paid, roster)), amounts)
    rows = [PaidRow(match) for match in matched]
    found = scopes(paid, amounts, rows)
    search = _Search(paid, settlement, last)
    desk = Desk(paid, roster, amounts, found.comparisons, search)
    stood = tuple(outcomes(desk, rows)) if found.comparisons else ()
    place = Where(paid.file, sheet=paid.sheet)
    if not found.comparisons:
        remarks.append(kinds.NOTHING_COMPARED.at(place))
    remarks += whole_list(Whole(paid, amounts, rows, found, stood, last))
    remarks += [
        (kinds.MISNAMED if row.match.wrong else kinds.RECOGNISED).at(paid.place(row.row), told=row.match.told)
        for row in rows
        if row.household and row.match.told
    ]
    without = unregistered(roster, rows)
    if without:
        remarks.append(kinds.NO_ACCOUNT.at(place, count=without))
    if search.asked > MOST_SEARCHED:
        remarks.append(kinds.UNSEARCHED.at(place, count=search.asked, searched=MOST_SEARCHED))
    alone = tuple(without_answered(paid, roster, stood, prove(paid)))
    proved = tuple(without_carried(paid, settlement, stood, alone))
    sums = tuple(agreements(paid, amounts, found.comparisons))
    clean = not any(one.differences for one in stood)
    remarks += [kinds.TOTALS.at(place, told=one.told) for one in sums if not one.holds and clean]
    compared = tuple(
        f"{quoted(one.column.heading)}与本季{amounts.told(one.scope)}" for one in found.comparisons
    )
    return Verification(paid, settlement, found.comparisons, compared, stood, tuple(remarks), sums, proved)

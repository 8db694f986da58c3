"""Beside the season (逐户核对): every row of a list beside what the season says of that household.

Each comparison of a list is walked household by household. Several rows of one household add up where they
come to what is due, because a list may name several persons of it; where one of them alone is due, the rest
is paid twice. A household that lacks is one with something due and no row; a row that may belong to one of
several households keeps all of these from being called missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from linkage.ground.fault import quoted
from linkage.ground.money import Money
from linkage.model.registers import Household
from linkage.verify.paid_rows import PaidRow, total
from linkage.verify.payee_difference import Desk, payee_differences, persons
from linkage.verify.scope import Comparison
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.wrong_account import wrong_accounts


@frozen(weakref_slot=False)
class Outcome:
    """How a household stands, or a row that belongs to none: what is due, what the list pays, what differs.

    ``due`` and ``paid`` are what the household gets in this list as a whole. No difference means equal;
    ``told`` says what has to be known of it all the same.
    """

    payee: str
    name: str
    group: str
    rows: tuple[PaidRow, ...]
    due: Money
    paid: Money
    differences: tuple[Difference, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict that weighs most."""
        found = {difference.verdict for difference in self.differences}
        return next((verdict for verdict in WEIGHT if verdict in found), Verdict.EQUAL)


#: Of several verdicts of a household the first of these stands for it.
WEIGHT = (
    Verdict.AMBIGUOUS,
    Verdict.TWICE,
    Verdict.EXTRA,
    Verdict.MISSING,
    Verdict.DIFFERENT,
    Verdict.WRONG_ACCOUNT,
)


class _Share:
    """One comparison, indexed by household."""

    def __init__(self, desk: Desk, comparison: Comparison, count: int) -> None:
        self.desk = desk
        self.comparison = comparison
        self.column = comparison.column
        self.rows: dict[str, list[PaidRow]] = {}
        self._keys = frozenset(r.row.key for r in comparison.rows) if len(comparison.rows) < count else None
        for row in comparison.rows:
            if row.household:
                self.rows.setdefault(row.household, []).append(row)
        self.owed: dict[str, dict[str, int]] = {}
        for payee, fen in desk.amounts.dues(comparison.scope).items():
            self.owed.setdefault(payee.partition(".")[0], {})[payee] = fen
        self.by_person = self._is_by_person()
        self.comparison = evolve(comparison, adds_up=self._adds_up())

    def due(self, number: str) -> int:
        """What is due to a household."""
        return sum(self.owed.get(number, {}).values())

    def paid(self, number: str) -> int:
        """What the list pays a household."""
        return total(self.rows.get(number, ()), self.column)

    def speaks_of(self, row: PaidRow) -> bool:
        """Whether a row is about this comparison."""
        return self._keys is None or row.row.key in self._keys

    def _is_by_person(self) -> bool:
        """Whether rows stand for persons: most households whose persons are owed by themselves agree so."""
        whole = single = 0
        for number, owed in self.owed.items():
            household, rows = self.desk.roster.books.households[number], self.rows.get(number, [])
            parts = list(persons(household, rows, owed))
            if rows and len(parts) > 1:
                whole += self.paid(number) == self.due(number)
                single += all(total(own, self.column) == fen for _, fen, own in parts)
        return single > 0 and single * 2 >= whole

    def _adds_up(self) -> bool:
        """Whether rows of one payee are parts of what is due: most households with such rows agree so."""
        several = equal = 0
        for number, rows in self.rows.items():
            filled = [row for row in rows if row.fen(self.column)]
            if len({row.match.payee for row in filled}) < len(filled):
                several += 1
                equal += total(filled, self.column) == self.due(number)
        return equal > 0 and equal * 2 >= several

    def differences(self, household: Household) -> Iterator[Difference]:
        """What differs for one household."""
        number = household.number
        rows, owed = self.rows.get(number, []), self.owed.get(number, {})
        payees = persons(household, rows, owed) if self.by_person else [(number, self.due(number), rows)]
        for payee, fen, own in payees:
            yield from payee_differences(self.desk, self.comparison, payee, fen, own)


def outcomes(desk: Desk, rows: Sequence[PaidRow]) -> Iterator[Outcome]:
    """Say of every household with a row or something due how it stands, then of rows nobody is known for."""
    by_home: dict[str, list[PaidRow]] = {}
    for row in rows:
        if row.household:
            by_home.setdefault(row.household, []).append(row)
    shares = [_Share(desk, comparison, len(rows)) for comparison in desk.comparisons]
    doubtful = {one.partition(".")[0] for row in rows for one in row.match.candidates}
    for number, household in desk.roster.books.households.items():
        own = by_home.get(number, [])
        if own or (number not in doubtful and any(share.due(number) for share in shares)):
            yield _outcome(desk, household, own, shares)
    for row in rows:
        if not row.household:
            yield _nobody(desk, row, [share for share in shares if share.speaks_of(row)])


def _counted(shares: Sequence[_Share]) -> Sequence[_Share]:
    """The comparisons whose sums make what a household gets: one whole, those of several payers, or parts."""
    wholes = [share for share in shares if share.comparison.whole]
    if not wholes:
        return shares
    first = wholes[0].comparison
    return [s for s in wholes if s is wholes[0] or _is_beside(s.comparison, first)]


def _is_beside(one: Comparison, first: Comparison) -> bool:
    """Whether two wholes add up: other rows, or another payer's column."""
    other_payer = bool(one.scope.payer) and one.scope.payer != first.scope.payer
    return one.rows is not first.rows or (other_payer and one.column.role is first.column.role)


def _outcome(desk: Desk, household: Household, rows: Sequence[PaidRow], shares: Sequence[_Share]) -> Outcome:
    number, counted = household.number, _counted(shares)
    due = Money(sum(share.due(number) for share in counted))
    paid = Money(sum(share.paid(number) for share in counted))
    if not rows:
        clause = counted[0].comparison.scope.clause if len(counted) == 1 else ""
        told = "表上没有这一户"
        missing = Difference(Verdict.MISSING, number, household.name, (), clause, due, Money(0), told=told)
        return Outcome(number, household.name, household.group, (), due, paid, (missing,))
    parts, wholes = (
        [d for share in shares if share.comparison.whole is whole for d in share.differences(household)]
        for whole in (False, True)
    )
    found = [
        *_with_sums(parts, wholes),
        *wrong_accounts(desk.paid, desk.roster, household, rows),
    ]
    notes = [row.match.told for row in rows]
    notes += [one.told for one in found if one.verdict is Verdict.EQUAL]
    named = rows[0].match.payee if len(rows) == 1 else number
    return Outcome(
        named,
        desk.name(named),
        household.group,
        tuple(rows),
        due,
        paid,
        tuple(one for one in found if one.verdict is not Verdict.EQUAL),
        tuple(dict.fromkeys(note for note in notes if note)),
    )


def _with_sums(parts: Sequence[Difference], wholes: Sequence[Difference]) -> Iterator[Difference]:
    """All differences of a household; a sum that is off by just what its parts are off is told as such."""
    yield from parts
    off = sum(_off(part) for part in parts)
    for whole in wholes:
        if off and whole.verdict is Verdict.DIFFERENT and _off(whole) == off:
            yield evolve(whole, causes=(), told="相差的正好是上面各项之和")
        else:
            yield whole


def _off(difference: Difference) -> int:
    due, paid = difference.due, difference.paid
    return (paid.fen if paid is not None else 0) - (due.fen if due is not None else 0)


def _nobody(desk: Desk, row: PaidRow, shares: Sequence[_Share]) -> Outcome:
    """A row whose payee is not known, or not known for certain."""
    keys, counted = row.match.keys, _counted(shares)
    paid = Money(sum(row.fen(share.column) for share in counted))
    place = (desk.paid.place(row.row, counted[0].column if counted else None),)
    if row.match.candidates:
        dues = {one: sum(s.due(one.partition(".")[0]) for s in counted) for one in row.match.candidates}
        verdict, told = Verdict.AMBIGUOUS, f"{row.match.told}。{_candidates(desk, paid, dues)}"
    else:
        verdict, told = Verdict.EXTRA, "本季名册里没有这一户，也没有这个人"
    name = quoted(keys.name or keys.household)[1:-1] or f"第 {row.row.number} 行"
    numbers = (row.row.number,)
    difference = Difference(verdict, "", name, numbers, "", None, paid, told=told, places=place)
    group = quoted(keys.group)[1:-1]
    return Outcome("", name, group, (row,), Money(0), paid, (difference,))


def _candidates(desk: Desk, paid: Money, dues: Mapping[str, int]) -> str:
    """The candidates of a row, each with what is due to it."""
    told = [
        f"{desk.roster.label(payee)} 应付 {Money(fen)}{'，与表上相同' if fen == paid.fen else ''}"
        for payee, fen in dues.items()
    ]
    return f"可能是：{'；'.join(told)}"

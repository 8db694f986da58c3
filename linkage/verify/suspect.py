"""Suspect (疑点): a line of a household, and what the list must have reckoned for it.

Where only the whole payable can be compared every line of the household is a suspect: had that line alone
been wrong, and by the whole difference, what would it have been.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from attrs import frozen

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure, Json, Node
from linkage.ground.money import ZERO, Money, Rounding
from linkage.ground.units import PLAIN, YEAR, YUAN, Unit
from linkage.model.arrangement import RoundingTerm, Term
from linkage.model.entitlement import Line, Settlement
from linkage.verify.cause import Case
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Role
from linkage.verify.pieces import Piece, pieces_of, walk, with_roundings
from linkage.verify.rework import Value
from linkage.verify.verdict import Cause, Evidence
from linkage.verify.what_if import Derivation
from linkage.words.explain import numbers
from linkage.words.share_words import clause_title

_LONGEST = 160
_LIMITS = ("保底", "封顶")
_SEASONS = 4
_CASES = 64


@frozen
class Seen:
    """A number in the list that may have been used: its unit, where it stands, and what it proves."""

    number: Fraction
    unit: Unit
    at: str
    evidence: Evidence

    def within(self, wanted: Unit) -> Fraction | None:
        """The number in the unit of a figure; a column without a unit has the figure's.

        A price headed 元/亩 is one of a year where the clause says 元/亩/年.
        """
        found = in_unit(self.number, self.unit, wanted)
        return in_unit(self.number, self.unit / YEAR, wanted) if found is None else found


@frozen(eq=False, slots=False)
class Suspect:
    """A line, and the amount the list has, or would have, for it."""

    case: Case
    line: Line
    amount: Money
    term: Term | None = None

    @cached_property
    def derivation(self) -> Derivation:
        """The line's derivation with every rounding that its terms name."""
        figure = self.line.figure
        if self.term is None:
            return Derivation(figure)
        return Derivation(with_roundings(figure, self.term.rounding, _step(self.term.rounding)))

    @cached_property
    def variants(self) -> Sequence[Derivation]:
        """The line as signed, then as lists reckon it: no limit, one rounding, a share rounded by itself."""
        found = [self.derivation, self._without_limits(), self._on_total(), self._by_itself()]
        return [one for one in found if one is not None]

    @property
    def limits(self) -> Mapping[int, Figure]:
        """The places where a floor (保底) or a cap (封顶) holds the line, and what they hold."""
        found: dict[int, Figure] = {}
        for node in self.derivation.of("max", "min"):
            first, second = node.args[0], node.args[-1]
            if second.name in _LIMITS and isinstance(first, Figure):
                found[id(node)] = first
        return {one: _unheld(first, found) for one, first in found.items()}

    def _without_limits(self) -> Derivation | None:
        made = self.derivation.what_if(nodes=self.limits) if self.limits else None
        if made is None or self.term is None:
            return None
        return Derivation(with_roundings(made, self.term.rounding, _step(self.term.rounding)))

    def _on_total(self) -> Derivation | None:
        if self.term is None or self.term.rounding.carried or self.term.rounding.stage == "每户合计":
            return None
        rounds = [node for node in self.derivation.of("round") if node.unit == YUAN]
        exact = self.derivation.what_if(nodes={id(node): node.args[0] for node in rounds})
        rounding = self.term.rounding
        if exact is None:
            return None
        return Derivation(exact.rounded(rounding.mode, STEPS[rounding.step], label=rounding.step))

    def _by_itself(self) -> Derivation | None:
        figure = self.derivation.figure
        if figure.op != "share":
            return None
        mode: Mapping[str, Json] = {"mode": Rounding.HALF_UP.value}
        made = self.derivation.what_if(params={id(figure): mode})
        return None if made is None else Derivation(made)

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """What the line is put together from."""
        return pieces_of(self.derivation.figure)

    @property
    def about(self) -> str:
        """The word under which the list keeps this clause."""
        return self.case.about or self.line.clause

    def what_if(
        self,
        values: Mapping[int, Value] | None = None,
        params: Mapping[int, Mapping[str, Json]] | None = None,
        nodes: Mapping[int, Node] | None = None,
    ) -> Figure | None:
        """The line with something replaced, when that makes the amount of the list, else nothing."""
        for derivation in self.variants:
            made = derivation.what_if(values, params, nodes)
            if made is not None and self.hit(made.value):
                return made
        return None

    def hit(self, value: Fraction) -> bool:
        """Say whether an amount in yuan is the amount of the list."""
        return value * 100 == self.amount.fen

    def seen(self, role: Role) -> Sequence[Seen]:
        """The numbers of a role for this clause: what the row prints, then what the rows beside it print."""
        paid = self.case.paid_list
        columns = [column for column in paid.of(role) if self._is_about(column)]
        found: list[Seen] = []
        for row in (self.case.row, *neighbours(self.case)):
            own = row is self.case.row
            for column in columns:
                if column.index in row.numbers:
                    cell = paid.place(row, column).cell
                    at = (
                        f"发放表 {cell} 印的就是这个数"
                        if own
                        else f"那是发放表第 {row.number} 行 {cell} 的数"
                    )
                    evidence = Evidence.PRINTED if own else Evidence.BESIDE
                    found.append(Seen(row.numbers[column.index], column.unit, at, evidence))
        return found

    def _is_about(self, column: ListColumn) -> bool:
        if column.about:
            return column.about in {self.about, self.line.clause, self.line.clause.partition("/")[0]}
        return len({line.clause for line in self.case.settlement.lines_of(self.case.payee)}) == 1

    def cause(self, kind: str, how: str, made: Figure, truth: str, evidence: Evidence) -> Cause:
        """The cause in one sentence: how the list came to its amount, and what is right."""
        sum_ = numbers(made)
        if len(sum_) > _LONGEST or " = " not in sum_:
            sum_ = f"算出来是 {self.amount} 元"
        if self.limits and not {node.op for node in walk(made)} & {"max", "min"}:
            how += "，也没有看保底、封顶"
        return self.told(kind, f"{how}：{sum_}；{truth}", evidence)

    def told(self, kind: str, words: str, evidence: Evidence) -> Cause:
        """The cause in words that have the list's amount in them; what is right is added."""
        if not self.case.clause:
            words = f"“{clause_title(self.line.clause)}”{words}"
        return Cause(kind, f"{words}，应是 {self.line.amount} 元", self.case.paid, evidence)


@frozen(eq=False)
class Ledger:
    """The lines of a settlement by payee and clause, and its terms by arrangement and name."""

    lines: Mapping[tuple[str, str], Sequence[Line]]
    clauses: Mapping[str, Sequence[Line]]
    payees: Mapping[str, Sequence[Line]]
    terms: Mapping[tuple[str, str], Term]


@lru_cache(maxsize=_SEASONS)
def ledger_of(settlement: Settlement) -> Ledger:
    """The lines of a settlement, to be looked up."""
    lines: dict[tuple[str, str], list[Line]] = {}
    clauses: dict[str, list[Line]] = {}
    payees: dict[str, list[Line]] = {}
    for line in settlement.lines:
        clauses.setdefault(line.clause, []).append(line)
        for payee in dict.fromkeys((line.payee, line.payee.partition(".")[0])):
            lines.setdefault((payee, line.clause), []).append(line)
            payees.setdefault(payee, []).append(line)
    terms = {(arrangement.code, term.name): term for arrangement, term in settlement.terms()}
    return Ledger(lines, clauses, payees, terms)


@lru_cache(maxsize=_CASES)
def suspects_of(case: Case) -> Sequence[Suspect]:
    """The lines that may have been wrong, and by the whole difference."""
    ledger = ledger_of(case.settlement)
    home = case.payee.partition(".")[0]
    if case.clause:
        found = ledger.lines.get((case.payee, case.clause)) or ledger.lines.get((home, case.clause))
    else:
        found = ledger.payees.get(case.payee) or ledger.payees.get(home)
    more = case.paid - case.due
    return [
        Suspect(case, line, line.amount + more, ledger.terms.get((line.arrangement, line.clause)))
        for line in found or ()
        if line.amount + more >= ZERO
    ]


def neighbours(case: Case) -> Sequence[ListRow]:
    """The rows above and below, as they stand in the list."""
    rows = case.paid_list.rows
    at = _places(_One(case.paid_list)).get(case.row.key)
    return [] if at is None else [rows[near] for near in (at - 1, at + 1) if 0 <= near < len(rows)]


def _unheld(figure: Figure, limits: Mapping[int, Figure]) -> Figure:
    """What is left of a figure when limits within limits are taken off."""
    while id(figure) in limits:
        figure = limits[id(figure)]
    return figure


class _One:
    """A list as a key: one list is itself only, however many rows it has."""

    def __init__(self, held: PayoutList) -> None:
        self.held = held

    def __hash__(self) -> int:
        """By the list itself."""
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        """The same list."""
        return isinstance(other, _One) and other.held is self.held


@lru_cache(maxsize=_SEASONS)
def _places(one: _One) -> Mapping[tuple[str, int, int], int]:
    return {row.key: at for at, row in enumerate(one.held.rows)}


def _step(rounding: RoundingTerm) -> Figure:
    return Figure(op="part", value=STEPS[rounding.step], unit=YUAN)


def in_unit(number: Fraction, unit: Unit, wanted: Unit) -> Fraction | None:
    """A printed number in the unit of a figure; a column without a unit has the figure's."""
    if unit in {PLAIN, wanted}:
        return number
    return number * unit.factor_to(wanted) if unit.fits(wanted) else None

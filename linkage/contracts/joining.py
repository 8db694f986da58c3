"""Joining (加入): the ways in which a household takes part in a season's arrangements, or may still choose.

A way is a household's own where it has rows that count for it; whoever a condition shuts out (资格) has not
joined and cannot choose it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.contracts.contributions import HOLDINGS
from linkage.contracts.quantities import total_of
from linkage.document import View
from linkage.engine.eligible import Gate
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.engine.term import gate_of
from linkage.ground.citation import Citation
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Step, Term, Weight
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute
from linkage.model.registers import Household, Row
from linkage.rule import rules
from linkage.telling.account import contract_sign
from linkage.telling.clause_words import short_price
from linkage.telling.paper import in_order
from linkage.telling.pool_words import step_share
from linkage.telling.summary import add
from linkage.words.wording import spoken

#: The account of a member of a co-operative comes with membership; nobody ticks it.
_ACCOUNTS = "成员账户"
#: What the law calls the two ways in which a co-operative's surplus reaches its members.
_SURPLUS = {"返还": "盈余返还", "股金": "剩余盈余分配"}


def joining_ways(settlement: Settlement, household: Household) -> Iterator[View]:
    """All ways of taking part, in the order of the contracts."""
    own = settlement.books.of(household)
    for arrangement in settlement.arrangements:
        home = _Home(settlement, Scope(arrangement, own), household)
        yield from (home.term(term) for term in arrangement.terms if term.payee in {HOUSEHOLDS, MEMBERS})
        for pool in arrangement.pools:
            yield from (home.share(pool, step) for step in _shared(pool))


def joining(settlement: Settlement) -> Sequence[Household]:
    """The households that have joined or may join, in the order of the roster."""
    everyone = in_order(settlement)
    if any(_is_for_all(arrangement) for arrangement in settlement.arrangements):
        return everyone
    return [
        one for one in everyone if any(way["mine"] or way["free"] for way in joining_ways(settlement, one))
    ]


def _is_for_all(arrangement: Arrangement) -> bool:
    """Say whether a way stands open to whoever wants: one without a condition and without an account."""
    terms = (
        t.quantity for t in arrangement.terms if t.payee in {HOUSEHOLDS, MEMBERS} and t.eligibility is None
    )
    weights = [step.weight for pool in arrangement.pools for step in _shared(pool) if step.weight is not None]
    shares = (one.quantity for weight in weights for one in _parts(weight) if one.eligibility is None)
    return any(sheet != _ACCOUNTS for sheet, _ in (*terms, *shares))


def _shared(pool: Pool) -> Sequence[Step]:
    """The steps of a pool that are shared among households."""
    return [step for step in pool.steps if step.weight is not None]


def _parts(weight: Weight) -> Sequence[Weight]:
    return weight.parts or (weight,)


def _step_name(pool: Pool, step: Step) -> str:
    """What a step is called: by the law's word in a co-operative, by the pool where it shares once."""
    shared = _shared(pool)
    plain = pool.name
    if pool.statute is Statute.COOPERATIVE and step.income in _SURPLUS:
        plain = f"{pool.name}（{_SURPLUS[step.income]}）"
    elif len(shared) > 1:
        plain = f"{pool.name}（{rules()[step.income].plain}）"
    alike = [one for one in shared if one.income == step.income]
    return plain if len(alike) < 2 else f"{plain}第 {step.number} 步"


@frozen
class _Home:
    """A household under one arrangement."""

    settlement: Settlement
    scope: Scope
    household: Household

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement it may join."""
        return self.scope.arrangement

    def term(self, term: Term) -> View:
        """A clause that pays households or their members."""
        found = self._rows(term.quantity, term.name)
        rows = _met(found, gate_of(term, self.scope))
        return {
            "article": self._article(term.cite),
            "name": term.name,
            "brings": self._brings(rows, term.quantity),
            "price": short_price(term),
            "clause": term.name,
            "trial": self._trial(term.name),
            "mine": bool(rows),
            "free": _is_free(term.quantity, found, rows),
        }

    def share(self, pool: Pool, step: Step) -> View:
        """A step of a pool that is shared among households."""
        parts = _parts(step.weight) if step.weight is not None else ()
        quantity = parts[0].quantity if parts else ("", "")
        found = [row for part in parts for row in self._rows(part.quantity, pool.name)]
        rows = [row for part in parts for row in self._counted(pool, step, part)]
        return {
            "article": self._article(step.cite or pool.cite),
            "name": _step_name(pool, step),
            "brings": self._brings(rows, quantity),
            "price": f"{step_share(step)}，按{quantity[1]}分",
            "clause": f"{pool.name}/{step.number}",
            "trial": self._trial(f"{pool.name}/{step.number}"),
            "mine": bool(rows),
            "free": _is_free(quantity, found, rows),
        }

    def _article(self, cite: Citation | None) -> str:
        article = cite.article if cite is not None else ""
        return f"{contract_sign(self.settlement, self.arrangement.code)}{article}"

    def _rows(self, quantity: tuple[str, str], clause: str) -> Sequence[Row]:
        """The household's rows that a clause reads, but for what ended before the season."""
        first = self.arrangement.first_day.date
        return [
            row
            for row in rows_read(quantity, clause, self.scope)
            if _lasts(row, first) and _says(row, quantity)
        ]

    def _counted(self, pool: Pool, step: Step, weight: Weight) -> Sequence[Row]:
        """The rows of a quantity that those who may share have."""
        rows = self._rows(weight.quantity, pool.name)
        if weight.eligibility is None:
            return rows
        asked = (weight.eligibility, pool.name, weight.quantity, pool.record_day, self.scope, step.personal)
        return _met(rows, Gate(*asked))

    def _brings(self, rows: Sequence[Row], quantity: tuple[str, str]) -> str:
        """What the household holds on the last day; of deals and work, that they are counted as they come."""
        if quantity[0] not in HOLDINGS:
            return "按实际" if quantity[0] else "按户、按人"
        last = self.arrangement.last_day.date
        kept = [row for row in rows if held_on(row, last, self.scope)]
        total = total_of(kept, quantity[1])
        if total is not None:
            return spoken(total)
        told = any(row.figure(quantity[1]) is not None for row in kept)  # in several units: no one sum
        return "期内已转出" if rows and not told else ""

    def _trial(self, clause: str) -> str:
        lines = [line for line in self.settlement.lines_of(self.household.number) if line.clause == clause]
        return str(add(line.amount for line in lines)) if lines else ""


def _lasts(row: Row, first: datetime.date) -> bool:
    end = row.day("止")
    return end is None or end.date >= first


def _says(row: Row, quantity: tuple[str, str]) -> bool:
    return not quantity[0] or row.figure(quantity[1]) is not None


def _met(rows: Sequence[Row], gate: Gate | None) -> Sequence[Row]:
    """The rows that meet what is asked; who does not meet it has not joined, whatever was delivered."""
    return [row for row in rows if gate is None or gate.ask(row).met]


def _is_free(quantity: tuple[str, str], found: Sequence[Row], met: Sequence[Row]) -> bool:
    """Say whether a household may still choose: not where it is shut out, nor what only a member has."""
    return not met and not found and quantity[0] != _ACCOUNTS

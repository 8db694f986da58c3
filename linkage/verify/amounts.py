"""Amounts (本季的数): what a season says of every payee, by payer and clause, added up once.

Everything is in whole fen. Payees are households and members; what parties are owed stands on no list.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.verify.keys import name_key


class Measure(enum.Enum):
    """Which sum of the season a column is compared with; the value is its word.

    ``GROSS_NOW`` is the gross of those alone who are paid now: a roll leaves out who has been paid before.
    """

    PAYABLE = "现付"
    GROSS = "应得"
    GROSS_NOW = "本次发放的人的应得"
    LINES = "各条款应得"


@frozen
class Scope:
    """What is compared: a measure, of one payer or of all, of some clauses or of all.

    ``clauses`` are clauses of lines (``分配/step`` for a pool); they are empty for a measure of debts.
    """

    measure: Measure
    payer: str = ""
    clauses: tuple[str, ...] = ()
    word: str = ""

    @property
    def clause(self) -> str:
        """The one clause that is compared, or nothing."""
        return self.clauses[0] if len(self.clauses) == 1 else ""


class Amounts:
    """The amounts of a season by what a list may hold."""

    def __init__(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self._debts: dict[tuple[Measure, str], dict[str, int]] = {}
        self._lines: dict[tuple[str, str], dict[str, int]] = {}
        self._incomes: dict[str, dict[str, None]] = {}
        self._dues: dict[Scope, Mapping[str, int]] = {}
        self._held: dict[str, str] = {}
        people = settlement.books.households
        words = {("", "", term.name): None for _, term in settlement.terms()}
        for debt in settlement.debts:
            if debt.payee.partition(".")[0] in people:
                now = debt.gross if debt.payable else ZERO
                sums = (
                    (Measure.PAYABLE, debt.payable),
                    (Measure.GROSS, debt.gross),
                    (Measure.GROSS_NOW, now),
                )
                for measure, amount in sums:
                    held = self._debts.setdefault((measure, debt.payer), {})
                    held[debt.payee] = held.get(debt.payee, 0) + amount.fen
                if debt.gross:
                    home = debt.payee.partition(".")[0]
                    self._held[home] = self._held.get(home) or debt.held
        for line in settlement.lines:
            if line.payee.partition(".")[0] in people:
                held = self._lines.setdefault((line.payer, line.clause), {})
                held[line.payee] = held.get(line.payee, 0) + line.amount.fen
                words[line.income, line.kind, line.clause] = None
        for income, kind, clause in words:
            for word in (income, kind, clause, clause.partition("/")[0]):
                self._incomes.setdefault(name_key(word), {})[clause] = None

    @property
    def payers(self) -> Sequence[str]:
        """Codes of those who owe households or members anything."""
        return sorted({payer for _, payer in self._debts})

    @property
    def clauses(self) -> Sequence[str]:
        """All clauses under which households or members have lines."""
        return sorted({clause for _, clause in self._lines})

    @property
    def incomes(self) -> Sequence[tuple[str, ...]]:
        """Clauses that one income, kind or pool holds together, where they are several."""
        found = {tuple(sorted(clauses)) for clauses in self._incomes.values()}
        return sorted(clauses for clauses in found if len(clauses) > 1)

    def had_gross(self, home: str) -> bool:
        """Whether a household has anything at all, payable now or not."""
        return home in self._held

    def held(self, home: str) -> str:
        """Why something of a household is not paid now, or nothing."""
        return self._held.get(home, "")

    def clauses_of(self, word: str) -> tuple[str, ...]:
        """The clauses that a word names: a clause, a pool, an income or its kind; else nothing."""
        key = name_key(word)
        return tuple(sorted(self._incomes.get(key, ()))) if key else ()

    def payer_of(self, word: str) -> str:
        """The code of the payer that a word names by code, role or name; empty for another word."""
        key = name_key(word)
        for arrangement in self.settlement.arrangements:
            for party in arrangement.parties.values():
                if key and key in {name_key(party.code), name_key(party.role), name_key(party.name)}:
                    return party.code
        return ""

    def dues(self, scope: Scope) -> Mapping[str, int]:
        """What every payee is due under a scope, in fen; payees with nothing are left out."""
        if scope not in self._dues:
            parts = [held for (key, payer), held in self._parts(scope) if scope.payer in {"", payer} and key]
            total: dict[str, int] = {}
            for held in parts:
                for payee, fen in held.items():
                    total[payee] = total.get(payee, 0) + fen
            self._dues[scope] = {payee: fen for payee, fen in total.items() if fen}
        return self._dues[scope]

    def _parts(self, scope: Scope) -> Sequence[tuple[tuple[bool, str], Mapping[str, int]]]:
        if scope.measure is Measure.LINES:
            wanted = frozenset(scope.clauses)
            return [((clause in wanted, payer), held) for (payer, clause), held in self._lines.items()]
        return [((measure is scope.measure, payer), held) for (measure, payer), held in self._debts.items()]

    def told(self, scope: Scope) -> str:
        """A scope in words: what of whom is compared."""
        payer = f"{self.settlement.party_name(scope.payer)}的" if scope.payer else ""
        if scope.measure is Measure.LINES:
            return f"{payer}{scope.word or '、'.join(scope.clauses)}"
        return f"{payer or '各付款方合计的'}{scope.measure.value}"

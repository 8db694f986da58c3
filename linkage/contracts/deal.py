"""Deal (一份合同): what one contract is about: its sides, its clauses, and the rows behind them.

Everything a section prints is asked of the deal, so that all sections of a contract speak of the same
clauses. Nothing here is invented: what nobody entered is an empty text, and the paper leaves a line for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from linkage.ground.memory import remembered
from linkage.ground.season import DayError, parse_day, split_period
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Party, Pool, Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Household, Member, Row
from linkage.telling.example import HOUSEHOLD, worked_example

LABELS = ("甲方", "乙方", "丙方", "丁方", "戊方")


@frozen
class Roster:
    """Many households that sign together on a list (签名册)."""

    name: str
    households: tuple[Household, ...]


@frozen
class Side:
    """Who signs: a household, a person, an organisation or a list of households, with the role it has."""

    role: str
    who: Household | Member | Party | Roster

    @property
    def name(self) -> str:
        """The name as it stands on the contract."""
        return self.who.name

    @property
    def key(self) -> str:
        """What clauses call it: the role of a party, 成员 or 农户."""
        if isinstance(self.who, Party):
            return self.who.role
        return MEMBERS if isinstance(self.who, Member) else HOUSEHOLDS

    @property
    def payee(self) -> str:
        """The id under which it is paid: 户号, 户号.成员号 or a party's code; a list has none."""
        match self.who:
            case Household():
                return self.who.number
            case Member():
                return self.who.payee
            case Party():
                return self.who.code
            case _:
                return ""


@frozen(eq=False)
class Deal:
    """One contract of a kind.

    ``sides`` stand in the order in which they sign: the first is 甲方. ``terms`` and ``pools`` are the
    clauses it holds, ``rows`` the rows of the registers that each clause reads, by its name. ``subject``
    names it among all contracts of its kind, first the household where there is one: ``YP0101/gs``.
    """

    settlement: Settlement
    arrangement: Arrangement
    sides: tuple[Side, ...]
    subject: str
    terms: tuple[Term, ...] = ()
    pools: tuple[Pool, ...] = ()
    rows: Mapping[str, tuple[Row, ...]] = field(factory=dict, repr=False)

    @property
    def household(self) -> Household | None:
        """The household that signs, where one does."""
        return next((side.who for side in self.sides if isinstance(side.who, Household)), None)

    def rows_of(self, sheet: str) -> tuple[Row, ...]:
        """The rows of one register, each once, in the order of the register."""
        found = {row.number: row for rows in self.rows.values() for row in rows if row.sheet == sheet}
        return tuple(found[number] for number in sorted(found))

    @cached_property
    def called(self) -> Mapping[str, str]:
        """How the contract calls those its clauses speak of: 甲方, 乙方.

        A party that does not sign is called by its name.
        """
        signing = {side.key: label for side, label in zip(self.sides, LABELS, strict=False)}
        others = {role: party.name for role, party in self.arrangement.parties.items()}
        households = signing.get(HOUSEHOLDS, HOUSEHOLDS)
        members = f"{households}的成员" if HOUSEHOLDS in signing else MEMBERS
        return {**others, HOUSEHOLDS: households, MEMBERS: members, **signing}

    def label(self, side: Side) -> str:
        """What the contract calls a side: 甲方, 乙方."""
        return LABELS[self.sides.index(side)]

    def said(self, key: str) -> str:
        """What was agreed for the paper alone: by a clause of it (说明), else by the arrangement (文书)."""
        for term in self.terms:
            if term.prose.get(key):
                return term.prose[key]
        return self.arrangement.papers.get(key, "")

    def lines_of(self, term: Term) -> tuple[Line, ...]:
        """What those who sign are owed this season under a clause; a household with all its members."""
        household = self.household
        if household is not None:
            mine: Sequence[Line] = self.settlement.lines_of(household.number)
        else:
            payees = {side.payee for side in self.sides}
            mine = [line for line in self.settlement.lines if line.payee in payees]
        return tuple(
            line for line in mine if (line.clause, line.arrangement) == (term.name, self.arrangement.code)
        )

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day: of its clauses, else of the arrangement (合作期限); or nothing."""
        periods = [term.period for term in self.terms if term.period is not None]
        if periods:
            return min(a.date for a, _ in periods), max(b.date for _, b in periods)
        try:
            first, last = split_period(self.arrangement.papers.get("合作期限", ""))
            return parse_day(first), parse_day(last)
        except DayError:
            return None

    @property
    def example(self) -> Settlement:
        """The worked example of the season: the same clauses for an invented household."""
        return _example(self.settlement)

    def example_lines(self) -> tuple[Line, ...]:
        """What the invented household, or a party that signs, is owed under the clauses of this contract."""
        names = {term.name for term in self.terms}
        names |= {pool.name for pool in self.pools}
        payees = {side.payee for side in self.sides if isinstance(side.who, Party)} | {HOUSEHOLD}
        return tuple(
            line
            for line in self.example.lines
            if line.payee.partition(".")[0] in payees
            and line.arrangement == self.arrangement.code
            and line.clause.partition("/")[0] in names
        )


@remembered(2)
def _example(settlement: Settlement) -> Settlement:
    return worked_example(settlement)

"""Later facts (签订以后的变动): what the books say came after a contract was signed, with day and ground.

The signed paper does not know of it, so a reprint lists it: holdings that began or ended under the contract's
clauses, and the events of the households that sign. What bears no day in the books cannot be told apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.contracts.deal import Deal, Roster
from linkage.contracts.reprint import Reprint, homes_of, reprint_of, reprinted, successions
from linkage.document import Shown, View
from linkage.engine.holding import DEATH, Scope, ends_of
from linkage.engine.quantity import belongs
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Arrangement, Pool, Term
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.registers import Member, Row
from linkage.telling.share_history import CLASS, COUNT, PAID_IN, sheets_of
from linkage.telling.share_history import SHEET as SHARES
from linkage.words.wording import spoken

_LAND = "地块"
_HELD = (_LAND, SHARES, ASSETS)


@frozen
class LaterFact:
    """One thing that came later: its day, whose it is, what became of it, by which paper."""

    day: datetime.date
    household: str
    what: str
    ground: str

    def shown(self) -> View:
        """The fact as a row of a table."""
        return {
            "day": chinese_date(self.day),
            "household": self.household,
            "what": self.what,
            "ground": self.ground,
        }


@frozen
class _Since:
    """Where to look: the clauses of a paper, whose rows, and between which days."""

    settlement: Settlement
    arrangement: Arrangement
    clauses: tuple[str, ...]
    sheets: frozenset[str]
    households: tuple[str, ...]
    again: Reprint
    classes: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    many: bool = False

    def told(self) -> Sequence[View]:
        """Everything later, by day, household and words."""
        found = {(fact.day, fact.household, fact.what): fact for fact in (*self._rows(), *self._events())}
        return [found[key].shown() for key in sorted(found)]

    def _inside(self, day: datetime.date) -> bool:
        return self.again.signed < day <= self.again.day

    def _rows(self) -> Iterator[LaterFact]:
        scope, books = Scope(self.arrangement, self.settlement.books), self.settlement.books
        for sheet in _HELD:
            if sheet not in self.sheets:
                continue
            rows = books.rows(sheet)
            if self.households and not self.many and sheet != ASSETS:
                rows = [row for number in self.households for row in books.rows_of(sheet, number)]
            for row in rows:
                if self._is_ours(row):
                    yield from self._of_row(row, scope)

    def _is_ours(self, row: Row) -> bool:
        if row.sheet == SHARES and self.classes and row.text(CLASS) not in self.classes:
            return False
        named = any(belongs(row, clause, self.arrangement) for clause in self.clauses)
        return named and (not row.household or not self.households or row.household in self.households)

    def _of_row(self, row: Row, scope: Scope) -> Iterator[LaterFact]:
        begun, ground = row.day("起"), row.text("依据")
        if begun is not None and begun.date > self.again.day:
            return
        if begun is not None and self._inside(begun.date):
            yield LaterFact(begun.date, row.household, f"{_named(row)}，从这天起", ground)
        ends = [day.date for day in ends_of(row, scope)]
        if ends and self._inside(min(ends)):
            yield LaterFact(min(ends), row.household, f"{_named(row)}，到这天止", ground)

    def _events(self) -> Iterator[LaterFact]:
        parts: dict[tuple[datetime.date, str, str, str, str], list[str]] = {}
        for event in self.settlement.books.rows("事件"):
            day, kind, heir = event.day("日期"), event.text("事件"), event.text("对方户号")
            ours = [number for number in (event.household, heir) if number in self.households]
            if day is None or not self._inside(day.date) or not ours:
                continue
            if (self.many and kind == DEATH) or not self._is_about(event):
                continue
            if event.figure(COUNT) is not None and SHARES not in self.sheets:
                continue  # shares that changed hands are nothing to a contract about land
            key = (day.date, ours[0], kind, heir, event.text("依据"))
            parts.setdefault(key, []).append(self._who(event))
        for (when, home, kind, heir, ground), who in parts.items():
            side = f"，归入户 {heir}" if heir else ""
            yield LaterFact(when, home, f"{kind}：{'、'.join(dict.fromkeys(who))}{side}", ground)

    def _who(self, event: Row) -> str:
        """Whom an event is about: a member by name, a household by that of its head."""
        name = self.settlement.books.payee_name(event.payee)
        return name if event.member else f"{name}一户"

    def _is_about(self, event: Row) -> bool:
        asked = {"", *self.persons}
        return not self.persons or event.member in asked or event.text("对方成员号") in asked - {""}


def later_facts(deal: Deal) -> View:
    """What a contract that is printed again says of it, and what came since; empty for a new one."""
    again = reprint_of(deal)
    if again is None:
        return {}
    rosters = [side.who for side in deal.sides if isinstance(side.who, Roster)]
    listed = tuple(one.number for roster in rosters for one in roster.households)
    rows = [row for own in deal.rows.values() for row in own]
    since = _Since(
        deal.settlement,
        deal.arrangement,
        clauses=(
            *_names(deal.terms, deal.pools),
            *(name for name in deal.rows if name),
            *_leases(deal, listed),
        ),
        sheets=_sheets(deal.terms, deal.pools) | {row.sheet for row in rows},
        households=(*homes_of(deal), *listed),
        again=again,
        classes=frozenset(row.text(CLASS) for row in rows if row.sheet == SHARES),
        persons=frozenset(side.who.number for side in deal.sides if isinstance(side.who, Member)),
        many=bool(listed),
    )
    return _told(since, successions(deal, again))


def reprint_of_all(settlement: Settlement, arrangement: Arrangement, households: Sequence[str]) -> View:
    """The same of an agreement that all these households join."""
    again = reprinted(arrangement)
    if again is None:
        return {}
    since = _Since(
        settlement,
        arrangement,
        clauses=_names(arrangement.terms, arrangement.pools),
        sheets=_sheets(arrangement.terms, arrangement.pools),
        households=tuple(households),
        again=again,
        many=True,
    )
    return _told(since, ())


def _told(since: _Since, from_whom: Sequence[str]) -> View:
    return {
        "told": since.again.told,
        "from_whom": list(from_whom),
        "day": chinese_date(since.again.day),
        "since": chinese_date(since.again.signed),
        "rows": list[Shown](since.told()),
    }


def _leases(deal: Deal, listed: tuple[str, ...]) -> Sequence[str]:
    """The clauses under which the households of a list let their land."""
    return [term.name for term in deal.arrangement.terms if listed and term.quantity[0] == _LAND]


def _names(terms: Sequence[Term], pools: Sequence[Pool]) -> tuple[str, ...]:
    return (*(term.name for term in terms), *(pool.name for pool in pools))


def _sheets(terms: Sequence[Term], pools: Sequence[Pool]) -> frozenset[str]:
    weights = [step.weight for pool in pools for step in pool.steps if step.weight is not None]
    shared: set[str] = set().union(*map(sheets_of, weights))
    return frozenset(shared | {term.quantity[0] for term in terms})


_NAMES: Mapping[str, tuple[str, ...]] = {_LAND: ("地块代码",), SHARES: (CLASS,), ASSETS: ("资产号", "名称")}
_AMOUNTS: Mapping[str, tuple[str, ...]] = {_LAND: ("面积",), SHARES: (COUNT, PAID_IN), ASSETS: ()}


def _named(row: Row) -> str:
    """A row in words: which plot, share or asset, and how much."""
    said = [row.text(heading) for heading in _NAMES[row.sheet]]
    figures = [row.figure(heading) for heading in _AMOUNTS[row.sheet]]
    amounts = [spoken(figure) for figure in figures if figure is not None]
    name = " ".join(filter(None, (row.sheet if row.sheet != SHARES else "", *said)))
    return "，".join(filter(None, (name, *amounts)))

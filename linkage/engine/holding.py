"""Holding (在册期间): the days on which a register row, a person or a price is in force.

Both ends count (the day under 止 is still in force); a personal share ends with the person:
at 成员至, or on the day of death, which counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, field, frozen

from linkage.ground.figure import Day
from linkage.ground.spans import month_start
from linkage.model.arrangement import Arrangement, Pool, Term
from linkage.model.entitlement import StepOutcome
from linkage.model.registers import Books, Member, Row

DEATH = "死亡"

#: Events after which somebody is no member any more, but can still be paid.
LEFT_ALIVE = frozenset({"迁出", "退出", "除名"})


@frozen
class Scope:
    """What a computation may look at: one arrangement and the books of its season.

    ``pool_owners`` gives the party code that declares each pool of the season, by the pool's name,
    because a step may feed a pool of another arrangement. ``balances`` gives the books as a pool that
    shares by member accounts sees them, after the steps it has walked.
    """

    arrangement: Arrangement
    books: Books
    pool_owners: Mapping[str, str] = field(factory=dict)
    balances: Callable[[Pool, Sequence[StepOutcome]], Books] | None = None

    def reckoning(self, term: Term) -> Scope:
        """See the season as a term sees it: its own days where it is reckoned for others (计算期间)."""
        if term.reckoned is None:
            return self
        first, last = term.reckoned
        return evolve(self, arrangement=evolve(self.arrangement, first_day=first, last_day=last))


@frozen
class Window:
    """Days from ``first`` to ``last``, both included; empty when ``last`` lies before ``first``."""

    first: Day
    last: Day

    @property
    def empty(self) -> bool:
        """Say whether no day is left."""
        return self.last.date < self.first.date

    def holds(self, day: datetime.date) -> bool:
        """Say whether the day lies inside."""
        return self.first.date <= day <= self.last.date

    def split(self, changes: Sequence[Day]) -> Sequence[Window]:
        """Cut into stretches that begin at each change inside the window."""
        stretches: list[Window] = []
        first = self.first
        for change in sorted(changes, key=lambda day: day.date):
            if first.date < change.date <= self.last.date:
                stretches.append(Window(first, change.day_before()))
                first = change
        return [*stretches, Window(first, self.last)]


def ends_of(row: Row, scope: Scope) -> Sequence[Day]:
    """The days that end a row: its own 止, and for a personal share what ends the person."""
    ends = [day for day in (row.day("止"),) if day is not None]
    if row.member and row.text("股别") in scope.arrangement.personal_classes:
        ends += person_ends(row.household, row.member, scope.books)
    return ends


def person_ends(household: str, member: str, books: Books) -> Sequence[Day]:
    """The last day of a person's membership and the day of death, as far as the books know."""
    ends: list[Day] = []
    known = books.households.get(household)
    person = next((m for m in known.members if m.number == member), None) if known else None
    if person is not None and person.until is not None:
        ends.append(person.until)
    ends += [
        day
        for event in books.rows_of("事件", household)
        if event.text("事件") == DEATH and event.member == member
        if (day := event.day("日期")) is not None
    ]
    return sorted(ends, key=lambda day: day.date)


def held_on(row: Row, day: datetime.date, scope: Scope) -> bool:
    """Say whether a row of what somebody holds is in force on that day; both its ends count."""
    start = row.day("起")
    return (start is None or start.date <= day) and all(end.date >= day for end in ends_of(row, scope))


def window_of(row: Row, scope: Scope, term: Term | None = None) -> Window:
    """The part of the season, and of the clause's own period, in which a row is in force."""
    firsts = [scope.arrangement.first_day]
    lasts = [scope.arrangement.last_day]
    if term is not None and term.period is not None:
        firsts.append(term.period[0])
        lasts.append(term.period[1])
    start = row.day("起")
    if start is not None:
        counted = term is None or term.time is None or term.time.entry_month
        firsts.append(start if counted else month_start(start, 1))
    lasts += ends_of(row, scope)
    return Window(Day.latest(firsts), Day.earliest(lasts))


def in_season(row: Row, heading: str, arrangement: Arrangement, term: Term) -> bool:
    """Say whether a dated row (a sale, a day's work) belongs to the season and the clause's period."""
    day = row.day(heading)
    if day is None:
        return False
    inside = arrangement.first_day.date <= day.date <= arrangement.last_day.date
    if term.period is not None:
        inside = inside and term.period[0].date <= day.date <= term.period[1].date
    return inside


def succeeded(household: str, books: Books) -> bool:
    """Say whether the events name who stands in for a household with nobody left: an heir, or a merger."""
    return any(
        event.text("事件") in {"继承", "并户"} and event.text("对方户号") not in {"", household}
        for event in books.rows_of("事件", household)
    )


def people_left(household: str, books: Books, day: datetime.date) -> bool:
    """Say whether anybody is left on that day to be paid: a member, or somebody who moved away alive.

    Whose membership simply ends on the roster may have died; only an event says that somebody left alive.
    """
    return any(_can_be_paid(person, books, day) for person in books.households[household].members)


def _can_be_paid(person: Member, books: Books, day: datetime.date) -> bool:
    events = {
        event.text("事件")
        for event in books.rows_of("事件", person.household)
        if event.member == person.number and (when := event.day("日期")) is not None and when.date <= day
    }
    if DEATH in events:
        return False
    ended = any(end.date < day for end in person_ends(person.household, person.number, books))
    return not ended or bool(events & LEFT_ALIVE)


def one_is_member(person: Member, books: Books, day: datetime.date) -> bool:
    """Say whether somebody belongs to the household on a day; the day of death still counts."""
    return person.on(day) and all(
        end.date >= day for end in person_ends(person.household, person.number, books)
    )

"""Membership events (人的事件): who becomes a member, leaves, dies or changes household, and from which day.

The roster is the ground truth. An event fills a day the roster leaves open, and is told; a day that
is written must agree with the event. Nothing is ever done twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, evolve, field

from linkage.files import register_faults as faults
from linkage.files.cell_values import RegisterDesk
from linkage.ground.figure import Day
from linkage.model.registers import Row

EVENTS = "事件"
DEATH = "死亡"
_BEGINS = {"迁入", "新增"}
_ENDS = {"迁出", "退出", "除名"}
_MOVES = {"分户", "并户"}
_SINCE, _UNTIL = "成员自", "成员至"
_WORK = ("用工", "积分")

Key = tuple[str, str]


def with_memberships(
    tables: Mapping[str, tuple[Row, ...]], roster: str, desk: RegisterDesk
) -> Mapping[str, tuple[Row, ...]]:
    """The registers with the days of membership that events give; contradictions are problems."""
    if not tables.get(EVENTS):
        return tables
    people = {(row.household, row.member): row for row in tables.get(roster, ())}
    reading = _People(people, desk)
    for event in sorted(tables[EVENTS], key=_order):
        reading.apply(event)
    _after_death(tables, desk)
    changed = tuple(reading.people.get((row.household, row.member), row) for row in tables.get(roster, ()))
    # A person who stands twice on the roster is told elsewhere; her rows stay as they were read.
    single = len({(row.household, row.member) for row in changed}) == len(changed)
    return {**tables, roster: changed} if single and changed else tables


def _order(event: Row) -> tuple[str, str, str]:
    day = event.day("日期")
    return ("" if day is None else day.date.isoformat(), event.payee, event.text(EVENTS))


@define
class _People:
    """The rows of the roster by person, as events change them."""

    people: dict[Key, Row]
    desk: RegisterDesk
    deaths: dict[Key, Row] = field(factory=dict)

    def apply(self, event: Row) -> None:
        """Read one event."""
        day, kind = event.day("日期"), event.text(EVENTS)
        key = (event.household, event.member)
        if day is None:
            return
        if kind == DEATH:
            self._death(event, key)
        elif kind in _BEGINS | _ENDS and event.figure("份额") is not None:
            return  # a stake paid in or taken out by somebody who is a member anyway
        elif kind in _BEGINS:
            self._fill(event, key, _SINCE, day, (day,))
        elif kind in _ENDS:
            self._fill(event, key, _UNTIL, day, (day, day.day_before()))
        elif kind in _MOVES and event.member:
            before = day.day_before()
            self._fill(event, key, _UNTIL, before, (before,))
            other = (event.text("对方户号"), event.text("对方成员号"))
            if all(other):
                self._fill(event, other, _SINCE, day, (day,))

    def _death(self, event: Row, key: Key) -> None:
        where = event.where("成员号")
        if not event.member:
            self.desk.problems.append(faults.NO_PERSON_IN_EVENT.at(where, event=DEATH))
            return
        first = self.deaths.setdefault(key, event)
        if first is not event:
            other = f"〔{EVENTS}〕{first.where('日期').cell}"
            self.desk.problems.append(faults.DIED_TWICE.at(where, person=event.payee, other=other))

    def _fill(self, event: Row, key: Key, heading: str, day: Day, allowed: Iterable[Day]) -> None:
        """Fill a day of the roster that is open, or compare the one that is written."""
        filled: list[str] = []
        for one in [key] if key[1] else [known for known in self.people if known[0] == key[0]]:
            row = self.people.get(one)
            if row is None:
                continue
            said, person = row.day(heading), ".".join(one)
            if said is None:
                self.people[one] = evolve(row, values={**row.values, heading: day})
                filled.append(person)
            elif said.date not in {possible.date for possible in allowed}:
                self.desk.problems.append(
                    faults.MEMBERSHIP_DIFFERS.at(
                        row.where(heading),
                        event=event.text(EVENTS),
                        person=person,
                        heading=heading,
                        said=said.date,
                        wanted=day.date,
                    )
                )
        if filled:  # one event is one thing to look at, however many people it moves
            words = {"person": "、".join(filled), "heading": heading, "day": day.date}
            self.desk.notes.append(faults.MEMBERSHIP_SET.at(event.where("日期"), **words))


def _after_death(tables: Mapping[str, tuple[Row, ...]], desk: RegisterDesk) -> None:
    """Nobody works or earns points after death."""
    deaths = {
        (event.household, event.member): day
        for event in tables[EVENTS]
        if event.text(EVENTS) == DEATH and event.member and (day := event.day("日期")) is not None
    }
    for sheet in _WORK:
        for row in tables.get(sheet, ()):
            died, day = deaths.get((row.household, row.member)), row.day("日期")
            if died is not None and day is not None and day.date > died.date:
                words = {"person": row.payee, "day": died.date, "sheet": sheet}
                desk.problems.append(faults.AFTER_DEATH.at(row.where("日期"), **words))

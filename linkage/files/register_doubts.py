"""Register doubts (值得再看一眼的): rows that are allowed, and yet mostly wrong; nothing is refused here.

An account in another's name, two days of birth for one person, somebody who died and left no heir on record,
one day counted twice where a row ends and the next begins, a plot as large as a village.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkage.files import file_faults as faults
from linkage.files.membership_events import DEATH, EVENTS
from linkage.ground.errors import Problem
from linkage.ground.fault import quoted
from linkage.ground.figure import Day
from linkage.ground.units import Unit, UnitError
from linkage.model.identity import IdentityNumber
from linkage.model.registers import Books, Household, Row

_LARGEST_PLOT = 300
_MU = Unit.parse("亩")
_SUCCEED = {"继承", "并户"}


def note_doubts(books: Books, roster: str, notes: list[Problem]) -> None:
    """Tell every doubt about the rows of the registers."""
    for household in books.households.values():
        _accounts(household, notes)
    for row in books.rows(roster):
        _births(row, notes)
    _deaths(books, notes)
    _ends_and_begins(books.rows("股份"), "股别", notes)
    _plots(books.rows("地块"), notes)


def _accounts(household: Household, notes: list[Problem]) -> None:
    names = {member.name for member in household.members}
    for member in household.members:
        holder = member.row.text("户名")
        if holder and "" not in names and holder not in names and "卡号" in member.row.values:
            where = member.row.where("户名")
            notes.append(faults.ACCOUNT_OF_ANOTHER.at(where, said=quoted(holder)))


def _births(row: Row, notes: list[Problem]) -> None:
    said, identity = row.day("出生日期"), row.secret("证件号")
    inside = identity.birth if isinstance(identity, IdentityNumber) else None
    if said is not None and inside is not None and said.date != inside:
        where = row.where("出生日期")
        notes.append(faults.TWO_BIRTHS.at(where, said=said.date, inside=inside))


def _deaths(books: Books, notes: list[Problem]) -> None:
    """Who died and has nobody on record who stands in; a household that died out is told once."""
    events = books.rows(EVENTS)
    deaths = [(event, day) for event in events if event.text(EVENTS) == DEATH and (day := event.day("日期"))]
    dead = {(event.household, event.member) for event, _ in deaths}
    heirs = {(event.household, event.member) for event in events if event.text(EVENTS) in _SUCCEED}
    told: set[str] = set()
    for event, day in deaths:
        household = books.households.get(event.household)
        key = (event.household, event.member)
        if household is None or key in heirs or (event.household, "") in heirs:
            continue
        if all((member.household, member.number) in dead for member in household.members):
            if household.number not in told and not any(number == household.number for number, _ in heirs):
                told.add(household.number)
                notes.append(faults.DIED_OUT.at(event.where("日期"), household=household.number))
            continue
        _left(event, day, household, notes)


def _left(event: Row, day: Day, household: Household, notes: list[Problem]) -> None:
    row = next((one.row for one in household.members if one.number == event.member), None)
    paid_to = row is not None and "卡号" in row.values
    account = "；名册里的收款卡号还是死者的，请换成继承人的" if paid_to else ""
    words = {"person": event.payee, "day": day.date, "account": account}
    notes.append(faults.DIED.at(event.where("日期"), **words))


def _ends_and_begins(rows: Sequence[Row], what: str, notes: list[Problem]) -> None:
    """One holder, one class: a row that begins on the very day on which another ends counts it twice."""
    ended: dict[tuple[str, str, str], set[object]] = {}
    for row in rows:
        last = row.day("止")
        if last is not None:
            ended.setdefault(_holding(row, what), set()).add(last.date)
    for row in rows:
        first = row.day("起")
        if first is not None and first.date in ended.get(_holding(row, what), ()):
            words = {"holder": row.payee, "what": row.text(what) or "股份", "day": first.date}
            notes.append(faults.SAME_DAY_TWICE.at(row.where("起"), **words))


def _holding(row: Row, what: str) -> tuple[str, str, str]:
    return (row.household, row.member, row.text(what))


def _plots(rows: Iterable[Row], notes: list[Problem]) -> None:
    for row in rows:
        area = row.figure("面积")
        if area is None or area.origin is None:
            continue
        try:
            mu = int(area.to(_MU).value)
        except UnitError:
            continue
        if mu > _LARGEST_PLOT:
            said = f"{area.origin.text.strip()} {area.unit}"
            notes.append(faults.LARGE_PLOT.at(row.where("面积"), said=said, mu=mu))

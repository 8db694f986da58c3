"""Share history (份额变动): every change of shares on record, by day, with its ground and what was left.

The registers are read as they stand: a row of 股份 begins a holding and its end closes it; an event of that
day says why. A past year is never written anew: what was held then follows from the days of the lines.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.holding import DEATH, Scope, ends_of
from linkage.engine.quantity import rows_read
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Arrangement, Weight
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

SHEET, COUNT, PAID_IN, CLASS = "股份", "份额", "出资额", "股别"
_DAY = datetime.timedelta(days=1)


@frozen
class ShareChange:
    """One line of the book: whose, which class, the first day it counts, by how much, why, and what is left.

    ``day`` is nothing where the register names no first day: held from the beginning of the records.
    ``count`` and ``paid_in`` are negative for what goes; ``balance`` is what the holder has of the class.
    """

    household: str
    member: str
    sort: str
    day: datetime.date | None
    count: Fraction
    paid_in: Fraction
    ground: str
    balance: Fraction


def share_rows(settlement: Settlement, payer: str) -> Sequence[tuple[Arrangement, Row]]:
    """The rows of 股份 that clauses of a payer read, each once, in the order of the register."""
    found: dict[int, tuple[Arrangement, Row]] = {}
    for arrangement in settlement.arrangements:
        scope = Scope(arrangement, settlement.books)
        for clause in _clauses(arrangement, payer):
            for row in rows_read((SHEET, COUNT), clause, scope):
                found.setdefault(row.number, (arrangement, row))
    return [found[number] for number in sorted(found)]


def _clauses(arrangement: Arrangement, payer: str) -> Iterator[str]:
    """The terms and pools of a payer that are reckoned by shares."""
    roles = {role for role, party in arrangement.parties.items() if party.code == payer}
    for term in arrangement.terms:
        if term.payer in roles and term.quantity[0] == SHEET:
            yield term.name
    for pool in arrangement.pools:
        weights = [step.weight for step in pool.steps if step.weight is not None]
        if pool.payer in roles and any(SHEET in sheets_of(weight) for weight in weights):
            yield pool.name


def sheets_of(weight: Weight) -> set[str]:
    """The registers a weight is reckoned by."""
    parts = weight.parts or (weight,)
    return {sheet for part in parts for sheet, _ in (part.quantity, *part.times)}


def changes(settlement: Settlement, payer: str) -> Mapping[str, Sequence[ShareChange]]:
    """All changes up to the last day of the season, by household, in the order of their days."""
    found: dict[str, list[tuple[tuple[object, ...], ShareChange]]] = {}
    for arrangement, row in share_rows(settlement, payer):
        if row.household not in settlement.books.households:
            continue
        for change in _of_row(settlement, arrangement, row):
            # Of one day what goes stands before what comes.
            key = (change.sort, change.member.zfill(3), change.day or datetime.date.min, change.count > 0)
            found.setdefault(row.household, []).append(((*key, row.number), change))
    return {
        number: _with_balances([change for _, change in sorted(found[number], key=lambda one: one[0])])
        for number in sorted(found)
    }


def _of_row(settlement: Settlement, arrangement: Arrangement, row: Row) -> Iterator[ShareChange]:
    """What one row says: the day it begins, and the day after it ends."""
    last = arrangement.last_day.date
    first = row.day("起")
    if first is not None and first.date > last:
        return
    count, paid_in = _amount(row, COUNT), _amount(row, PAID_IN)
    who = (row.household, row.member, row.text(CLASS))
    begun = first.date if first is not None else None
    yield ShareChange(*who, begun, count, paid_in, _ground(settlement, row, begun), Fraction(0))
    ends = sorted(end.date for end in ends_of(row, Scope(arrangement, settlement.books)))
    if ends and ends[0] < last:
        after = ends[0] + _DAY
        why = _event(settlement, row, after) or _event(settlement, row, ends[0]) or "登记到期"
        yield ShareChange(*who, after, -count, -paid_in, why, Fraction(0))


def _ground(settlement: Settlement, row: Row, begun: datetime.date | None) -> str:
    """Why a row begins: the event of that day and the ground of the row, which often is that of the event."""
    event, own = _event(settlement, row, begun), row.text("依据")
    said = own and event.endswith(f"，{own}")
    return "；".join(one for one in (event, "" if said else own) if one)


def _amount(row: Row, heading: str) -> Fraction:
    figure = row.figure(heading)
    return figure.value if figure is not None else Fraction(0)


def _event(settlement: Settlement, row: Row, day: datetime.date | None) -> str:
    """The event of a day that speaks of a row's holder, from or to whom, with its own ground."""
    if day is None:
        return ""
    for event in settlement.books.rows("事件"):
        when = event.day("日期")
        if when is None or when.date != day:
            continue
        here, there = (event.household, event.member), (event.text("对方户号"), event.text("对方成员号"))
        if _is_of(row, here):
            return _told(event, f"给 {there[0]}" if there[0] else "")
        if _is_of(row, there):
            return _told(event, f"自 {here[0]}")
    person = settlement.books.person_of(row)
    if person is not None and person.until is not None and person.until.date == day:
        return "成员身份终止"
    return ""


def _is_of(row: Row, who: tuple[str, str]) -> bool:
    """Say whether an event's side is the holder of a row; who names no person means the household."""
    return row.household == who[0] and (not row.member or not who[1] or row.member == who[1])


def _told(event: Row, side: str) -> str:
    parts = (event.text("事件"), side, event.text("依据"))
    return "，".join(part for part in parts if part)


def _with_balances(lines: Sequence[ShareChange]) -> Sequence[ShareChange]:
    """The same lines, each with what its holder has of the class after it."""
    held: dict[tuple[str, str], Fraction] = {}
    told = []
    for line in lines:
        key = (line.sort, line.member)
        held[key] = held.get(key, Fraction(0)) + line.count
        told.append(
            ShareChange(
                *(line.household, line.member, line.sort, line.day, line.count, line.paid_in),
                *(line.ground, held[key]),
            )
        )
    return told


def totals(lines: Sequence[ShareChange]) -> Mapping[str, tuple[Fraction, Fraction, int]]:
    """What is held by class on the last day: shares, money paid in, and how many households hold any."""
    found: dict[str, dict[str, tuple[Fraction, Fraction]]] = {}
    for line in lines:
        of_class = found.setdefault(line.sort, {})
        shares, money = of_class.get(line.household, (Fraction(0), Fraction(0)))
        of_class[line.household] = (shares + line.count, money + line.paid_in)
    return {
        sort: (
            sum((shares for shares, _ in held.values()), Fraction(0)),
            sum((money for _, money in held.values()), Fraction(0)),
            sum(any(pair) for pair in held.values()),
        )
        for sort, held in sorted(found.items())
    }


def standing(settlement: Settlement, row: Row) -> str:
    """Since and until when the person of a row belongs, and why no longer; nothing of a household."""
    person = settlement.books.person_of(row)
    if person is None:
        return ""
    since, until = person.since, person.until
    gone = [
        (when.date, event.text("事件"))
        for event in settlement.books.rows_of("事件", row.household)
        if event.member == row.member
        and event.text("事件") in {DEATH, "迁出", "退出", "除名"}
        and (when := event.day("日期")) is not None
    ]
    parts = [f"{chinese_date(since.date)}取得"] if since is not None else []
    if gone:
        day, why = gone[0]
        parts.append(f"{chinese_date(day)}{why}")
    elif until is not None:
        parts.append(f"{chinese_date(until.date)}终止")
    return "；".join(parts)


def plain(weight: Weight) -> bool:
    """Say whether a step counts shares as they stand on its record day, without factors or conditions."""
    extra = (weight.factors, weight.times, weight.scale, weight.eligibility, weight.priced, weight.parts)
    return weight.quantity == (SHEET, COUNT) and weight.timing == "基准日" and not any(extra)

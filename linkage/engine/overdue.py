"""Overdue (逾期未付): what fell due and is not paid on the day of the papers, instalment by instalment.

The day is the one that stands on the papers (出表日), never the clock's; a season that names none has no such
list. What was set off or withheld counts as paid, and so do payments up to that day, the earliest instalment
first. Where the agreement gives each row its day (次月 10 日前, 收购后 15 日内), a line falls due in parts,
by the rows behind it. What had not begun on a due day was not owed then; of a line that is no sum of its rows
no register says how much was, and it is left out. Clauses whose time of payment is no plain day are named
apart. Nothing costs interest here: what an agreement asks for lateness (逾期) is a line of its own, on the
same days.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.engine.begun import all_begun, bases
from linkage.engine.due_words import Rule, due_day, due_rule
from linkage.engine.payments import Parties, parties_of, payments_of
from linkage.engine.schedule import instalment
from linkage.engine.settlement import HELD
from linkage.engine.term import Owed
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Debt, Line, Settlement
from linkage.model.registers import Row


@frozen
class Overdue:
    """A part of a line that was due on ``due`` and is unpaid ``days`` days later."""

    line: Line
    due: datetime.date
    days: int
    amount: Money


@remembered(4)
def overdue(settlement: Settlement) -> tuple[Overdue, ...]:
    """What is overdue on the day of the papers, in the order of the lines; nothing where no day is named."""
    day = settlement.books.paper_day
    return tuple(_found(settlement, day)) if day is not None else ()


def undated(settlement: Settlement) -> Sequence[str]:
    """The clauses with lines whose time of payment names no plain day."""
    used = {(line.arrangement, line.clause) for line in settlement.lines}
    return [
        term.name
        for arrangement, term in settlement.terms()
        if (arrangement.code, term.name) in used and not _has_days(settlement, arrangement, term)
    ]


def _found(settlement: Settlement, day: datetime.date) -> Iterator[Overdue]:
    terms = {(a.code, term.name): (a, term) for a, term in settlement.terms()}
    debts = {(debt.payer, debt.payee): debt for debt in settlement.debts}
    parties = parties_of(settlement.arrangements)
    for line in settlement.lines:
        signed = terms.get((line.arrangement, line.clause))
        debt = debts.get((line.payer, line.payee))
        if signed is None or debt is None or debt.held == HELD:
            continue
        settled = _settled(debt, line, _paid(settlement, parties, line, day))
        if settled >= line.amount:
            continue
        for due, amount in due_parts(*signed, line):
            late = (day - due).days
            unpaid = Money(max(amount.fen - settled.fen, 0))
            settled = Money(max(settled.fen - amount.fen, 0))
            if late > 0 and unpaid:
                yield Overdue(line, due, late, unpaid)


def _has_days(settlement: Settlement, arrangement: Arrangement, term: Term) -> bool:
    if term.schedule is not None or _said_day(arrangement, term) is not None:
        return True
    rule = due_rule(term.payment)
    if rule is None:
        return False
    return not rule.columns or any(
        _happened(row, term, rule) is not None for row in settlement.books.rows(term.quantity[0])
    )


def due_parts(arrangement: Arrangement, term: Term, line: Line) -> Iterator[tuple[datetime.date, Money]]:
    """What of a line is due on which day, the earliest first; together the whole line."""
    if term.schedule is not None:
        shares = bases(arrangement, term, term.schedule, line)
        for one in term.schedule.instalments:
            if one.day.date in shares:
                yield one.day.date, instalment(shares[one.day.date], term.schedule, one)
        return
    day = _said_day(arrangement, term)
    if day is not None:
        if all_begun(arrangement, term, line, day):
            yield day, line.amount
        return
    rule = due_rule(term.payment)
    if rule is not None:
        yield from _by_row(arrangement, term, line, rule)


def _said_day(arrangement: Arrangement, term: Term) -> datetime.date | None:
    return due_day(term.payment, arrangement.first_day.date, arrangement.last_day.date)


def _by_row(
    arrangement: Arrangement, term: Term, line: Line, rule: Rule
) -> Iterator[tuple[datetime.date, Money]]:
    """The parts of a line by the days of its rows; the last takes what rounding the parts left.

    What rows have no day for, as rent by the month, is due as for the last day of the season, when all of it
    is earned. A line that is no sum of its rows (with a floor, a cap) is due with the last of them.
    """
    owed = line.derivable
    rows = owed.rows if isinstance(owed, Owed) else ()
    days = {id(row): _happened(row, term, rule) for row in rows}
    known = [day for day in days.values() if day is not None]
    if len(known) < len(rows) or not known:
        if not rule.columns:
            yield rule.day_of(arrangement.last_day.date), line.amount
        return
    by_day: dict[datetime.date, list[Row]] = {}
    for row in rows:
        day = days[id(row)]
        if day is not None:
            by_day.setdefault(rule.day_of(day), []).append(row)
    left = line.amount
    *earlier, last = sorted(by_day)
    parts = isinstance(owed, Owed) and owed.adds_up
    for due in earlier if parts else ():
        figure = owed.clause.part(line.payee, by_day[due]) if isinstance(owed, Owed) else None
        amount = figure.money if figure is not None else ZERO
        left = left - amount
        yield due, amount
    yield last, left


def _happened(row: Row, term: Term, rule: Rule) -> datetime.date | None:
    """The day from which a row's day to pay is counted; nothing where the register has none."""
    days = (row.day(column) for column in rule.columns or (term.belongs_by,))
    return next((day.date for day in days if day is not None), None)


def _settled(debt: Debt, line: Line, paid: Money) -> Money:
    """What was paid of a line up to the day, set off against it or withheld from it."""
    amounts = [one.parts[line.clause] for one in debt.recoveries if line.clause in one.parts]
    amounts += [one.figure.money for one in debt.withheld if one.clauses[:1] == (line.clause,)]
    return sum(amounts, start=paid)


def _paid(settlement: Settlement, parties: Parties, line: Line, day: datetime.date) -> Money:
    payments = payments_of(line, settlement.books, parties)
    return sum((one.amount.money for one in payments if one.day.date <= day), start=ZERO)

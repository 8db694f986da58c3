"""Overdue (逾期未付): what fell due and is not paid on the day of the papers, instalment by instalment.

The day is the one that stands on the papers (出表日), never the clock's; a season that names none has no such
list. What was set off or withheld counts as paid, and so do payments up to that day, the earliest instalment
first. A line that counts something begun after its due day is left out: how much of it was due then, no
register says. Clauses whose time of payment is no plain day are named apart. Nothing costs interest here:
what an agreement asks for lateness (逾期) is a line of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.engine.due_words import due_day
from linkage.engine.quantity import belongs
from linkage.engine.schedule import instalments
from linkage.engine.settlement import HELD
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Debt, Line, Settlement


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
        if (arrangement.code, term.name) in used and not _has_days(arrangement, term)
    ]


def _found(settlement: Settlement, day: datetime.date) -> Iterator[Overdue]:
    terms = {(a.code, term.name): (a, term) for a, term in settlement.terms()}
    debts = {(debt.payer, debt.payee): debt for debt in settlement.debts}
    for line in settlement.lines:
        signed = terms.get((line.arrangement, line.clause))
        debt = debts.get((line.payer, line.payee))
        if signed is None or debt is None or debt.held == HELD:
            continue
        settled = _settled(settlement, debt, line, day)
        for due, amount in _due(*signed, line):
            late = (day - due).days
            unpaid = Money(max(amount.fen - settled.fen, 0))
            settled = Money(max(settled.fen - amount.fen, 0))
            if late > 0 and unpaid and not _begins_later(settlement, signed, line, due):
                yield Overdue(line, due, late, unpaid)


def _begins_later(
    settlement: Settlement, signed: tuple[Arrangement, Term], line: Line, due: datetime.date
) -> bool:
    """Say whether something the line counts began after the due day: then the day is not that of it all."""
    arrangement, term = signed
    rows = settlement.books.rows_of(term.quantity[0], line.payee.partition(".")[0])
    return any(
        begun.date > due
        for row in rows
        if belongs(row, term.name, arrangement)
        and (begun := row.day("起") or row.day("日期")) is not None
        and begun.date <= arrangement.last_day.date
    )


def _has_days(arrangement: Arrangement, term: Term) -> bool:
    return term.schedule is not None or _said_day(arrangement, term) is not None


def _due(arrangement: Arrangement, term: Term, line: Line) -> Iterator[tuple[datetime.date, Money]]:
    """What of a line is due on which day, the earliest first; together the whole line."""
    if term.schedule is not None:
        for one, amount in instalments(line.figure, term.schedule):
            yield one.day.date, amount
        return
    day = _said_day(arrangement, term)
    if day is not None:
        yield day, line.amount


def _said_day(arrangement: Arrangement, term: Term) -> datetime.date | None:
    return due_day(term.payment, arrangement.first_day.date, arrangement.last_day.date)


def _settled(settlement: Settlement, debt: Debt, line: Line, day: datetime.date) -> Money:
    """What was paid of a line up to a day, set off against it or withheld from it."""
    amounts = [one.parts[line.clause] for one in debt.recoveries if line.clause in one.parts]
    amounts += [one.figure.money for one in debt.withheld if one.clauses[:1] == (line.clause,)]
    amounts += [_paid(settlement, debt, line, day)]
    return sum(amounts, start=ZERO)


def _paid(settlement: Settlement, debt: Debt, line: Line, day: datetime.date) -> Money:
    """The payments of the register that name the clause; one without a day counts as made."""
    found = ZERO
    codes = _names(settlement, debt.payer)
    for row in settlement.books.rows_of("已付", debt.payee.partition(".")[0]):
        amount, paid_on = row.figure("金额"), row.day("日期")
        mine = row.payee == debt.payee and row.text("项目") == line.clause and row.text("付款方") in codes
        if mine and amount is not None and (paid_on is None or paid_on.date <= day):
            found += amount.money
    return found


def _names(settlement: Settlement, payer: str) -> frozenset[str]:
    return frozenset(
        word
        for arrangement in settlement.arrangements
        for party in arrangement.parties.values()
        if party.code == payer
        for word in party.words
    )

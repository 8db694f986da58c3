"""Late again (逾期重算): what of a line is past its day, from the debts and not from the register's payments.

The days and the parts due on them are the agreement's; what was paid, taken back and kept of a line stands
in its debt. Of everything due up to a day so much is unpaid as that does not reach.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from attrs import frozen

from linkage.engine.overdue import due_parts
from linkage.ground.memory import remembered
from linkage.model.entitlement import Debt, Line, Settlement

#: What waits for its heirs is owed to nobody yet.
_HELD = "继承待定"


@frozen
class Late:
    """So many fen that were due on a day, and how many days ago that was on the day of the papers."""

    due: datetime.date
    days: int
    fen: int


@remembered(4)
def late_again(settlement: Settlement) -> Sequence[tuple[Line, Sequence[Late]]]:
    """Each line with what of it is late, in the order of the lines and of the days."""
    day = settlement.books.paper_day
    if day is None:
        return ()
    terms = {(a.code, one.name): (a, one) for a in settlement.arrangements for one in a.terms}
    found = []
    for line in settlement.lines:
        signed = terms.get((line.arrangement, line.clause))
        debts = [one for one in settlement.debts if (one.payer, one.payee) == (line.payer, line.payee)]
        if signed is None or not debts or any(one.held == _HELD for one in debts):
            continue
        settled, due = sum(_settled(one, line, day) for one in debts), 0
        late = []
        for on, amount in due_parts(*signed, line):
            before, due = due, due + amount.fen
            unpaid = due - max(before, min(settled, due))
            if on < day and unpaid:
                late.append(Late(on, (day - on).days, unpaid))
        if late:
            found.append((line, tuple(late)))
    return found


def _settled(debt: Debt, line: Line, day: datetime.date) -> int:
    paid = [
        one.amount.fen
        for one in debt.movements
        if (one.kind, one.item) == ("已付", line.clause) and (not one.date or one.date <= day.isoformat())
    ]
    taken = [one.parts[line.clause].fen for one in debt.recoveries if line.clause in one.parts]
    kept = [one.figure.money.fen for one in debt.withheld if one.clauses and one.clauses[0] == line.clause]
    return sum(paid) + sum(taken) + sum(kept)

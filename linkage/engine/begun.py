"""Begun (已经开始的): of how much of a line each instalment was a share when it fell due.

Nothing is owed before its clause applies: a plot that came into the lease in April owed nothing on a due day
in March, nor does a clause whose own period begins later. Where a line is the sum of its rows, an instalment
is a share of the rows that had begun by its day; where it is not (a floor, a cap, a rate on the whole), no
register says what was owed then, and an instalment before the last beginning is nobody's.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from linkage.engine.ledger import line_figure
from linkage.engine.term import Owed
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Line
from linkage.model.payment import Schedule
from linkage.model.registers import Row


def bases(
    arrangement: Arrangement, term: Term, schedule: Schedule, line: Line
) -> Mapping[datetime.date, Figure]:
    """What each instalment is a share of, by its day; a day on which nothing was owed stands in none."""
    whole = line_figure(line)
    found: dict[datetime.date, Figure] = {}
    for day in (one.day.date for one in schedule.instalments):
        base = whole if all_begun(arrangement, term, line, day) else _part(arrangement, term, line, day)
        if base is not None and base.value:
            found[day] = base
    return found


def all_begun(arrangement: Arrangement, term: Term, line: Line, day: datetime.date) -> bool:
    """Say whether everything that a line counts had begun by a day, its clause too."""
    owed = line.derivable
    rows = owed.rows if isinstance(owed, Owed) else ()
    return _applies(term, day) and all(_begun(row, arrangement, day) for row in rows)


def _part(arrangement: Arrangement, term: Term, line: Line, day: datetime.date) -> Figure | None:
    owed = line.derivable
    if not isinstance(owed, Owed) or not owed.adds_up or not _applies(term, day):
        return None
    rows = [row for row in owed.rows if _begun(row, arrangement, day)]
    return owed.clause.part(line.payee, rows) if rows else None


def _applies(term: Term, day: datetime.date) -> bool:
    return term.period is None or term.period[0].date <= day


def _begun(row: Row, arrangement: Arrangement, day: datetime.date) -> bool:
    """Say whether a row had begun by a day; what begins after the season counts for nothing in it."""
    begins = row.day("起") or row.day("日期")
    return begins is None or begins.date <= day or begins.date > arrangement.last_day.date

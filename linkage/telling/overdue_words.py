"""Overdue in words (逾期未付): what of a household's amounts is past its day, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linkage.engine.late import LATE
from linkage.engine.overdue import Overdue, overdue
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Line, Settlement
from linkage.telling.summary import add

#: As many of a line are told one by one.
FEW = 3


def overdue_of(settlement: Settlement, household: str) -> Sequence[Overdue]:
    """What is overdue to a household and its members."""
    return [one for one in overdue(settlement) if one.line.payee.partition(".")[0] == household]


def overdue_told(settlement: Settlement, found: Sequence[Overdue]) -> Iterator[str]:
    """The day it is reckoned to, then each amount with its due day; what lateness costs only where agreed.

    Where a line fell due on many days, as wages do month by month, or a clause is overdue to many persons,
    their sum and the first of them are told.
    """
    day = settlement.books.paper_day
    if day is None or not found:
        return
    yield f"到{chinese_date(day)}，过了付款日还没付的有 {len(found)} 笔。"
    for clause, alike in by_clause(found):
        if len({one.line.payee for one in alike}) > FEW:
            yield from _together(clause, alike)
            continue
        yield from _one_by_one(alike)
    if any(late_cost(settlement, one.line) is not None for one in found):
        yield "约定的违约金算到期末，已列在应得里。"


def _one_by_one(found: Sequence[Overdue]) -> Iterator[str]:
    for line, several in by_line(found):
        whose = f"{line.name}的" if line.person else ""
        clause = f"{whose}{line.clause}"
        if len(several) > FEW:
            yield from _together(clause, several)
            continue
        for one in several:
            yield f"{clause} {one.amount} 元，{chinese_date(one.due)}到期，逾期 {one.days} 天。"


def _together(what: str, several: Sequence[Overdue]) -> Iterator[str]:
    first = min(several, key=lambda one: one.due)
    yield f"{what}有 {len(several)} 笔过期，共 {add(one.amount for one in several)} 元。"
    yield f"最早的一笔{chinese_date(first.due)}到期，逾期 {first.days} 天。"


def by_clause(found: Sequence[Overdue]) -> Iterator[tuple[str, Sequence[Overdue]]]:
    """What is overdue of each clause, in the order of the lines, those of its persons together."""
    for (_, clause), alike in groupby(found, key=lambda one: (one.line.arrangement, one.line.clause)):
        yield clause, tuple(alike)


def by_line(found: Sequence[Overdue]) -> Iterator[tuple[Line, Sequence[Overdue]]]:
    """What is overdue of each line, in the order of the lines; of a line the earliest comes first."""
    for _, several in groupby(found, key=lambda one: id(one.line)):
        own = tuple(several)
        yield own[0].line, own


def late_cost(settlement: Settlement, line: Line) -> Line | None:
    """The line of what lateness costs on a line, where the agreement asks for it."""
    name = f"{line.clause}{LATE}"
    for one in settlement.lines_of(line.payee.partition(".")[0]):
        if (one.payer, one.payee, one.clause) == (line.payer, line.payee, name):
            return one
    return None

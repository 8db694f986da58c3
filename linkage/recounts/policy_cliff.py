"""What ends on which day, again: from each household's lines to what they rest on."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.season import chinese_date, years_later
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Row
from linkage.recounting.flows import cut, flows
from linkage.recounting.tables import Counted, recounted
from linkage.telling.paper import in_order

_YEARS = 3


def _count(settlement: Settlement) -> Iterator[Counted]:
    lines = [line for line in settlement.lines if _home(line) in settlement.books.households]
    first = settlement.main.season.first
    ends = [one for one in _ends(settlement, lines) if one[0] >= first and one[2]]
    if not ends:
        return
    sums = tuple(
        (chinese_date(day), what, str(len(given)), str(Money(sum(given.values()))))
        for day, what, given in ends
    )
    near = years_later(settlement.main.season.last, _YEARS)
    names = settlement.books.households
    rows = tuple(
        (number, names[number].name, chinese_date(day), what, str(Money(fen)))
        for day, what, given in ends
        if day <= near
        for number, fen in given.items()
    )
    ending, given_by = ("到期日", "什么到期"), "这一季从中得到"
    yield Counted("一、什么时候到期", (*ending, "户数", given_by), sums, notes=())
    yield Counted("二、哪些户受影响", ("户号", "户主", *ending, given_by), rows, notes=())


def _home(line: Line) -> str:
    return line.payee.partition(".")[0]


def _ends(
    settlement: Settlement, lines: Sequence[Line]
) -> Iterator[tuple[datetime.date, str, Mapping[str, int]]]:
    """Each day, what ends on it, and what every household has from it, in fen."""
    for arrangement, term in settlement.terms():
        if term.period is not None:
            mine = [one for one in lines if (one.arrangement, one.clause) == (arrangement.code, term.name)]
            yield term.period[1].date, f"条款“{term.name}”期满", _sums(mine)
    for row in settlement.books.rows("事实"):
        end = row.day("止")
        if end is not None and not _within(settlement, row):
            name = row.text("名称")
            yield end.date, f"“{name}”到期", _shares_of(settlement, f"事实.{name}", lines)
    for row in settlement.books.rows("类别"):
        end = row.day("止")
        if end is not None:
            mine = [one for one in lines if _home(one) == row.household and _has_read(one.figure, row)]
            yield end.date, f"类别“{row.text('类别')}”到期", _sums(mine)
    yield from _laws(settlement, lines)


def _laws(
    settlement: Settlement, lines: Sequence[Line]
) -> Iterator[tuple[datetime.date, str, Mapping[str, int]]]:
    resting: dict[str, list[Line]] = {}
    for line in lines:
        for name in {leaf.name for leaf in line.figure.leaves() if leaf.op == "law"}:
            resting.setdefault(name, []).append(line)
    for name, day in sorted({(one.name, one.last) for one in settlement.laws.parameters if one.last}):
        if name in resting and day is not None:
            yield day, f"法定参数“{name}”这一版到期", _sums(resting[name])


def _sums(lines: Sequence[Line]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for line in lines:
        found[_home(line)] += line.amount.fen
    return {_home(line): found[_home(line)] for line in lines}


def _shares_of(settlement: Settlement, source: str, lines: Sequence[Line]) -> Mapping[str, int]:
    """What an inflow gave each household: its part of a step, cut in proportion to the lines of the step."""
    order = {one.number: at for at, one in enumerate(in_order(settlement))}
    found: dict[str, int] = {}
    for flow in flows(settlement):
        if (flow.source, flow.sort) == (source, "到户"):
            mine = [line for line in lines if line.clause == f"{flow.pool}/{flow.step}"]
            mine.sort(key=lambda line: order[_home(line)])
            for line, fen in zip(mine, cut(flow.fen, [line.amount.yuan for line in mine]), strict=True):
                found[_home(line)] = found.get(_home(line), 0) + fen
    return found


def _within(settlement: Settlement, row: Row) -> bool:
    days, season = [row.day("起"), row.day("止")], settlement.main.season
    return all(one is not None and season.first <= one.date <= season.last for one in days)


def _has_read(figure: Figure, row: Row) -> bool:
    places = (leaf.origin.where for leaf in figure.leaves() if leaf.origin is not None)
    return any(
        one.sheet == row.sheet and "".join(filter(str.isdigit, one.cell)) == str(row.number) for one in places
    )


RECOUNT = recounted("policy_cliff", _count)

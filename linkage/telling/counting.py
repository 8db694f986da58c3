"""Counting (数户): lines of households, each household once however many lines and payers it has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction

from linkage.model.categories import categories_on
from linkage.model.entitlement import Line, Settlement
from linkage.rule import rules
from linkage.telling.paper import in_order, last_day
from linkage.telling.summary import add
from linkage.words.wording import about

UNKNOWN = "未登记"

#: Of fewer households than these no sum is told where everybody reads it: on a wall, by loudspeaker, in a
#: file that is handed on. Of three who each know their own, two who talk know the third's. No law names a
#: number (docs/decisions/0194).
FEWEST = 5

#: Cells of a sheet named as evidence of one line; what is left is counted.
_CELLS = 1


def household_of(line: Line) -> str:
    """The household of a line, also where a member is paid."""
    return line.payee.partition(".")[0]


def people_lines(settlement: Settlement) -> Sequence[Line]:
    """The lines of households and members, in the order of the roster, then as the arrangement has them."""
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    lines = [line for line in settlement.lines if household_of(line) in order]
    return sorted(lines, key=lambda line: order[household_of(line)])


def benefits(lines: Iterable[Line]) -> Sequence[Line]:
    """The lines that are income: what gives back paid-in capital is none."""
    return [line for line in lines if not rules()[line.income].capital]


def returned(lines: Iterable[Line]) -> Sequence[Line]:
    """The lines that give back what their payees had put in (退还资金)."""
    return [line for line in lines if rules()[line.income].capital]


def returned_told(lines: Iterable[Line]) -> Sequence[str]:
    """What is said beside a table that leaves returned capital out; nothing where none was returned."""
    found = returned(lines)
    if not found:
        return ()
    names = "、".join(dict.fromkeys(rules()[line.income].plain for line in found))
    amount = add(line.amount for line in found)
    return (f"另有{names} {len(households(found))} 户 {amount} 元，是还本，不算收入，没有计入。",)


def households(lines: Iterable[Line]) -> frozenset[str]:
    """The households that have any of these lines, each once."""
    return frozenset(household_of(line) for line in lines)


def way(line: Line) -> str:
    """How the line links a household (带动方式): the income in plain words, with its kind."""
    plain = rules()[line.income].plain
    return f"{plain}（{line.kind}）" if line.kind and line.kind not in plain else plain


def category(settlement: Settlement, household: str, day: datetime.date | None = None) -> str:
    """What a household is on a day, the last of the season unless told; several words joined."""
    words = categories_on(settlement.books, household, "", day or last_day(settlement))
    return "、".join(word.text for word in words) or UNKNOWN


def evidence(line: Line) -> str:
    """Where in the registers the line was read: sheets with their first cells, and how many more."""
    cells: dict[str, list[str]] = {}
    for leaf in line.figure.leaves():
        place = leaf.origin.where if leaf.origin is not None else None
        if place is not None and place.sheet and place.cell not in cells.get(place.sheet, ()):
            cells.setdefault(place.sheet, []).append(place.cell)
    told = [
        f"〔{sheet}〕{'、'.join(found[:_CELLS])}{f'等{len(found)}格' if len(found) > _CELLS else ''}"
        for sheet, found in cells.items()
    ]
    return "；".join(told)


def percent(part: Fraction, whole: Fraction) -> str:
    """A share in percent, to two decimals and marked with ``≈`` where more follow; nothing of nothing."""
    return f"{about(part / whole * 100)}%" if whole else "—"


def each(amount: Fraction, count: int) -> str:
    """An amount for one of several, to the fen, with ``≈`` where it was rounded; nothing for nobody."""
    return about(amount / count, 2, 2) if count else "—"

"""Carried fractions (零头结转): what rounding cut off in the season before, and what it cuts off in this one.

The register 零头 says what a payee brings along under a clause, or a step of a pool (``分配/步骤号``). What
is cut off this season stands with every line and reason of such a clause (``carried``, exact, in yuan); an
opening fraction that met no line waits untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding
from linkage.ground.units import YUAN
from linkage.mode import share_modes
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Carried, Line, Reason
from linkage.model.registers import Books, Row

SHEET, ITEM, FRACTION = "零头", "项目", "零头"
OPENING = "上期零头"


def carrying(arrangements: Iterable[Arrangement]) -> Mapping[str, Fraction]:
    """Clauses and steps of pools that carry fractions, with their whole step in yuan."""
    found: dict[str, Fraction] = {}
    for arrangement in arrangements:
        for term in arrangement.terms:
            if term.rounding.carried:
                found[term.name] = STEPS[term.rounding.step]
        for pool in arrangement.pools:
            for step in pool.steps:
                if step.weight is not None and share_modes()[step.share_mode].carries:
                    found[f"{pool.name}/{step.number}"] = STEPS[step.share_step]
    return found


def opening(payee: str, clause: str, books: Books) -> Figure | None:
    """What a payee brings along under a clause, in yuan; several rows together."""
    rows = [row for row in books.rows_of(SHEET, payee.partition(".")[0]) if row.payee == payee]
    return _together(row for row in rows if row.text(ITEM) == clause)


def openings(clause: str, books: Books, payees: Iterable[str]) -> Mapping[str, Figure]:
    """What each of these payees brings along under a clause."""
    found = {payee: opening(payee, clause, books) for payee in payees}
    return {payee: figure for payee, figure in found.items() if figure is not None}


def carry_down(figure: Figure, brought: Figure | None, step: str) -> Figure:
    """Add what was brought along, cut off what is less than a whole step, and say how much that is."""
    whole = figure if brought is None else figure + brought
    cut = whole.rounded(Rounding.DOWN, STEPS[step], label=step)
    return cut.saying(carried=str(whole.value - cut.value))


def closings(
    arrangements: Sequence[Arrangement], books: Books, lines: Iterable[Line], reasons: Iterable[Reason]
) -> Sequence[Carried]:
    """What is carried to the next season by payee and clause, in their order; nothing for nought."""
    clauses = carrying(arrangements)
    if not clauses:
        return ()
    found: dict[tuple[str, str], Carried] = {}
    answers: Iterable[Line | Reason] = (*lines, *reasons)
    for one in answers:
        if one.clause in clauses and one.figure is not None:
            fraction = Fraction(str(one.figure.params["carried"]))
            found[one.payee, one.clause] = Carried(one.payee, one.clause, fraction)
    for payee, clause in {(row.payee, row.text(ITEM)) for row in books.rows(SHEET)}:
        brought = opening(payee, clause, books)
        if clause in clauses and (payee, clause) not in found and brought is not None:
            found[payee, clause] = Carried(payee, clause, brought.value, brought)
    return tuple(found[key] for key in sorted(found) if found[key].fraction)


def _together(rows: Iterable[Row]) -> Figure | None:
    """The fractions of several rows in yuan, in the order of what they say."""
    cells = [figure.to(YUAN) for row in rows if (figure := row.figure(FRACTION)) is not None]
    cells.sort(key=lambda figure: figure.value)
    return Figure.total(cells).named(OPENING) if cells else None

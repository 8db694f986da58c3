"""Line rows (一笔的各行): which rows of the registers a line adds up, and what each of them comes to.

The amounts are taken from the derivation of the line, not reckoned again: where a clause reckons on the whole
(tiers, a cap, a floor), a row has no amount of its own, and says none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Row
from linkage.words.explain import numbers

#: Operations that leave the rows of a line as they are and only bring their sum to whole steps.
_AROUND = ("round",)


@frozen
class LineRow:
    """A row of a line: where it was read, the numbers that were multiplied, and its exact amount in yuan.

    ``row`` is nothing where the rows of the register say nothing (每户, 每人); ``amount`` is nothing where
    the clause reckons on the whole line. ``rounded`` rows come to another amount than their numbers.
    """

    row: Row | None
    numbers: str
    amount: Fraction | None
    rounded: bool = False


def line_rows(settlement: Settlement, line: Line, term: Term) -> Sequence[LineRow]:
    """The rows of a line of a clause, in the order of the derivation."""
    known = _known(settlement, line, term)
    body = _body(line.figure)
    parts = _parts(body)
    if all(_row_of(part, known) is not None and part.unit == YUAN for part in parts):
        return [
            LineRow(_row_of(part, known), _reckoned(part), part.value, _is_rounded(part)) for part in parts
        ]
    whole = {id(row): row for leaf in body.leaves() if (row := _read(leaf, known)) is not None}
    return [LineRow(row, _said(row, term), None) for row in whole.values()] or [
        LineRow(None, _reckoned(body), body.value)
    ]


def _reckoned(part: Figure) -> str:
    """What was multiplied; the result stands in a column of its own."""
    return numbers(part).rpartition(" = ")[0] or numbers(part)


def _is_rounded(part: Figure) -> bool:
    inner = part.args[0] if part.op == "round" else part
    return isinstance(inner, Figure) and inner.value != part.value


def _known(settlement: Settlement, line: Line, term: Term) -> Mapping[str, Row]:
    """The rows a clause may have read, by the place of the cell it counts."""
    sheet, heading = term.quantity
    household = line.payee.partition(".")[0]
    inside = household in settlement.books.households
    rows = settlement.books.rows_of(sheet, household) if inside else settlement.books.rows(sheet)
    headings = {heading, *(column for row in rows[:1] for column in row.values)}
    return {str(row.where(column)): row for row in rows for column in headings if column in row.values}


def _body(figure: Figure) -> Figure:
    """The line before it was rounded."""
    inner = figure.args[0] if figure.op in _AROUND else None
    return _body(inner) if isinstance(inner, Figure) else figure


def _parts(body: Figure) -> Sequence[Figure]:
    """What the line adds up; itself where it is one row."""
    if body.op != "add":
        return (body,)
    return tuple(part for part in body.args if isinstance(part, Figure))


def _row_of(part: Figure, known: Mapping[str, Row]) -> Row | None:
    """The one row a part was read from; nothing where there are several or none."""
    found = {id(row): row for leaf in part.leaves() if (row := _read(leaf, known)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _read(leaf: object, known: Mapping[str, Row]) -> Row | None:
    origin = getattr(leaf, "origin", None)
    return known.get(str(origin.where)) if origin is not None else None


def _said(row: Row, term: Term) -> str:
    counted = row.figure(term.quantity[1])
    return numbers(counted) if counted is not None else ""


def merged(rows: Sequence[LineRow]) -> Iterator[Sequence[LineRow]]:
    """Walk rows so that the stretches of one row of a register stand together, in its order."""
    order = {id(one.row): at for at, one in reversed(list(enumerate(rows)))}
    held: list[LineRow] = []
    for one in sorted(rows, key=lambda one: order[id(one.row)]):
        if held and one.row is not held[0].row:
            yield held
            held = []
        held.append(one)
    if held:
        yield held

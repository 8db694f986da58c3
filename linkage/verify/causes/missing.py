"""Missing (漏了一笔): a plot, a delivery or a whole clause was left out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.verify.cause import Case, CauseKind
from linkage.verify.pieces import Piece
from linkage.verify.suspect import Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact

NAME = "missing"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        if not suspect.amount:
            yield suspect.told(NAME, "整条没有算：0.00 元", Evidence.SEASON)
            continue
        yield from _one_piece(suspect)


def _one_piece(suspect: Suspect) -> Iterator[Cause]:
    """Without one row of the register and all its stretches, then without all rows of a grade."""
    rows: dict[int, list[Piece]] = {}
    grades: dict[str, list[Piece]] = {}
    for piece in suspect.pieces:
        rows.setdefault(id(next(iter(piece.cells), piece.whole)), []).append(piece)
        grades.setdefault(_grade(piece), []).append(piece)
    several = [group for group in grades.values() if len(group) > 1]
    for groups in (list(rows.values()), several if len(grades) > 1 else []):
        for group in groups if len(rows) > 1 else ():
            yield from _without(suspect, group)
    for piece in suspect.pieces:
        if len(piece.cells) > 1:
            for cell in piece.cells:
                yield from _without_cell(suspect, cell)


def _grade(piece: Piece) -> str:
    """The grade or job that names the price of a piece."""
    picks = [price for price in piece.prices if price.op == "pick"]
    return picks[0].args[0].value_text() if picks else ""


def _without(suspect: Suspect, row: list[Piece]) -> Iterator[Cause]:
    made = suspect.what_if({id(piece.whole): Fraction(0) for piece in row})
    if made is not None:
        piece = row[0]
        cell = next(iter(piece.cells), piece.quantity)
        yield suspect.cause(
            NAME, f"漏了一笔（{_named(cell)}）", made, f"{_named(cell)}也要算", Evidence.SEASON
        )


def _without_cell(suspect: Suspect, cell: Figure) -> Iterator[Cause]:
    made = suspect.what_if({id(cell): Fraction(0)})
    if made is not None:
        yield suspect.cause(
            NAME, f"漏了一笔（{_named(cell)}）", made, f"{_named(cell)}也要算", Evidence.SEASON
        )


def _named(cell: Figure) -> str:
    where = f"{cell.origin.where} 的 " if cell.origin is not None else ""
    return f"{where}{compact(cell)}"


CAUSE = CauseKind(NAME, "漏了一笔", 15, _find)

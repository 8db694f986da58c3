"""Quantity (数量、面积): another area, weight or count than the register has."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from linkage.ground.figure import Figure, Origin
from linkage.ground.units import PLAIN
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from linkage.verify.suspect import Seen, Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact, decimal

NAME = "quantity"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        seen = suspect.seen(Role.QUANTITY)
        own = [one for one in seen if one.evidence is Evidence.PRINTED]
        if len(own) > 1:
            whole = sum((one.number for one in own), Fraction(0))
            seen = [evolve(own[0], number=whole), *seen]
        for one in seen:
            yield from _used(suspect, one)


def _used(suspect: Suspect, seen: Seen) -> Iterator[Cause]:
    """What comes out with this quantity in all, the others of the clause as they are."""
    cells = {id(cell): cell for piece in suspect.pieces for cell in piece.cells}
    first = next(iter(cells.values()), None)
    wanted = seen.within(first.unit) if first is not None else None
    if first is not None and wanted is not None and all(cell.unit == first.unit for cell in cells.values()):
        more = wanted - sum((cell.value for cell in cells.values()), Fraction(0))
        for one, cell in cells.items():
            if not more or cell.value + more < 0:
                continue
            made = suspect.what_if({one: cell.value + more})
            if made is not None:
                how = _how(cell, cell.value + more, seen)
                yield suspect.cause(NAME, how, made, _truth(cell), seen.evidence)
                return
        whole = wanted - more
        if more and whole and len(cells) > 1:
            made = suspect.what_if({one: cell.value * wanted / whole for one, cell in cells.items()})
            if made is not None:
                truth = f"台账里合计 {decimal(whole)} {first.unit}"
                yield suspect.cause(NAME, _how(first, wanted, seen), made, truth, seen.evidence)
                return
    yield from _weighed(suspect, seen)


def _weighed(suspect: Suspect, seen: Seen) -> Iterator[Cause]:
    """What comes out of a pool with this weight."""
    figure = suspect.derivation.figure
    if figure.op not in {"share", "level"}:
        return
    weight = figure.args[1]
    if not isinstance(weight, Figure) or seen.unit not in {PLAIN, weight.unit} or weight.value == seen.number:
        return
    made = suspect.what_if({id(weight): seen.number})
    if made is not None:
        truth = f"本户的权数是 {compact(weight)}"
        yield suspect.cause(NAME, _how(weight, seen.number, seen), made, truth, seen.evidence)


def _how(figure: Figure, number: Fraction, seen: Seen) -> str:
    name = figure.name or "数量"
    return f"{name}按 {decimal(number)} {figure.unit}算的（{seen.at}）"


def _truth(cell: Figure) -> str:
    where = cell.origin.where if isinstance(cell.origin, Origin) else ""
    return f"{where} 是 {compact(cell)}"


CAUSE = CauseKind(NAME, "面积、数量用错", 10, _find)

"""Rounding (取整): in another mode, to another unit, or at another stage than the signed one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding, round_to
from linkage.ground.units import YUAN
from linkage.verify.cause import Case, CauseKind
from linkage.verify.suspect import Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.explain import rounding

NAME = "rounding"
_UNITS = ("分", "角", "元", "10元")
_SHARED = {"share", "level", "queue"}


def _find(case: Case) -> Iterator[Cause]:
    if not case.clause:
        yield from _in_all(case)
    for suspect in suspects_of(case):
        if suspect.derivation.figure.op not in _SHARED:
            yield from _otherwise(suspect)


def _in_all(case: Case) -> Iterator[Cause]:
    """What is paid in the end, brought to 角 or 元."""
    for unit in ("角", "元"):
        for mode in Rounding:
            if round_to(Fraction(case.due.fen, 100), STEPS[unit], mode) == Fraction(case.paid.fen, 100):
                words = f"合计取整到{unit}（{mode.value}）：{case.due} 元写成 {case.paid} 元；应付到分"
                yield Cause(NAME, words, case.paid, Evidence.SEASON)
                return


def _otherwise(suspect: Suspect) -> Iterator[Cause]:
    """All roundings replaced by one of the whole, then by one of each piece."""
    found = {id(node): node for node in suspect.derivation.of("round") if node.unit == YUAN}
    bare = {one: node.args[0] for one, node in found.items()}
    exact = suspect.derivation.what_if(nodes=bare) if bare else suspect.derivation.figure
    if exact is None:
        return
    truth = _truth(suspect, list(found.values()))
    for unit in _units(suspect):
        step = STEPS[unit]
        for mode in Rounding:
            whole = exact.rounded(mode, step, label=unit)
            how = f"合计{rounding(whole)}" if len(suspect.pieces) > 1 else rounding(whole)
            if suspect.hit(whole.value):
                yield suspect.cause(NAME, f"{how}算的", whole, truth, Evidence.SEASON)
                return
            each = _each(suspect, mode, step, unit)
            if each is not None:
                how = f"每笔先{rounding(whole)}再相加"
                yield suspect.cause(NAME, how, each, truth, Evidence.SEASON)
                return


def _units(suspect: Suspect) -> list[str]:
    """The signed unit first: another mode is likelier than another unit."""
    own = suspect.term.rounding.step if suspect.term is not None else "分"
    return [own, *(unit for unit in _UNITS if unit != own)]


def _each(suspect: Suspect, mode: Rounding, step: Fraction, unit: str) -> Figure | None:
    if len(suspect.pieces) < 2 or any(piece.whole.unit != YUAN for piece in suspect.pieces):
        return None
    rounded = {id(piece.whole): piece.whole.rounded(mode, step, label=unit) for piece in suspect.pieces}
    inner = {id(node): node.args[0] for node in suspect.derivation.of("round") if id(node.args[0]) in rounded}
    return suspect.what_if(nodes={one: rounded[id(arg)] for one, arg in inner.items()} or dict(rounded))


def _truth(suspect: Suspect, found: list[Figure]) -> str:
    term = suspect.term
    if term is None:
        return f"应{rounding(found[0])}" if found else "没有约定这样取整"
    return f"约定是{term.rounding.stage}{term.rounding.mode.value}到{term.rounding.step}"


CAUSE = CauseKind(NAME, "取整不同", 17, _find)

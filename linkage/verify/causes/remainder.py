"""Remainder (尾差): a share rounded by itself, or by the last in line, where leftover fen go by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure
from linkage.ground.money import Money, Rounding, round_to
from linkage.model.entitlement import Settlement
from linkage.verify.cause import Case, CauseKind
from linkage.verify.suspect import Suspect, ledger_of, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import decimal

NAME = "remainder"
_STEPS = ("分", "角", "元")
_REMEMBERED = 64


@frozen
class _Shared:
    """What a step gave out, and what all its shares come to when each is rounded by itself."""

    total: Fraction
    rounded: dict[tuple[str, Rounding], Fraction]


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        exact = _exact(suspect.derivation.figure)
        if exact is not None:
            yield from _alone(suspect, exact)
            yield from _last(suspect, exact)


def _exact(figure: Figure) -> Fraction | None:
    """The share before any rounding, in yuan."""
    if figure.op != "share" or "sum" not in figure.params:
        return None
    total, weight = figure.args[0], figure.args[1]
    whole = Fraction(str(figure.params["sum"]))
    if not isinstance(total, Figure) or not isinstance(weight, Figure) or not whole:
        return None
    return total.value * weight.value / whole


def _alone(suspect: Suspect, exact: Fraction) -> Iterator[Cause]:
    for unit in _STEPS:
        for mode in Rounding:
            if suspect.hit(round_to(exact, STEPS[unit], mode)):
                words = f"各户自己{mode.value}到{unit}：{decimal(exact)} 元成了 {suspect.amount} 元"
                yield suspect.told(NAME, f"{words}；{_truth(suspect)}", Evidence.SEASON)
                return


def _last(suspect: Suspect, exact: Fraction) -> Iterator[Cause]:
    shared = _shares(suspect.case.settlement, suspect.line.clause)
    for (unit, mode), rounded in shared.rounded.items():
        others = rounded - round_to(exact, STEPS[unit], mode)
        if suspect.hit(shared.total - others):
            total, rest = _money(shared.total), _money(others)
            left = f"{total} − 别户的 {rest} = {suspect.amount} 元"
            words = f"最后一户拿了余下的：{left}（别户{mode.value}到{unit}）"
            yield suspect.told(NAME, f"{words}；{_truth(suspect)}", Evidence.SEASON)
            return


def _truth(suspect: Suspect) -> str:
    params = suspect.derivation.figure.params
    return f"约定按{params['mode']}"


def _money(value: Fraction) -> str:
    return str(Money(int(value * 100)))


@lru_cache(maxsize=_REMEMBERED)
def _shares(settlement: Settlement, clause: str) -> _Shared:
    """All shares of a step: its amount, and what they come to in every other rounding."""
    total = Fraction(0)
    rounded: dict[tuple[str, Rounding], Fraction] = {}
    for line in ledger_of(settlement).clauses.get(clause, ()):
        figure = line.figure
        exact = _exact(figure)
        if exact is None or not isinstance(whole := figure.args[0], Figure):
            continue
        total = whole.value
        for unit in _STEPS:
            for mode in (Rounding.HALF_UP, Rounding.DOWN):
                before = rounded.get((unit, mode), Fraction(0))
                rounded[unit, mode] = before + round_to(exact, STEPS[unit], mode)
    return _Shared(total, rounded)


CAUSE = CauseKind(NAME, "尾差的分法不同", 18, _find)

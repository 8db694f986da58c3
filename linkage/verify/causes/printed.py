"""Printed (印出来的近似数): a percentage or price that was rounded for print was used to reckon on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.ground.money import Rounding, round_to
from linkage.verify.cause import Case, CauseKind
from linkage.verify.suspect import Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import decimal, unit_text

NAME = "printed"
_DECIMALS = (2, 4, 3, 1, 0)
_PERCENT = (4, 3, 2, 5, 6)
_MOST_FACTORS = 4
_FEN = Fraction(1, 100)


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        figure = suspect.derivation.figure
        if figure.op == "share":
            yield from _shares(suspect, figure)
        else:
            yield from _products(suspect)


def _shares(suspect: Suspect, figure: Figure) -> Iterator[Cause]:
    """The money of one unit of weight, or the household's percentage, as it was printed."""
    total, weight = figure.args[0], figure.args[1]
    whole = Fraction(str(figure.params["sum"]))
    if not isinstance(total, Figure) or not isinstance(weight, Figure) or not whole:
        return
    each, part = total.value / whole, weight.value / whole
    tries = [
        (f"每份 {{}} 元（准确的是 {decimal(each)} 元）", each, places, weight.value, 1)
        for places in _DECIMALS
    ]
    tries += [
        (f"占 {{}}%（准确的是 {decimal(part * 100)}%）", part, places, total.value, 100)
        for places in _PERCENT
    ]
    for words, exact, places, times, shown in tries:
        short = round_to(exact, Fraction(1, 10**places), Rounding.HALF_UP)
        if short != exact and suspect.hit(round_to(short * times, _FEN, Rounding.HALF_UP)):
            said, sign = decimal(short * shown), "%" if shown > 1 else " 元"
            sum_ = f"{said}{sign} × {decimal(times)} = {suspect.amount} 元"
            how = f"用了印出来的近似数，{words.format(said)}"
            yield suspect.told(NAME, f"{how}：{sum_}", Evidence.SEASON)
            return


def _products(suspect: Suspect) -> Iterator[Cause]:
    """A product of some of the factors, rounded before it was multiplied on; in one piece or in all."""
    mul = [piece.whole for piece in suspect.pieces if piece.whole.op == "mul"]
    for size in (1, 2, 3):
        for places in _DECIMALS:
            for chosen in itertools.combinations(range(_MOST_FACTORS), size):
                changed = {id(node): cut for node in mul if (cut := _cut(node, chosen, places)) is not None}
                made = (
                    suspect.what_if(nodes={one: cut[0] for one, cut in changed.items()}) if changed else None
                )
                if made is not None:
                    _, said = next(iter(changed.values()))
                    how = f"中间的数先取整再往下乘，{said}"
                    yield suspect.cause(NAME, how, made, "约定不在这里取整", Evidence.SEASON)
                    return


def _cut(node: Figure, chosen: Sequence[int], places: int) -> tuple[Figure, str] | None:
    """The product with some factors multiplied and rounded first, and how that is said."""
    factors = [arg for arg in node.args if isinstance(arg, Figure)]
    if max(chosen) >= len(factors):
        return None
    inner = factors[chosen[0]]
    for at in chosen[1:]:
        inner = inner * factors[at]
    short = round_to(inner.value, Fraction(1, 10**places), Rounding.HALF_UP)
    if short == inner.value:
        return None
    cut = Figure(op="part", value=short, unit=inner.unit, name=inner.name)
    made = cut
    for at, factor in enumerate(factors):
        if at not in chosen:
            made = made * factor
    unit = unit_text(inner.unit)
    return made, f"{decimal(inner.value)} {unit}成了 {decimal(short)} {unit}"


CAUSE = CauseKind(NAME, "用了印出来的近似数", 20, _find)

"""Rounding as a term (取整): a figure to whole 分, 角, 元 or 10元, in the mode that was signed."""

from __future__ import annotations

from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.ground.money import Rounding

STEPS: dict[str, Fraction] = {
    "厘": Fraction(1, 1000),
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "10元": Fraction(10),
    "百元": Fraction(100),
}


def round_figure(figure: Figure, mode: Rounding, step: str) -> Figure:
    """Round to the named step; a figure that is already whole stays as it is."""
    size = STEPS[step]
    if (figure.value / size).denominator == 1:
        return figure
    return figure.rounded(mode, size, label=step)

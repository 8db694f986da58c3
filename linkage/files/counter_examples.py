"""Counter-examples (反例): what goes wrong, shown on the smallest number that shows it.

Each is computed exactly from the very terms that were read, so that nobody has to take a rule on trust: the
yuan given away twice, the household between two bands, the fen nobody owes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding, round_to
from linkage.words.wording import decimal

#: What a pool takes in an example: a hundred thousand yuan, so that a percentage is read off at once.
WHOLE = Fraction(100_000)
_GUARANTEE = Fraction(10_000)
_TRIES = 20


def over_hundred(rates: Sequence[Fraction]) -> str:
    """Percentages of one base that come to more than the base.

    >>> over_hundred([Fraction(65, 100), Fraction(40, 100)])
    '若可分 100,000.00 元，2 步共要分 105,000.00 元，多出的 5,000.00 元没有着落'
    """
    asked = sum(rates, Fraction(0)) * WHOLE
    return (
        f"若可分 {_yuan(WHOLE)}，{len(rates)} 步共要分 {_yuan(asked)}，多出的 {_yuan(asked - WHOLE)}没有着落"
    )


def earmarks_over(parts: Fraction, step: Fraction) -> str:
    """Earmarked parts that come to more than the step that holds them."""
    return f"若可分 {_yuan(WHOLE)}，本步只提 {_yuan(step * WHOLE)}，其中各项却要 {_yuan(parts * WHOLE)}"


def guarantee_in_profit(profit: str) -> str:
    """What hangs on whether the profit is stated before or after the guarantee."""
    less = WHOLE - _GUARANTEE
    return (
        f"若{profit}是 {_yuan(WHOLE)}、保底 {_yuan(_GUARANTEE)}：已扣保底的分 {_yuan(WHOLE)}，"
        f"未扣的只分 {_yuan(less)}"
    )


def loss(profit: str) -> str:
    """A loss that percentages would share out like a gain."""
    return f"若{profit}是 {_yuan(-WHOLE)}，照比例就是要分得 20% 的一方倒找 {_yuan(WHOLE / 5)}"


def between_bands(closed: Figure, start: Figure) -> str:
    """A quantity that falls in no band, or in two."""
    if start.value > closed.value:
        return f"恰为 {_said(closed)}的不落在任何一档"
    return f"恰为 {_said(start)}的同时落在两档"


def below_first_band(start: Figure) -> str:
    """A quantity below the first band."""
    return f"例如 {decimal(start.value / 2)} {start.unit}的"


def rounded_beyond(mode: str, unit: str) -> str:
    """The smallest sum whose equal parts, rounded each by itself, come to more than the sum.

    >>> rounded_beyond("进一", "分")
    '0.01 元由 2 户平分，各取整得 0.01 元，合计 0.02 元，多出的 0.01 元没有人付'
    """
    rounding, step = Rounding(mode), STEPS[unit]
    for units in range(1, _TRIES):
        for payees in (2, 3):
            whole = units * step
            each = round_to(whole / payees, step, rounding)
            if each * payees > whole:
                return (
                    f"{_yuan(whole)}由 {payees} 户平分，各取整得 {_yuan(each)}，合计 {_yuan(each * payees)}，"
                    f"多出的 {_yuan(each * payees - whole)}没有人付"
                )
    return ""


def _yuan(value: Fraction) -> str:
    return f"{decimal(value, 2)} 元"


def _said(figure: Figure) -> str:
    return f"{decimal(figure.value)} {figure.unit}"

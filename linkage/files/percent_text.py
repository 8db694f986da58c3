"""Percent text (百分数的写法): was a rate written as a percentage, and how a message prints it."""

from __future__ import annotations

from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.ground.source import Scalar


def percent(value: Fraction) -> str:
    """Print a rate as a percentage for a message.

    >>> percent(Fraction(21, 20))
    '105%'
    """
    scaled = value * 100
    for places in range(7):
        digits = scaled * 10**places
        if digits.denominator == 1:
            text = str(digits.numerator).rjust(places + 1, "0")
            return f"{text[:-places]}.{text[-places:]}%" if places else f"{text}%"
    return f"{scaled}%"


def said_in_percent(scalar: Scalar, figure: Figure) -> bool:
    """Say whether a rate was written as a percentage, here or where it was referred from.

    A cell that shows 60% holds 0.6, and nobody can tell how it was typed.
    """
    if figure.op == "cell":
        return True
    leaf = figure.origin.text if figure.origin is not None else scalar.text
    return any(sign in leaf for sign in "%％‰") or "/" in leaf

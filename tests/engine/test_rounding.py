"""Rounding as it was signed: to the named step, in the named mode, and not at all where nothing is cut."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.engine.rounding import STEPS, round_figure
from linkage.ground.money import Rounding
from rows import number


@pytest.mark.parametrize(
    ("said", "mode", "step", "rounded"),
    [
        ("1.005", Rounding.HALF_UP, "分", "1.01"),
        ("1.005", Rounding.HALF_EVEN, "分", "1"),
        ("1.015", Rounding.HALF_EVEN, "分", "1.02"),
        ("1.009", Rounding.DOWN, "分", "1"),
        ("1.001", Rounding.UP, "分", "1.01"),
        ("1.25", Rounding.HALF_UP, "角", "1.3"),
        ("149.99", Rounding.HALF_UP, "百元", "100"),
        ("5", Rounding.HALF_UP, "10元", "10"),
    ],
)
def test_to_the_step_in_the_mode(said: str, mode: Rounding, step: str, rounded: str) -> None:
    figure = round_figure(number(said, "元"), mode, step)
    assert figure.value == Fraction(rounded)
    assert (figure.op, figure.args[0]) == ("round", number(said, "元"))


@pytest.mark.parametrize("step", STEPS)
def test_what_is_whole_stays_the_same_figure(step: str) -> None:
    whole = number("1200", "元")
    assert round_figure(whole, Rounding.UP, step) is whole

"""Counter-examples are true: each shows exactly what it says."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from linkage.files.counter_examples import between_bands, earmarks_over, over_hundred, rounded_beyond
from rows import number


def test_percentages_over_a_hundred_leave_a_rest_nobody_pays() -> None:
    thirds = [Fraction(1, 3), Fraction(1, 3), Fraction(1, 2)]
    assert over_hundred(thirds).endswith("多出的 16,666.666666… 元没有着落")


def test_earmarks_are_told_of_the_base_of_their_step() -> None:
    assert earmarks_over(Fraction(13, 100), Fraction(1, 10)).endswith(
        "本步只提 10,000.00 元，其中各项却要 13,000.00 元"
    )


@pytest.mark.parametrize(
    ("closed", "start", "said"),
    [("9000", "10000", "恰为 9,000 元的不落在任何一档"), ("10001", "10000", "恰为 10,000 元的同时落在两档")],
)
def test_the_border_lies_in_no_band_or_in_two(closed: str, start: str, said: str) -> None:
    assert between_bands(number(closed, "元"), number(start, "元")) == said


@pytest.mark.parametrize("mode", ["四舍五入", "四舍六入五成双", "进一"])
@pytest.mark.parametrize("unit", ["分", "角", "元", "10元"])
def test_rounded_parts_come_to_more_than_the_sum(mode: str, unit: str) -> None:
    said = rounded_beyond(mode, unit)
    whole, _, each, together, beyond = (
        Fraction(text.replace(",", "")) for text in re.findall(r"[\d,.]+", said)
    )
    assert together > whole
    assert together - whole == beyond
    assert together % each == 0


def test_cutting_off_never_pays_too_much() -> None:
    assert rounded_beyond("去尾", "分") == ""

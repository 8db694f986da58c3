"""Wording: numbers and units for people, nothing rounded and nothing lost."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.figure import Figure, Origin
from linkage.ground.units import Unit
from linkage.words.wording import compact, decimal, spoken, unit_text
from rows import HERE


def figure(value: str, unit: str, text: str = "") -> Figure:
    return Figure.cell(Fraction(value), Unit.parse(unit), "数", Origin(HERE, text or value))


@given(st.fractions(max_denominator=10**6))
def test_a_number_that_ends_is_written_whole_and_another_is_cut(value: Fraction) -> None:
    text = decimal(value)
    read = Fraction(text.replace(",", "").removesuffix("…"))
    assert (read == value) == (not text.endswith("…"))
    assert abs(read) <= abs(value)
    assert abs(value - read) < Fraction(1, 10**6)


@pytest.mark.parametrize(
    ("value", "unit", "text", "tight", "said"),
    [
        ("7/2", "亩", "", "3.50亩", "3.5 亩"),
        ("600", "元/亩/年", "", "600元/亩/年", "每亩每年 600 元"),
        ("3/50", "1/年", "6%", "6%/年", "每年 6%"),
        ("62000", "元", "", "62,000.00元", "62,000.00 元"),
        ("2", "工日", "", "2工日", "2 个工日"),
    ],
)
def test_two_ways_to_write(value: str, unit: str, text: str, tight: str, said: str) -> None:
    assert (compact(figure(value, unit, text)), spoken(figure(value, unit, text))) == (tight, said)


@pytest.mark.parametrize(
    ("name", "value", "unit", "tight"),
    [
        ("返还比例", "3/5", "1", "60%"),
        ("年利率", "3/50", "1/年", "6%/年"),
        ("涨幅", "3/5", "1", "0.6"),
        ("返还比例", "5/2", "1", "2.5"),
        ("亏损率", "3/5", "元", "0.60元"),
    ],
)
def test_a_rate_typed_without_its_sign_is_read_as_a_percentage(
    name: str, value: str, unit: str, tight: str
) -> None:
    cell = Figure.cell(Fraction(value), Unit.parse(unit), name, Origin(HERE, "0.6"))
    assert compact(cell) == tight


def test_time_is_named_last() -> None:
    assert unit_text(Unit.parse("天") * Unit.parse("股")) == "股·天"

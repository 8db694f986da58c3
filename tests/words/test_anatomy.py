"""Tests of what a derivation is made of: its nodes in order, the tiers a base reached, its calendar years."""

from __future__ import annotations

import datetime
from fractions import Fraction

from attrs import evolve

from linkage.ground.choices import by_tiers
from linkage.ground.citation import Citation
from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Day, Figure
from linkage.ground.spans import span
from linkage.ground.units import PLAIN, YUAN
from linkage.words.anatomy import calendar_years, ground, is_literal, tier_parts, walk
from rows import day, number

TIERS = ((Figure.zero(YUAN), "0.03"), (number("10000", "元"), "0.05"), (number("50000", "元"), "0.08"))


def tiers(base: str, *, marginal: bool) -> Figure:
    rated = [(start, Figure(op="constant", value=Fraction(rate), unit=PLAIN)) for start, rate in TIERS]
    return by_tiers(number(base, "元"), rated, marginal=marginal)


def reached(figure: Figure) -> list[tuple[int, str]]:
    return [(int(part), str(rate.value)) for _, _, part, rate in tier_parts(figure)]


def test_a_node_comes_before_what_it_is_made_of() -> None:
    area, price = number("2", "亩"), number("500", "元/亩")
    assert list(walk(area * price)) == [area * price, area, price]


def test_grounds_are_told_once_the_own_first() -> None:
    law, clause = Citation("法律", "甲法", "第一条"), Citation("合同", "A1", "第二条")
    inner = evolve(number("2", "元"), cites=(law,))
    outer = evolve(inner + inner, cites=(clause,))
    assert ground(outer) == (str(clause), str(law))


def test_rising_tiers_count_what_lies_inside_them() -> None:
    assert reached(tiers("60000", marginal=True)) == [(10000, "3/100"), (40000, "1/20"), (10000, "2/25")]
    assert reached(tiers("10000", marginal=True)) == [(10000, "3/100")]


def test_a_whole_tier_takes_everything_and_holds_its_own_border() -> None:
    assert reached(tiers("10000", marginal=False)) == [(10000, "1/20")]


def test_a_span_over_new_year_counts_both_years() -> None:
    first, last = day("2023-12-31"), day("2024-01-02")
    assert isinstance(first, Day)
    spanned = span(first, last, SpanRule.ACTUAL_ACTUAL.value)
    assert calendar_years(spanned) == [(1, 365), (2, 366)]
    assert first.date == datetime.date(2023, 12, 31)


def test_a_number_of_a_formula_is_called_by_itself() -> None:
    assert is_literal(Figure(op="clause", value=Fraction(1, 5), unit=PLAIN, name="0.2"))
    assert not is_literal(Figure(op="clause", value=Fraction(1, 5), unit=PLAIN, name="费率"))

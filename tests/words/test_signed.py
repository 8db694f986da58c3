"""A contract says what was signed: a number as a number, a formula as a formula."""

from __future__ import annotations

from fractions import Fraction

from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN, Unit
from linkage.words.signed import signed, signed_rate


def _number(value: str, unit: str, name: str) -> Figure:
    origin = Origin(Where("合作.yaml", line=3, column=9), value)
    return Figure.clause(Fraction(value), Unit.parse(unit), name, origin)


def test_a_number_is_said_as_it_is() -> None:
    assert signed(_number("3000", "元", "金额")) == "3,000.00 元"
    assert signed(_number("2", "万元", "金额").to(YUAN)) == "20,000.00 元"
    assert signed_rate(_number("1", "", "比例")) == "1"


def test_a_formula_is_said_as_a_formula() -> None:
    income, rate = _number("60", "万元", "经营收入"), _number("0.02", "", "2%")
    least = _number("3000", "元", "3000 元")
    assert (
        signed((income * rate).to(YUAN).larger_of(least).named("金额"))
        == "取高（经营收入 × 2%，3000 元）（按算式）"
    )
    assert signed_rate((rate * income).named("比例")) == "2% × 经营收入（按算式）"

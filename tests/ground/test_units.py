from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.units import DAY, MONTH, PLAIN, UNIT_NAMES, YEAR, YUAN, Unit, UnitError

names = st.sampled_from(UNIT_NAMES)
units = st.lists(st.tuples(names, st.integers(-2, 2)), max_size=4).map(
    lambda powers: _product([(Unit.parse(name), power) for name, power in powers])
)
ALIKE = [
    (Unit.parse(one), Unit.parse(other))
    for one, other in itertools.permutations(UNIT_NAMES, 2)
    if Unit.parse(one).fits(Unit.parse(other))
]
numbers = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)


def _product(powers: list[tuple[Unit, int]]) -> Unit:
    unit = PLAIN
    for factor, power in powers:
        for _ in range(abs(power)):
            unit = unit * factor if power > 0 else unit / factor
    return unit


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("亩", "亩"),
        (" 亩 ", "亩"),
        ("市亩", "亩"),
        ("㎡", "平方米"),
        ("千克", "公斤"),
        ("50公斤", "50公斤"),
        ("５０公斤", "50公斤"),
        ("元/50公斤", "元/50公斤"),
        ("元/100斤", "元/百斤"),
        ("元/亩/年", "元/亩/年"),
        ("元/年/亩", "元/亩/年"),
        ("元 / 亩 / 年", "元/亩/年"),
        ("元／亩／年", "元/亩/年"),
        ("元/亩·年", "元/亩/年"),
        ("元/月/斤", "元/斤/月"),
        ("元/天/户", "元/户/天"),
        ("1/亩/年", "1/亩/年"),
        ("元/亩*年", "元/亩/年"),
        ("元/亩×年", "元/亩/年"),
        ("元/（亩·年）", "元/亩/年"),
        ("元/(亩·年)", "元/亩/年"),
        ("元/工", "元/工日"),
        ("元/个工", "元/工日"),
        ("圆/只", "元/只"),
        ("1/年", "1/年"),
        ("1", ""),
        ("", ""),
        ("　", ""),
        ("元/元", ""),
        ("亩·亩", "亩·亩"),
    ],
)
def test_units_are_read_and_printed(text: str, printed: str) -> None:
    unit = Unit.parse(text)
    assert str(unit) == printed
    assert bool(unit) == bool(printed)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mu", "“mu”里的“mu”不是认识的单位"),
        ("元/亩每年", "“元/亩每年”里的“亩每年”不是认识的单位"),
        ("元//亩", "“元//亩”里少写了一个单位"),
        ("/亩", "“/亩”里少写了一个单位"),
        ("元/", "“元/”里少写了一个单位"),
        ("元·", "“元·”里少写了一个单位"),
        ("元/1", "“元/1”里的“1”不是认识的单位"),
        ("1·元", "“1·元”里的“1”不是认识的单位"),
        ("110105194912310021", "“**************0021”里的“**************0021”不是认识的单位"),
        ("(元/亩)/年", "“(元/亩)/年”里的“(元”不是认识的单位"),
    ],
)
def test_what_is_no_unit_is_named(text: str, message: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit.parse(text)
    assert str(caught.value) == message


@given(units)
def test_what_is_printed_can_be_read(unit: Unit) -> None:
    assert Unit.parse(str(unit)) == unit


@pytest.mark.parametrize("name", UNIT_NAMES)
def test_every_unit_knows_its_own_name(name: str) -> None:
    assert str(Unit.parse(name)) == name
    assert Unit.parse(name).factor_to(Unit.parse(name)) == 1


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("公顷", "亩", 15),
        ("亩", "平方米", Fraction(2000, 3)),
        ("分地", "亩", Fraction(1, 10)),
        ("斤", "公斤", Fraction(1, 2)),
        ("百斤", "斤", 100),
        ("担", "斤", 100),
        ("50公斤", "斤", 100),
        ("吨", "公斤", 1000),
        ("两", "斤", Fraction(1, 10)),
        ("克", "公斤", Fraction(1, 1000)),
        ("万元", "元", 10000),
        ("角", "分", 10),
        ("年", "月", 12),
        ("半年", "月", 6),
        ("季度", "月", 3),
        ("度", "千瓦时", 1),
        ("元/公斤", "元/斤", Fraction(1, 2)),
        ("元/亩/年", "万元/公顷/年", Fraction(15, 10000)),
        ("元·斤/公斤", "元", Fraction(1, 2)),
    ],
)
def test_factors_by_hand(one: str, other: str, factor: Fraction | int) -> None:
    assert Unit.parse(one).factor_to(Unit.parse(other)) == factor
    assert Unit.parse(other).factor_to(Unit.parse(one)) == 1 / Fraction(factor)


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("亩", "公斤", "“亩”不能换算成“公斤”"),
        ("元", "", "“元”不能换算成“纯数”"),
        ("", "户", "“纯数”不能换算成“户”"),
        ("天", "年", "“天”不能换算成“年”"),
        ("元/亩", "元/斤", "“元/亩”不能换算成“元/斤”"),
        ("分地", "分", "“分地”不能换算成“分”"),
    ],
)
def test_different_things_are_never_converted(one: str, other: str, message: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit.parse(one).factor_to(Unit.parse(other))
    assert str(caught.value) == message
    assert not Unit.parse(one).fits(Unit.parse(other))


@given(numbers, st.sampled_from(ALIKE))
def test_conversions_come_back_exactly(number: Fraction, alike: tuple[Unit, Unit]) -> None:
    one, other = alike
    assert number * one.factor_to(other) * other.factor_to(one) == number


@given(units, units)
def test_dividing_undoes_multiplying(one: Unit, other: Unit) -> None:
    assert one * other == other * one
    assert one * other / other == one
    assert one / one == PLAIN


@pytest.mark.parametrize(
    ("one", "other", "product", "quotient"),
    [
        ("元/亩/年", "亩", "元/年", "元/亩·亩/年"),
        ("元", "斤", "元·斤", "元/斤"),
        ("亩", "亩", "亩·亩", ""),
        ("1/年", "年", "", "1/年·年"),
        ("", "户", "户", "1/户"),
        ("公斤", "斤", "公斤·斤", "公斤/斤"),
    ],
)
def test_products_and_quotients_by_hand(one: str, other: str, product: str, quotient: str) -> None:
    left, right = Unit.parse(one), Unit.parse(other)
    assert (left * right).powers == Unit.parse(product).powers
    assert (left / right).powers == Unit.parse(quotient).powers


def test_the_names_used_in_code() -> None:
    assert [str(unit) for unit in (PLAIN, YUAN, YEAR, MONTH, DAY)] == ["", "元", "年", "月", "天"]

"""Boxes and capitals: a sign in every box, and no number that could become another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.contracts.blanks import choices, in_capitals, price_in_capitals
from linkage.ground.capitals import measure_in_capitals
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import Unit
from linkage.prices.fixed import FixedPrice


def signs(offered: tuple[str, ...], said: str) -> str:
    return "".join(str(one["sign"]) for one in choices(offered, said) if isinstance(one, dict))


@pytest.mark.parametrize(
    ("said", "expected"),
    [("", "□□"), ("仲裁", "√×"), ("诉讼", "×√"), ("仲裁、诉讼", "√√"), ("  仲裁 ", "√×")],
)
def test_every_box_has_a_sign(said: str, expected: str) -> None:
    assert signs(("仲裁", "诉讼"), said) == expected


def test_what_is_not_offered_stands_behind_the_others_in_its_own_words() -> None:
    *_, last = choices(("仲裁", "诉讼"), "调解中心")
    assert last == {"sign": "√", "label": "其他", "said": "调解中心"}
    assert signs(("仲裁", "诉讼"), "调解中心") == "××√"


def price(text: str, value: str, unit: str) -> FixedPrice:
    origin = Origin(Where("合作.yaml", line=1, column=1), text, text.partition(" ")[0])
    return FixedPrice(Figure.clause(Fraction(value), Unit.parse(unit), "单价", origin))


@pytest.mark.parametrize(
    ("text", "value", "unit", "expected"),
    [
        ("380 元/亩/年", "380", "元/亩/年", "每亩每年人民币叁佰捌拾元整"),
        ("0.08 元/只", "0.08", "元/只", "每只人民币捌分"),
        ("6% /年", "6/100", "1/年", ""),
        ("0.125 元/斤", "0.125", "元/斤", ""),
    ],
)
def test_a_price_in_capitals_is_the_price_or_nothing(text: str, value: str, unit: str, expected: str) -> None:
    assert price_in_capitals(price(text, value, unit)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "零亩"),
        ("10", "壹拾亩"),
        ("0.05", "零点零伍亩"),
        ("100000.5", "壹拾万点伍亩"),
        ("1020.30", "壹仟零贰拾点叁亩"),
    ],
)
def test_an_area_in_capitals(value: str, expected: str) -> None:
    assert measure_in_capitals(Fraction(value), "亩") == expected


@pytest.mark.parametrize("value", [Fraction(-1), Fraction(1, 3), Fraction(10**16), Fraction(1, 10**7)])
def test_a_number_without_capitals_is_refused_and_left_to_the_hand(value: Fraction) -> None:
    with pytest.raises(ValueError, match="没有规范的大写"):
        measure_in_capitals(value, "亩")
    assert in_capitals(Figure(op="sum", value=value, unit=Unit.parse("亩"))) == ""

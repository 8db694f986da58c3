"""Digits that changed places: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import RENT, case, words


def test_digits_of_the_amount() -> None:
    assert words("transposed", case("H01", RENT, "3619.53")) == [
        "金额两位数字颠倒：3169.53 写成了 3619.53，即 3,619.53 元，应是 3,169.53 元"
    ]


def test_digits_of_the_area() -> None:
    (said,) = words("transposed", case("H01", RENT, "4388.58"))
    assert said.startswith("面积两位数字颠倒，4.68 当成了 6.48：6.48亩 × ")


def test_digits_that_are_not_side_by_side() -> None:
    assert words("transposed", case("H01", RENT, "9163.53")) == []

"""The decimal point elsewhere: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import RENT, case, words


def test_the_point_too_far_left() -> None:
    assert words("point", case("H01", RENT, "316.95")) == [
        "金额的小数点移了位：3169.53 写成了 316.95，即 316.95 元，应是 3,169.53 元"
    ]


def test_the_point_of_the_area() -> None:
    (said,) = words("point", case("H01", RENT, "31695.30"))
    assert said.startswith("金额的小数点移了位：3169.53 写成了 31695.3")


def test_other_digits_are_no_moved_point() -> None:
    assert words("point", case("H01", RENT, "316.94")) == []

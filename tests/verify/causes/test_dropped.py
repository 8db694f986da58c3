"""Digits left out or doubled: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import RENT, case, words


def test_a_digit_left_out() -> None:
    (said,) = words("dropped", case("H01", RENT, "369.53"))
    assert said.startswith("金额漏写或多写了一位：3169.53 写成了 369.53")


def test_a_digit_typed_twice() -> None:
    (said,) = words("dropped", case("H01", RENT, "33169.53"))
    assert said.startswith("金额漏写或多写了一位：3169.53 写成了 33169.53")


def test_two_digits_left_out_are_no_slip() -> None:
    assert words("dropped", case("H01", RENT, "39.53")) == []

"""A rounded number used on: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import EQUAL, RENT, case, words


def test_the_money_of_one_share_as_it_was_printed() -> None:
    assert words("printed", case("H01", EQUAL, "1510.00")) == [
        "用了印出来的近似数，每份 1,510 元（准确的是 1,509.8256 元）：1,510 元 × 1 = 1,510.00 元，应是 1,509.82 元"
    ]


def test_a_price_rounded_before_it_was_used() -> None:
    (said,) = words("printed", case("H01", RENT, "3168.36"))
    assert said.startswith("中间的数先取整再往下乘，677.25 元/亩/年成了 677 元/亩/年：")


def test_no_rounded_factor_makes_it() -> None:
    assert words("printed", case("H01", RENT, "3168.37")) == []

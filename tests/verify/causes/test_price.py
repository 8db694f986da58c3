"""Wrong price: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import RENT, case, words

PRICE = ("单价", Role.PRICE, RENT)


def test_the_price_that_the_row_prints_was_used() -> None:
    (said,) = words("price", case("H01", RENT, "3276.00", [PRICE], [["700"]]))
    assert "4.68亩 × 700元/亩/年 × 365天÷365天 = 3,276.00元；单价是 677.25元/亩/年" in said


def test_the_price_was_not_raised() -> None:
    (said,) = words("price", case("H01", RENT, "3018.60"))
    assert said.startswith("单价没有递增：4.68亩 × 500斤/亩/年 × 1.29元/斤")


def test_a_price_that_does_not_make_the_amount_is_none() -> None:
    assert words("price", case("H01", RENT, "3276.01", [PRICE], [["700"]])) == []

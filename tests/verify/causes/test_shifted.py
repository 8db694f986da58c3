"""Another row: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import RENT, case, words


def test_the_amount_of_the_row_below() -> None:
    asked = case("H01", RENT, "3630.06", [("面积", Role.QUANTITY, RENT)], [["4.68"], ["5.36"]])
    assert words("shifted", asked) == [
        "错行：3,630.06 元是发放表第 3 行 钱春生（H02）的应得；本户应是 3,169.53 元"
    ]


def test_the_amount_of_a_household_elsewhere() -> None:
    (said,) = words("shifted", case("H01", RENT, "4198.95"))
    assert said == "4,198.95 元正好是 孙兰秋（H03）的应得；本户应是 3,169.53 元"


def test_nobody_has_that_amount() -> None:
    assert words("shifted", case("H01", RENT, "4198.96")) == []

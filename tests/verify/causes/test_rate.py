"""Wrong rate: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import GUARANTEE, case, words

RATE = ("费率", Role.RATE, GUARANTEE)


def test_the_rate_that_the_row_prints_was_used() -> None:
    (said,) = words("rate", case("H01", GUARANTEE, "200.00", [RATE], [["0.05"]]))
    assert "4,000.00元 × 5%/年 × 12个月÷12个月 = 200.00元；比例是 6%/年" in said


def test_a_rate_headed_in_percent() -> None:
    (said,) = words("rate", case("H01", GUARANTEE, "200.00", [RATE], [["5"]]))
    assert said.startswith("比例按 5% 算的")


def test_another_amount_is_not_explained_by_it() -> None:
    assert words("rate", case("H01", GUARANTEE, "201.00", [RATE], [["5"]])) == []

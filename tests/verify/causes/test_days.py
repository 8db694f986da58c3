"""Wrong days: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import RENT, case, words

DAYS = ("天数", Role.TIME, RENT)


def test_the_days_that_the_row_prints_were_used() -> None:
    (said,) = words("days", case("H01", RENT, "1597.79", [DAYS], [["184"]]))
    assert said.startswith("时间按 184 算的（发放表 C2 印的就是这个数）")
    assert "本户的时间是 365天÷365天 = 1年" in said


def test_a_day_too_few() -> None:
    (said,) = words("days", case("H01", RENT, "3160.85"))
    assert said.startswith("少算了一天：4.68亩")


def test_other_days_than_printed_explain_nothing() -> None:
    assert words("days", case("H01", RENT, "1597.80", [DAYS], [["184"]])) == []

"""Wrong area, weight or count: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import RENT, SHARE, case, words

AREA = ("面积", Role.QUANTITY, RENT)


def test_the_area_that_the_row_prints_was_used() -> None:
    (said,) = words("quantity", case("H01", RENT, "3630.06", [AREA], [["5.36"]]))
    assert said == (
        "面积按 5.36 亩算的（发放表 C2 印的就是这个数）：5.36亩 × 525斤/亩/年 × 1.29元/斤 × 365天÷365天 = 3,630.06元；"
        "台账/地块.csv〔地块〕C2 面积（亩） 是 4.68亩，应是 3,169.53 元"
    )


def test_the_area_of_the_row_below_was_used() -> None:
    (said,) = words("quantity", case("H01", RENT, "3630.06", [AREA], [["4.68"], ["5.36"]]))
    assert "那是发放表第 3 行 C3 的数" in said


def test_several_columns_of_one_clause_are_added() -> None:
    (said,) = words("quantity", case("H01", RENT, "3630.06", [AREA, AREA], [["5.00", "0.36"]]))
    assert said.startswith("面积按 5.36 亩算的")


def test_a_share_by_the_shares_that_the_row_prints() -> None:
    (said,) = words("quantity", case("H02", SHARE, "3108.63", [("股数", Role.QUANTITY, SHARE)], [["6"]]))
    assert said.startswith("份额按 6 股算的")


def test_a_fen_beside_is_no_cause() -> None:
    assert words("quantity", case("H01", RENT, "3630.07", [AREA], [["5.36"]])) == []


def test_the_right_area_explains_nothing() -> None:
    assert words("quantity", case("H01", RENT, "3630.06", [AREA], [["4.68"]])) == []

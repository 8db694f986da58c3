"""The sum of another household: of the next row, or of anybody else."""

from __future__ import annotations

from linkage.verify.verdict import Evidence, Verdict
from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_rows
from villages import village_settlement


def test_the_sum_of_the_next_row() -> None:
    settled = village_settlement()
    rows = right_rows(settled)
    rows[4][4] = rows[5][4]
    (difference,) = verify_season(payout_list(SUMS, rows), settled).differences
    assert difference.verdict is Verdict.DIFFERENT
    cause = next(one for one in difference.causes if one.kind == "shifted")
    assert (cause.amount, cause.evidence) == (difference.paid, Evidence.BESIDE)
    assert "第 7 行" in cause.words


def test_the_sum_of_somebody_far_off() -> None:
    settled = village_settlement()
    rows = right_rows(settled)
    rows[4][4] = rows[9][4]
    (difference,) = verify_season(payout_list(SUMS, rows), settled).differences
    cause = next(one for one in difference.causes if one.kind == "shifted")
    assert rows[9][0] in cause.words


def test_a_sum_that_is_nobodys_has_no_such_cause() -> None:
    settled = village_settlement()
    rows = right_rows(settled)
    rows[4][4] = "77.77"
    (difference,) = verify_season(payout_list(SUMS, rows), settled).differences
    assert all(one.kind != "shifted" for one in difference.causes)

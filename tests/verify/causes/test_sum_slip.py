"""The right sum of a household, copied with a digit wrong."""

from __future__ import annotations

import pytest

from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_rows
from villages import village_settlement


def kinds(amount: str) -> set[str]:
    """The kinds of causes told when the first household gets this amount for 6004.11."""
    settled = village_settlement()
    rows = right_rows(settled)
    assert rows[0][4] == "6004.11"
    rows[0][4] = amount
    (difference,) = verify_season(payout_list(SUMS, rows), settled).differences
    return {cause.kind for cause in difference.causes if cause.words.startswith("合计")}


@pytest.mark.parametrize(
    ("amount", "kind"),
    [("6040.11", "transposed"), ("604.11", "dropped"), ("60004.11", "dropped"), ("600.41", "point")],
)
def test_a_slip_in_the_sum(amount: str, kind: str) -> None:
    assert kinds(amount) == {kind}


def test_another_amount_is_no_slip() -> None:
    assert kinds("7123.45") == set()

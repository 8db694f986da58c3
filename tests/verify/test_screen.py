"""The screen of a list that is wrong as a whole is short, and says where the rest is."""

from __future__ import annotations

import pytest

from linkage.verify import screen
from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_rows
from villages import village_settlement


@pytest.mark.parametrize(("wrong", "shown"), [(26, 20), (22, 22)], ids=["as a whole", "in single rows"])
def test_of_a_list_that_is_wrong_as_a_whole_twenty_are_shown(
    capsys: pytest.CaptureFixture[str], wrong: int, shown: int
) -> None:
    settled = village_settlement(50)
    rows = right_rows(settled)
    for at, row in enumerate(rows[:wrong]):
        row[4] = f"{at + 1}.37"
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert len(verification.differing) == wrong
    screen.show(verification)
    told = capsys.readouterr().out
    assert f"金额不符（{wrong} 户）" in told
    assert told.count("　表上 ") == shown
    assert ("还有 6 户没有列在屏幕上，--out 写出的核对差异和 --json 里都有。" in told) is (wrong == 26)

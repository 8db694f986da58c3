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


@pytest.mark.parametrize(("slipped", "lines"), [(10, 1), (2, 2)])
def test_rows_whose_number_is_anothers_are_told_once_for_the_block(
    capsys: pytest.CaptureFixture[str], slipped: int, lines: int
) -> None:
    settled = village_settlement(30)
    rows = right_rows(settled)
    numbers = [row[0] for row in rows]
    for at in range(slipped):
        rows[at][0] = numbers[(at + 1) % slipped]
    verification = verify_season(payout_list(SUMS, rows), settled)
    misnamed = [one for one in verification.remarks if one.code == "W546"]
    assert len(misnamed) == slipped
    screen.show(verification)
    told = capsys.readouterr().out
    assert told.count("W546") == lines
    assert (f"到 A{slipped + 1} 之间，{slipped} 行" in told) is (lines == 1)
    assert misnamed[0].message in told.replace("\n", "")

"""What happens to people sets their days of membership; what happens to a stake does not."""

from __future__ import annotations

import pytest

from faults.spoiled import read_spoiled


@pytest.mark.parametrize(("shares", "codes"), [("15", set()), ("", {"E459"})])
def test_a_member_who_pays_in_later_stays_a_member(shares: str, codes: set[str]) -> None:
    events = f"日期,户号,成员号,事件,份额,依据\n2025-06-01,H04,1,新增,{shares},收据\n"
    season = read_spoiled({"文件": {"台账/事件.csv": events}})
    assert {problem.code for problem in season.problems} & {"E459"} == codes

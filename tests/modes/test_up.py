"""进一: each part by itself goes up; the owner pays what that asks for."""

from __future__ import annotations

from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared


def test_each_part_goes_up_and_the_owner_pays() -> None:
    steps = [shared(PercentOfBase(percent("50")), share_mode="进一", share_step="元", remainder_owner="公司")]
    found = poured("100", steps, *held({"A1": "1", "A2": "2"}))
    assert (found.parts(), found.kept, found.remainder) == ({"A1": "17.00", "A2": "34.00"}, "49.00", "-1.00")

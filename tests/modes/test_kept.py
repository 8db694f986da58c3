"""留存: cut off, and what that leaves stays in the pool."""

from __future__ import annotations

from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared

ALL = PercentOfBase(percent("100"))


def test_what_is_cut_off_stays_in_the_pool() -> None:
    found = poured("100", [shared(ALL, share_mode="留存", share_step="元")], *held({"A1": "1", "A2": "2"}))
    assert (found.parts(), found.kept, found.remainder) == ({"A1": "33.00", "A2": "66.00"}, "1.00", "1.00")

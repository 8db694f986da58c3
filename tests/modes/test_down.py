"""去尾: each part by itself, in whole yuan."""

from __future__ import annotations

from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared

ALL = PercentOfBase(percent("100"))


def test_each_part_is_rounded_by_itself() -> None:
    found = poured("100", [shared(ALL, share_mode="去尾", share_step="元")], *held({"A1": "1", "A2": "2"}))
    assert (found.parts(), found.kept) == ({"A1": "33.00", "A2": "66.00"}, "1.00")

"""四舍五入: each part by itself, in whole yuan."""

from __future__ import annotations

from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared, to

ALL = PercentOfBase(percent("100"))


def test_each_part_is_rounded_by_itself() -> None:
    found = poured(
        "100", [shared(ALL, share_mode="四舍五入", share_step="元")], *held({"A1": "1", "A2": "2"})
    )
    assert (found.parts(), found.kept) == ({"A1": "33.00", "A2": "67.00"}, "0.00")


def test_a_half() -> None:
    steps = [
        to(1, "公司", PercentOfBase(percent("90"))),
        shared(
            PercentOfBase(percent("10")), 2, share_mode="四舍五入", share_step="元", remainder_owner="公司"
        ),
    ]
    found = poured("50", steps, *held({"A1": "1", "A2": "1"}))
    assert found.parts("利润/2") == {"A1": "3.00", "A2": "3.00"}

"""Catch-up: the company draws level with what the holders got, then the rest is split."""

from __future__ import annotations

import pytest

from linkage.sizes.catch_up import CatchUp
from linkage.sizes.percent import PercentOfRest
from linkage.sizes.standard import Standard
from pouring import held, percent, poured, shared, to


@pytest.mark.parametrize(
    ("came_in", "holders", "company", "rest"),
    [
        ("400", "400.00", "0.00", ["0.00", "0.00"]),
        ("600", "600.00", "0.00", ["0.00", "0.00"]),
        ("1000", "600.00", "400.00", ["0.00", "0.00"]),
        ("1500", "600.00", "900.00", ["0.00", "0.00"]),
        ("2500", "600.00", "900.00", ["600.00", "400.00"]),
    ],
)
def test_hurdle_catch_up_and_split(came_in: str, holders: str, company: str, rest: list[str]) -> None:
    """Ten thousand yuan at 6 % is 600; the company catches up to 60 % of both: 900; the rest is split 60 to 40."""
    steps = [
        shared(Standard(percent("6"))),
        to(2, "公司", CatchUp(percent("60"), "农户")),
        to(3, "发展基金", PercentOfRest(percent("60")), kind="提取"),
        to(4, "村集体", PercentOfRest(percent("100"))),
    ]
    found = poured(came_in, steps, *held({"A1": "4000", "A2": "6000"}, "元"))
    assert found.steps == [holders, company, *rest]

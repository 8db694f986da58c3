"""A plot is rewarded once for one kind; another kind or another plot is another claim."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

REWARD = """  - 条款: 产业奖补
    收入: 奖补
    付款方: 村集体
    收款方: 农户
    数量: 验收.数量
    单价: {按: 事项, 新种: 500 元/亩, 补种: 200 元/亩}
    依据: 第六条之一
分配:
"""


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("H02,新种,2,亩,组长,D1", 1),
        ("H02,补种,2,亩,组长,D1", 0),
        ("H02,新种,2,亩,组长,D2", 0),
        ("H02,新种,2,亩,组长,", 0),
    ],
)
def test_one_plot_and_kind_counts_once(second: str, count: int) -> None:
    rows = (
        f"日期,户号,事项,数量,单位,认定人,地块代码\n2025-10-20,H01,新种,2,亩,组长,D1\n2025-10-21,{second}\n"
    )
    findings = found("claimed_twice", Change(text=[("分配:\n", REWARD)], files={"台账/验收.csv": rows}))
    assert len(findings) == count
    assert all("户 H01 一次" in finding.message and "户 H02 一次" in finding.message for finding in findings)

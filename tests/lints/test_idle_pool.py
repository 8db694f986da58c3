"""A pool that pays nobody is told, with what stays in it."""

from __future__ import annotations

from lints.tripped import Change, asked

POOL = """  - 分配: 风险准备
    付款方: 村集体
    来源: 事实.门面出租押金
    步骤:
      - {提取: 风险金, 比例: 30%}
抵扣:
"""
FACT = {"事实": [["门面出租押金", "5000", "元", "2025-01-01", "2025-12-31", "虚构"]]}
TRIP = Change(text=[("抵扣:\n", POOL)], rows=FACT)


def test_money_that_only_flows_in() -> None:
    (finding,) = asked("idle_pool", TRIP)
    assert "各步留下 30,000.00 元，余下 70,000.00 元结转下年" in finding.message


def test_money_of_which_a_little_flows_out() -> None:
    paying = POOL.replace("抵扣:", "      - {去向: 公司, 比例: 1%}\n抵扣:")
    assert asked("idle_pool", Change(text=[("抵扣:\n", paying)], rows=FACT)) == []

"""The same money as the source of two pools, or paid to one and shared by another, is told."""

from __future__ import annotations

from lints.tripped import Change, asked

SOURCES = "来源: [公司利润分配.村集体收益, 事实.门面出租收入]"
TRIP = Change(text=[(SOURCES, "来源: [公司利润分配.村集体收益, 事实.净利润]")])


def test_one_profit_in_two_pools() -> None:
    (finding,) = asked("counted_twice", TRIP)
    assert finding.severity == "警告"
    assert "若它是 100,000.00 元，各个分配合起来要分 200,000.00 元，多出 100,000.00 元" in finding.message


def test_one_profit_subtracted_from_the_other() -> None:
    less = "来源: [公司利润分配.村集体收益, 事实.门面出租收入, {减: 事实.净利润}]"
    assert asked("counted_twice", Change(text=[(SOURCES, less)])) == []


def test_rent_of_the_households_shared_by_the_collective() -> None:
    rents = "来源: [公司利润分配.村集体收益, 条款.土地租金]"
    (finding,) = asked("counted_twice", Change(text=[(SOURCES, rents)]))
    assert "“土地租金”的钱付给农户，不付给村集体" in finding.message


FEE = """条款:
  - 条款: 服务费
    收入: 佣金
    类别: 居间
    付款方: 公司
    收款方: 村集体
    数量: 居间.数量
    单价: 30 元/亩
"""


def test_a_fee_of_the_collective_shared_by_the_collective() -> None:
    deals = {"台账/居间.csv": "日期,付款方,收款方,事项,数量,单位\n2025-03-01,公司,村集体,流转,10,亩\n"}
    fees = "来源: [公司利润分配.村集体收益, 条款.服务费]"
    assert asked("counted_twice", Change(text=[(SOURCES, fees), ("条款:\n", FEE)], files=deals)) == []

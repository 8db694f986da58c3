"""A letting goes by the price it was knocked down at, and not below the reserve price."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

ASSET = (
    "资产号,名称,类别,原值（元）,计租面积（平方米）,资金来源,验收日,所有者,起,条款\n"
    "PM1,铺面,经营性,80000,12,村集体自有,2020-01-01,村集体,2020-01-01,铺面租金\n"
)


def letting(said: str, price: str = "100 元/平方米/年") -> Change:
    clause = (
        "  - 条款: 铺面租金\n    收入: 租金\n    付款方: 公司\n    收款方: 村集体\n    数量: 资产.计租面积\n"
        f"    单价: {price}\n    期限: 2024-07-01 至 2030-06-30\n    计期: {{方法: 按日, 基准: 实际/365}}\n"
        f"    支付: 每年 7 月 1 日前\n    依据: 第十四条\n    说明: {said}\n分配:\n"
    )
    return Change(text=[("分配:\n", clause)], files={"台账/资产.csv": ASSET})


def test_below_the_reserve_price() -> None:
    (finding,) = found("let_below_floor", letting("{底价: 100.01 元/平方米/年}"))
    assert finding.severity == "警告"
    assert "低于底价每平方米每年 100.01 元" in finding.message


def test_another_price_than_it_was_knocked_down_at() -> None:
    (finding,) = found("let_below_floor", letting("{成交价: 120 元/平方米/年}"))
    assert "写明的成交价是每平方米每年 120 元" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "{底价: 100 元/平方米/年, 成交价: 100 元/平方米/年}",
        "{底价: 见公告}",
        "{底价: 5000 元}",
        "{用途: 开店}",
    ],
)
def test_at_the_price_or_nothing_to_compare(said: str) -> None:
    assert found("let_below_floor", letting(said)) == []


def test_rent_of_the_land_of_households_is_not_asked() -> None:
    change = Change(text=[("    依据: 第三条\n", "    依据: 第三条\n    说明: {底价: 9000 元/亩/年}\n")])
    assert found("let_below_floor", change) == []

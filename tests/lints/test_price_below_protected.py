"""An order at the protected price, above it, or at the higher of it and the market is sound; below it is told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

SOLD = {"台账/交售.csv": "日期,户号,单据号,品名,等级,数量（公斤）\n2025-08-01,H01,JS1,黄桃,一级,500\n"}
HELD = "{保护价: 5 元/公斤}"
MARKET = "{系列: 稻谷收购价, 取价日: 交售日, 最久: 400 天}"


def order(price: str, said: str = HELD) -> Change:
    clause = (
        f"  - 条款: 黄桃货款\n    收入: 订单货款\n    付款方: 公司\n    收款方: 农户\n    数量: 交售.数量\n"
        f"    单价: {price}\n    支付: 交货后 15 天内\n    依据: 第十条\n    说明: {said}\n分配:\n"
    )
    return Change(text=[("分配:\n", clause)], files=SOLD)


TRIP = order("{按: 等级, 一级: 6 元/公斤, 二级: 4.50 元/公斤}")


def test_a_grade_below() -> None:
    (finding,) = asked("price_below_protected", TRIP)
    assert finding.severity == "警告"
    assert "“二级”一档是每公斤 4.5 元，写明的保护价是每公斤 5 元" in finding.message


@pytest.mark.parametrize(
    "price", ["5 元/公斤", "2.50 元/斤", f"{{取高: {{保护价: 5 元/公斤, 市价: {MARKET}}}}}"]
)
def test_at_the_protected_price_or_the_higher_of_it_and_the_market(price: str) -> None:
    assert asked("price_below_protected", order(price)) == []


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("2.40 元/斤", "单价是每公斤 4.8 元"),
        (f"{{取低: {{保护价: 5 元/公斤, 市价: {MARKET}}}}}", "取低，行情不好就低于保护价"),
        (f"{{取高: {{保护价: 4 元/公斤, 市价: {MARKET}}}}}", "没有一个价格够得上保护价"),
        (MARKET, "只随行情"),
    ],
)
def test_whatever_may_come_out_below(price: str, said: str) -> None:
    (finding,) = asked("price_below_protected", order(price))
    assert said in finding.message


@pytest.mark.parametrize("said", ["{质量: 一级果}", "{保护价: 随行就市}"])
def test_without_a_protected_price_nothing_is_asked(said: str) -> None:
    assert asked("price_below_protected", order("1 元/公斤", said)) == []

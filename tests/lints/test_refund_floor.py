"""A co-operative returns sixty in a hundred by trade, after loss and reserve."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

COOPERATIVE = ("  公司: {类型: 有限责任公司,", "  公司: {代码: gs, 类型: 农民专业合作社,")
UNSAID = ("    性质: 约定分成\n", "")
STEPS = """      - {去向: 公司, 比例: 60%}
      - {去向: 村集体收益, 比例: 20%}
      - 去向: 农户
        比例: 20%
        按: 股份.份额
        计权: 按日
        系数: {按: 股别, 人口股: 1, 资金股: 2}
        收入: 股金
        取整: {单位: 分, 方式: 最大余额}
        尾差: 结转下年
"""


def plan(returned: str, *, reserve: str = "", paid: str = "") -> Change:
    steps = (
        f"{reserve}      - {{去向: 农户, 比例: {returned}, 按: 代销.销售额, 收入: 返还}}\n"
        "      - {去向: 村集体收益, 比例: 1%}\n"
    )
    text = [COOPERATIVE, UNSAID, (STEPS, steps), ("    利润口径: 已扣保底\n", "    利润口径: 已扣保底\n")]
    return Change(text=[*text, *([("条款:\n", paid)] if paid else [])])


TRIP = plan("59.99%")


def test_a_hundredth_below_the_floor() -> None:
    (finding,) = asked("refund_floor", TRIP)
    assert finding.severity == "拒绝"
    assert "按交易量返还只有 59,990.00 元，不到 60%（60,000.00 元），差 10.00 元" in finding.message


def test_on_the_floor() -> None:
    assert asked("refund_floor", plan("60%")) == []


@pytest.mark.parametrize(("returned", "found"), [("54%", 0), ("53.99%", 1)])
def test_the_floor_counts_after_the_reserve(returned: str, found: int) -> None:
    reserve = "      - {提取: 公积金, 比例: 10%}\n"
    assert len(asked("refund_floor", plan(returned, reserve=reserve))) == found


def test_a_company_shares_as_it_likes() -> None:
    assert asked("refund_floor", Change()) == []


def test_without_any_trade_it_is_a_question_not_a_refusal() -> None:
    sales = {"台账/代销.csv": "日期,户号,单据号,销售额（元）,回款日\n"}
    (finding,) = asked("refund_floor", Change(text=[COOPERATIVE, UNSAID], files=sales))
    assert finding.severity == "警告"


def test_a_clause_that_returns_by_trade_is_left_to_the_season() -> None:
    paid = """条款:
  - 条款: 交易返还
    收入: 返还
    付款方: 公司
    收款方: 农户
    数量: 代销.销售额
    费率: 2%
"""
    assert asked("refund_floor", plan("10%", paid=paid)) == []


def test_a_law_nobody_has_read_may_warn_but_not_refuse() -> None:
    own = "法规: 某法\n数值:\n  - {名称: 盈余返还比例下限, 值: 70%, 起: 2020-01-01, 条: 第一条, 来源: 草案, 核对: 未确认}\n"
    (finding,) = asked("refund_floor", Change(plan("60%").text, files={"法规.yaml": own}))
    assert finding.severity == "警告"
    assert finding.ground == "《某法》第一条（未确认）（草案）"

"""Land compensation, sold assets and subsidy principal are no income; what was earned with them is."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

INCOME = "事实.门面出租收入"


def fed_by(name: str, origin: str = "账簿", amount: str = "50000") -> Change:
    row = [name, amount, "元", "2025-01-01", "2025-12-31", origin]
    return Change(text=[(INCOME, f"事实.{name}")], rows={"事实": [row]})


@pytest.mark.parametrize(
    ("name", "origin", "what"),
    [
        ("土地补偿费", "账簿", "土地补偿费"),
        ("征地补偿款", "账簿", "土地补偿费"),
        ("可分资金", "县里拨来的征地补偿", "土地补偿费"),
        ("旧厂房变卖款", "账簿", "处置资产的钱"),
        ("收回投资", "账簿", "资产本身"),
        ("财政衔接资金", "账簿", "财政补助的本金"),
    ],
)
def test_capital_is_refused_with_its_figures(name: str, origin: str, what: str) -> None:
    (finding,) = found("capital_paid_out", fed_by(name, origin))
    assert finding.severity == "拒绝"
    assert f"“{name}”是{what}，不是收益" in finding.message
    assert "其中 55,945.64 元当作分红分掉" in finding.message
    assert "农村集体经济组织法" in finding.ground


@pytest.mark.parametrize(
    "name", ["厂房出租收入", "财政资金资产收益", "征地补偿款利息", "衔接资金项目分红", "门店转让使用权租金"]
)
def test_what_was_earned_may_be_shared(name: str) -> None:
    assert found("capital_paid_out", fed_by(name)) == []


def test_a_subsidy_that_pays_for_verified_work_is_no_dividend() -> None:
    change = fed_by("财政衔接资金")
    rewarded = Change(
        text=[
            *change.text,
            ("        按: 每人\n        收入: 股金\n", "        按: 每人\n        收入: 奖补\n"),
        ],
        rows=change.rows,
    )
    assert found("capital_paid_out", rewarded) == []


def test_before_the_law_the_check_counts_as_not_made() -> None:
    own = (
        "法规: 某省条例\n数值:\n"
        "  - {名称: 集体土地补偿费列作收益, 值: 不得, 起: 2026-01-01, 条: 第九条, 来源: 省里, 核对: 已核对}\n"
    )
    change = fed_by("土地补偿费")
    (finding,) = found("capital_paid_out", Change(change.text, rows=change.rows, files={"法规.yaml": own}))
    assert finding.severity == "提示"
    assert "无适用法条（2025-12-31）" in finding.message

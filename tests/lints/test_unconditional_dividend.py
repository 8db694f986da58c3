"""Public money for everybody, whatever they did, is told with what an idle household gets."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

SOURCES = "来源: [公司利润分配.村集体收益, 事实.门面出租收入]"
PUBLIC = (SOURCES, "来源: [公司利润分配.村集体收益, 事实.财政帮扶资产收益]")
FACT = {"事实": [["财政帮扶资产收益", "30000", "元", "2025-01-01", "2025-12-31", "虚构"]]}
DAYS = {"台账/用工.csv": "日期,户号,成员号,岗位,数量,单位\n2025-05-01,H01,1,采摘,3,工日\n"}
TRIP = Change(text=[PUBLIC, ("        按: 每人\n", "        按: 每户\n")], rows=FACT)


def test_an_equal_share_for_everybody() -> None:
    (finding,) = asked("unconditional_dividend", TRIP)
    assert finding.severity == "警告"
    assert "若可分 100,000.00 元，12 户（人）平均各得 5,833.33 元" in finding.message
    assert "户 H02 全年没有出工、交售的记录，照样有" in finding.message
    assert "2024年10月21日" in finding.ground


WORK = "用工.数量\n        系数: {按: 单位, 工日: 1 积分/工日, 只: 0.001 积分/只}"


@pytest.mark.parametrize("by", [WORK, "代销.销售额", "地块.面积", "股份.份额"])
def test_a_share_by_what_was_done_or_given(by: str) -> None:
    change = Change(text=[PUBLIC, ("        按: 每人\n", f"        按: {by}\n")], rows=FACT)
    assert asked("unconditional_dividend", change) == []


def test_the_villages_own_money() -> None:
    assert asked("unconditional_dividend", Change()) == []


def test_the_source_of_a_fact_tells_public_money() -> None:
    rent = {"事实": {"F3": "县衔接资金项目"}}
    assert len(asked("unconditional_dividend", Change(cells=rent))) == 1


def test_a_share_for_those_who_worked() -> None:
    worked = "        按: 每人\n        资格: {至少: 用工.数量 1 工日}\n"
    change = Change(text=[PUBLIC, ("        按: 每人\n", worked)], rows=FACT, files=DAYS)
    assert asked("unconditional_dividend", change) == []


SHARES = "户号,成员号,股别,份额,出资额（元）\nH01,,人口股,2,\nH02,,{},1,{}\n"
BY_SHARES = ("        按: 每人\n", "        按: 股份.份额\n")


@pytest.mark.parametrize(
    ("kind", "stake", "count"), [("扶贫股", "", 1), ("扶贫股", "500", 0), ("人口股", "", 0)]
)
def test_shares_given_for_nothing(kind: str, stake: str, count: int) -> None:
    all_alike = ("        系数: {按: 股别, 人口股: 1, 资金股: 2}\n", "")
    files = {"台账/股份.csv": SHARES.format(kind, stake)}
    findings = asked(
        "unconditional_dividend", Change(text=[PUBLIC, BY_SHARES, all_alike], rows=FACT, files=files)
    )
    assert len(findings) == count
    assert all("1 份“扶贫股”没有出资，是送的" in finding.message for finding in findings)


def test_public_money_by_way_of_another_pool() -> None:
    profit = (
        "    来源: 事实.净利润\n",
        "    来源: 事实.财政帮扶资产收益\n    口径说明: 无\n".replace("    口径说明: 无\n", ""),
    )
    assert len(asked("unconditional_dividend", Change(text=[profit], rows=FACT))) == 1

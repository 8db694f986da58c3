"""A commission to an officer of the organisation whose dealings it rewards is told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

COLLECTIVE = ("    类别: 代销\n    付款方: 公司\n", "    类别: 代销\n    付款方: 村集体\n")
SALES = {"台账/代销.csv": "日期,户号,单据号,销售额（元）,回款日\n2025-07-10,H01,D1,1000,2025-08-02\n"}


def officer(post: str) -> dict[str, dict[str, str]]:
    return {"名册": {"N1": "职务", "N2": post}}


TRIP = Change(text=[COLLECTIVE], cells=officer("理事长"), files=SALES)


def test_a_director_sells_for_her_collective() -> None:
    (finding,) = asked("officer_commission", TRIP)
    assert finding.severity == "拒绝"
    assert "得代销佣金 30.00 元" in finding.message
    assert finding.ground == "《农村集体经济组织法》第三十五条（2024年6月28日通过）"


@pytest.mark.parametrize("post", ["组长", "护林员", ""])
def test_somebody_without_office(post: str) -> None:
    assert asked("officer_commission", Change(text=[COLLECTIVE], cells=officer(post), files=SALES)) == []


def test_a_director_sells_for_the_company() -> None:
    assert asked("officer_commission", Change(cells=officer("理事长"), files=SALES)) == []


BROKERED = """条款:
  - 条款: 居间费
    收入: 佣金
    类别: 居间
    付款方: 公司
    收款方: 农户
    数量: 介绍.数量
    单价: 30 元/亩
"""


def test_a_brokered_deal_is_refused_whoever_pays() -> None:
    deals = {"台账/介绍.csv": "日期,户号,数量,单位\n2025-03-01,H01,10,亩\n"}
    change = Change(text=[("条款:\n", BROKERED)], cells=officer("监事"), files=deals)
    (finding,) = asked("officer_commission", change)
    assert finding.severity == "拒绝"
    assert "得居间佣金 300.00 元" in finding.message


def test_another_household_brokers() -> None:
    deals = {"台账/介绍.csv": "日期,户号,数量,单位\n2025-03-01,H02,10,亩\n"}
    change = Change(text=[("条款:\n", BROKERED)], cells=officer("监事"), files=deals)
    assert asked("officer_commission", change) == []


def dated(member: str, first: str, last: str = "") -> dict[str, str]:
    rows = f"户号,成员号,类别,起,止,依据\nH03,{member},监事,{first},{last},选举\n"
    sales = SALES["台账/代销.csv"].replace("H01", "H03")
    return {"台账/类别.csv": rows, "台账/代销.csv": sales}


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2025-12-31", "", 1),
        ("2026-01-01", "", 0),
        ("2020-01-01", "2025-01-01", 1),
        ("2020-01-01", "2024-12-31", 0),
    ],
)
def test_an_office_that_is_a_dated_category(first: str, last: str, count: int) -> None:
    findings = asked("officer_commission", Change(text=[COLLECTIVE], files=dated("1", first, last)))
    assert len(findings) == count
    assert all(finding.message.startswith("监事（H03.1）") for finding in findings)


def test_her_own_days_of_work_are_hers() -> None:
    worked = {"台账/用工.csv": "日期,户号,成员号,岗位,数量,单位\n2025-05-01,H01,1,采摘,3,工日\n"}
    change = Change(
        text=[("    类别: 用工\n    付款方: 公司\n", "    类别: 用工\n    付款方: 村集体\n")],
        cells=officer("理事长"),
        files=worked,
    )
    assert asked("officer_commission", change) == []


def test_a_relative_who_is_paid_by_herself_is_told() -> None:
    deals = {"台账/介绍.csv": "日期,户号,成员号,数量,单位\n2025-03-01,H03,2,10,亩\n"}
    brokered = ("条款:\n", BROKERED.replace("收款方: 农户", "收款方: 成员"))
    post = {"名册": {"N1": "职务", "N4": "理事长"}}
    (finding,) = asked("officer_commission", Change(text=[brokered], cells=post, files=deals))
    assert finding.severity == "警告"
    assert "理事长H03.1的家人（H03.2）" in finding.message

"""Assisted households are paid out of public money for a reason, or by a decision of the last twelve months."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

SOURCES = "来源: [公司利润分配.村集体收益, 事实.门面出租收入]"
PUBLIC = (SOURCES, "来源: [公司利润分配.村集体收益, 事实.财政帮扶资产收益]")
FACT = {"事实": [["财政帮扶资产收益", "30000", "元", "2025-01-01", "2025-12-31", "虚构"]]}
LAST = "户号,成员号,类别,起,止,依据\nH12,,监测户,2025-01-01,,县里认定\n"
WORKED = "日期,户号,成员号,岗位,数量,单位\n2025-05-01,H12,1,采摘,3,工日\n"


def season(**more: str) -> Change:
    files = {"台账/类别.csv": LAST, **{f"台账/{name}.csv": text for name, text in more.items()}}
    return Change(text=[PUBLIC], rows=FACT, files=files)


def decided(day: str) -> str:
    return f"编号,日期,种类,对象,决定人,理由\nJ1,{day},资格,H12,村民会议,大病救助\n"


def test_a_household_without_a_reason_is_told() -> None:
    (finding,) = found("assistance_reason", season())
    assert finding.severity == "拒绝"
    assert "1 个帮扶对象分到钱，1 个说不出凭什么（H12，共" in finding.message
    assert "2024年10月21日" in finding.ground


def test_work_is_a_reason() -> None:
    assert found("assistance_reason", season(用工=WORKED)) == []


def test_a_decision_holds_a_year() -> None:
    assert found("assistance_reason", season(决定=decided("2024-12-31"))) == []
    (finding,) = found("assistance_reason", season(决定=decided("2024-12-30")))
    assert "最近的决定是 2024-12-30，到 2025-12-31 已过一年，要重新评议" in finding.message


def test_own_money_and_other_households_need_no_reason() -> None:
    assert found("assistance_reason", Change(files={"台账/类别.csv": LAST})) == []
    other = LAST.replace("监测户", "一般户")
    assert found("assistance_reason", Change(text=[PUBLIC], rows=FACT, files={"台账/类别.csv": other})) == []


OWN = """法规: 村民委员会组织法
数值:
  - {名称: 帮扶对象由村民会议决定, 值: 应当, 起: 2026-01-01, 条: 第二十八条, 来源: 县里核对过原文, 核对: 已核对}
"""


@pytest.mark.parametrize(("own", "ground"), [("", "2024年10月21日公布的意见"), (OWN, "第二十八条")])
def test_from_2026_the_villagers_decide_where_somebody_compared_the_law(own: str, ground: str) -> None:
    change = season()
    year = [
        ("期间: 2025-01-01 至 2025-12-31", "期间: 2025-02-01 至 2026-01-01"),
        ("基准日: 2025-12-31", "基准日: 2026-01-01"),
    ]
    facts = {"事实": [["财政帮扶资产收益", "30000", "元", "", "", "虚构"]]}
    cells = {"事实": {"D2": "", "E2": "", "D3": "", "E3": ""}}
    files = {**change.files, **({"法规.yaml": own} if own else {})}
    (finding,) = found(
        "assistance_reason", Change([*change.text, *year], rows=facts, cells=cells, files=files)
    )
    assert finding.severity == "拒绝"
    assert ground in finding.ground

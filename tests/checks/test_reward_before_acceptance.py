"""A reward paid the day before the first acceptance is told; on the day it is not."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change

CLAUSE = (
    "  - 条款: 产业奖补\n    收入: 奖补\n    付款方: 村集体\n    收款方: 农户\n    数量: 验收.数量\n"
    "    单价: 10 元/只\n    支付: 公示后 30 天内\n    依据: 第十五条\n分配:\n"
)
ACCEPTED = {
    "台账/验收.csv": "日期,户号,事项,数量,单位,认定人\n2025-10-20,H01,养殖,30,只,甲\n2025-09-01,H02,养殖,9,只,甲\n"
}


def paid(day: str, payer: str = "村集体", household: str = "H01") -> Change:
    row = (household, payer, "产业奖补", "50", day, "FK9")
    return Change(text=[("分配:\n", CLAUSE)], files=ACCEPTED, rows={"已付": [row]})


def test_the_day_before() -> None:
    (finding,) = found("reward_before_acceptance", paid("2025-10-19"))
    assert finding.severity == "警告"
    assert "户 H01 的“产业奖补”2025-10-19 就付了，最早的验收是 2025-10-20" in finding.message


def test_on_the_day() -> None:
    assert found("reward_before_acceptance", paid("2025-10-20")) == []


def test_another_household_s_acceptance_is_its_own() -> None:
    assert found("reward_before_acceptance", paid("2025-10-19", household="H02")) == []


def test_nothing_accepted_is_asked_elsewhere() -> None:
    assert found("reward_before_acceptance", paid("2025-10-19", household="H03")) == []

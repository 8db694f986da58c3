"""A company's profit goes out once its own owners decided; a village's meeting decides nothing of it."""

from __future__ import annotations

import pytest

from checks.distributing import REST, distributed, found
from linkage.checks.company_decision import CHECK
from linkage.model.entitlement import Settlement
from linkage.telling.company_words import approval_words, decision_sentences

MEETING = "会议号,步骤,日期,事项,文号\nG1,决议,2026-01-08,{matter},青股决1号\n"


def season(matter: str = "", nature: str = "公司利润", profit: str = "100000") -> Settlement:
    facts = f"名称,数值,单位,来源\n净利润,{profit},元,年报\n"
    meeting = {"台账/会议.csv": MEETING.format(matter=matter)} if matter else {}
    return distributed(
        "有限责任公司",
        {},
        REST,
        sources="事实.净利润",
        said=f"性质: {nature}",
        files={"台账/事实.csv": facts, **meeting},
    )


def asked(matter: str = "", nature: str = "公司利润", profit: str = "100000") -> list[str]:
    return [finding.message for finding in found(CHECK, season(matter, nature, profit))]


@pytest.mark.parametrize(
    "matter", ["股东会：2025年度利润分配方案", "股东大会：年终分配", "股东决定：柳湾某某2025年度利润分配"]
)
def test_the_owners_decide(matter: str) -> None:
    assert asked(matter) == []


@pytest.mark.parametrize("matter", ["", "成员代表大会：2025年度利润分配方案", "股东会：别的有限公司利润分配"])
def test_nobody_else_does(matter: str) -> None:
    (message,) = asked(matter)
    assert "100,000.00 元" in message
    assert "不能当正式的付" in message


@pytest.mark.parametrize("matter", ["董事会：2025年度利润分配方案", "执行董事：年终分配"])
def test_a_board_only_drafts(matter: str) -> None:
    assert "那是拟订方案" in asked(matter)[0]
    assert "只有董事会的记录" in decision_sentences(season(matter), "fk")[0]


def test_a_contract_and_a_loss_ask_for_none() -> None:
    assert asked(nature="约定分成") == []
    assert asked(profit="-5") == []


def test_papers_say_who_approved_or_that_nobody_did() -> None:
    decided = season("股东会：2025年度利润分配方案")
    assert approval_words(decided, "fk") == "2026年1月8日股东会批准（青股决1号）"
    assert approval_words(season(), "fk") == ""
    assert decision_sentences(season(), "fk") == [
        "“年终分配”100,000.00 元：公司股东会（股东）的决定没有登记。没有批准以前，不能当正式的付。"
    ]

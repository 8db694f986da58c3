"""A party that neither pays nor is paid is told."""

from __future__ import annotations

from lints.tripped import Change, asked

PARTY = "  农户: {名册: 名册}\n"
ADDED = "  合作社: {类型: 农民专业合作社, 名称: 小河县桃农专业合作社}\n"
TRIP = Change(text=[(PARTY, ADDED + PARTY)])


def test_a_party_without_a_part() -> None:
    (finding,) = asked("idle_party", TRIP)
    assert "“合作社”（小河县桃农专业合作社）" in finding.message
    assert finding.severity == "提示"


def test_a_party_with_one_step() -> None:
    step = (
        "      - {去向: 公司, 比例: 60%}\n",
        "      - {去向: 公司, 比例: 59%}\n      - {去向: 合作社, 比例: 1%}\n",
    )
    assert asked("idle_party", Change(text=[(PARTY, ADDED + PARTY), step])) == []


def test_a_committee_that_only_witnesses() -> None:
    witness = "  村委会: {代码: cwh, 类型: 村民委员会, 名称: 小河村村民委员会}\n"
    assert asked("idle_party", Change(text=[(PARTY, witness + PARTY)])) == []

"""Ten days open before a collective votes, fifteen before a co-operative: nine and fourteen are told."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, record, resolution, season
from linkage.checks.plan_open import CHECK
from linkage.files.law_reader import shipped_laws
from linkage.model.entitlement import Finding
from linkage.model.registers import Row


def asked(vote: Row, payer: str = "农村集体经济组织") -> list[Finding]:
    return list(CHECK.run(season(vote, payer=payer)))


@pytest.mark.parametrize(
    ("payer", "opened", "told"),
    [
        ("农村集体经济组织", "2026-01-10", ""),
        ("农村集体经济组织", "2026-01-11", "中间 9 天，须 10 天，差 1 天"),
        ("村民委员会", "2026-01-11", "中间 9 天，须 10 天，差 1 天"),
        (COOPERATIVE, "2026-01-05", ""),
        (COOPERATIVE, "2026-01-06", "中间 14 天，须 15 天，差 1 天"),
    ],
)
def test_the_plan_lies_open_before_the_vote(payer: str, opened: str, told: str) -> None:
    spots = asked(resolution("4", "4", "4", 公示起=opened), payer)
    assert [told in spot.message for spot in spots] == [True] * bool(told)


def test_a_plan_nobody_saw_opened_is_told() -> None:
    (spot,) = asked(record("决议", "2026-01-20", "成员大会：收益分配方案"))
    assert "没有记方案和账目哪天公开" in spot.message


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2026-01-05", "2026-01-20", 0), ("2026-01-06", "2026-01-20", 1), ("2026-01-05", "2026-01-21", 1)],
    ids=["fifteen", "fourteen", "over after the vote"],
)
def test_a_province_may_ask_for_a_posting_before_the_vote(first: str, last: str, found: int) -> None:
    vote = resolution("4", "4", "4", 公示起=first, 公示止=last)
    here = season(vote)
    there = season(vote)
    object.__setattr__(there, "laws", shipped_laws().within(("浙江省",)))
    assert list(CHECK.run(here)) == []
    assert len(list(CHECK.run(there))) == found

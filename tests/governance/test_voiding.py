"""Void sets: one row of 决定 speaks on the set it makes void and on the one that takes its place."""

from __future__ import annotations

import datetime

import pytest

from governance.meetings import decision, season
from linkage.check import VOID, judge
from linkage.governance.decisions import decisions
from linkage.governance.voiding import replaced, voiding

FIRST = datetime.date(2026, 2, 10)
VOIDED = decision(
    编号="J9", 种类="作废", 对象="2026-02-10", 日期="2026-03-05", 内容="分红算错，由 2026年3月5日的一套替代"
)


def test_the_set_with_that_day_is_void() -> None:
    one = season(VOIDED, papers="2026-02-10")
    decision_ = voiding(one)
    assert decision_ is not None
    assert decision_.number == "J9"
    assert replaced(one) == []
    assert judge(one).extras["state"] == VOID


def test_a_later_set_takes_its_place() -> None:
    later = season(VOIDED, papers="2026-03-05")
    assert voiding(later) is None
    assert [(day, one.number) for day, one in replaced(later)] == [(FIRST, "J9")]
    assert judge(later).extras["state"] != VOID


def test_an_earlier_set_is_not_touched() -> None:
    earlier = season(VOIDED, papers="2026-01-31")
    assert voiding(earlier) is None
    assert replaced(earlier) == []


def test_a_chain_of_sets_is_named_in_order() -> None:
    again = decision(编号="J8", 种类="作废", 对象="2026年1月31日", 日期="2026-02-09")
    days = [day for day, _ in replaced(season(VOIDED, again, papers="2026-03-05"))]
    assert days == [datetime.date(2026, 1, 31), FIRST]


@pytest.mark.parametrize(
    ("cells", "lacks"),
    [
        ({"对象": "全部"}, "作废要在“对象”里写那一套的出表日，例如 2026-01-30"),
        ({"对象": "2026-04-01"}, "2026-03-05 作出，那一套 2026-04-01 才出"),
        ({"决定人": "-"}, "没有写决定人"),
        ({"理由": "无"}, "没有写理由"),
        ({"会议号": "无此会"}, "〔会议〕里没有会议号 无此会"),
    ],
)
def test_a_decision_that_lacks_something_voids_nothing(cells: dict[str, str], lacks: str) -> None:
    usual = {"编号": "J9", "种类": "作废", "对象": "2026-02-10", "日期": "2026-03-05"}
    one = season(decision(**{**usual, **cells}), papers="2026-02-10")
    assert voiding(one) is None
    assert [found.lacks for found in decisions(one)] == [lacks]
    assert any(finding.code == "C617" and lacks in finding.message for finding in judge(one).findings)

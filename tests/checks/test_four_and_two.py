"""四议两公开: six records in order, and a Party meeting that enough attended."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, PLAN, record, resolution, season, whole
from linkage.checks.four_and_two import CHECK
from linkage.model.entitlement import Finding
from linkage.model.registers import Row


def asked(*rows_: Row, payer: str = "农村集体经济组织") -> list[Finding]:
    return list(CHECK.run(season(*rows_, payer=payer)))


def test_six_records_in_order_are_enough() -> None:
    assert asked(*whole()) == []


@pytest.mark.parametrize("at", range(6))
def test_each_record_is_needed(at: int) -> None:
    rows_ = whole()
    found = asked(*rows_[:at], *rows_[at + 1 :])
    if at == 3:
        assert found == []  # without the resolution another check speaks
    else:
        assert [f"缺{rows_[at].text('步骤')}（1 步）" in spot.message for spot in found] == [True]


@pytest.mark.parametrize(
    ("when", "found"),
    [("2026-01-05", 1), ("2026-01-04", 1), ("2026-01-06", 0)],
    ids=["same", "before", "after"],
)
def test_a_step_follows_the_one_before(when: str, found: int) -> None:
    first, second, _, *rest = whole()
    review = record("审议", when, f"党员大会：{PLAN}")
    spots = asked(first, second, review, *rest)
    assert ["先后不对" in spot.message for spot in spots] == [True] * found


@pytest.mark.parametrize(("when", "found"), [("2026-01-20", 0), ("2026-01-19", 1)])
def test_a_resolution_may_be_posted_the_same_evening(when: str, found: int) -> None:
    *before, _, last = whole()
    assert len(asked(*before, record("决议公开", when), last)) == found


@pytest.mark.parametrize(
    ("due", "present", "yes", "told"),
    [
        ("9", "6", "5", []),
        ("9", "5", "5", ["到会不够：应到 9 人，实到 5 人，须 6 人（9×2/3（未确认））"]),
        ("9", "9", "4", ["同意不够：应到 9 人，赞成 4 人，须 5 人（9×1/2（未确认），过这个数）"]),
    ],
)
def test_the_party_meeting_is_attended_by_two_thirds(
    due: str, present: str, yes: str, told: list[str]
) -> None:
    first, second, _, *rest = whole()
    review = record("审议", "2026-01-08", f"党员大会：{PLAN}", 应到=due, 实到=present, 赞成=yes)
    spots = asked(first, second, review, *rest)
    assert len(spots) == len(told)
    assert all(
        words in spot.message and "未确认" in spot.ground for words, spot in zip(told, spots, strict=True)
    )


def test_a_cooperative_has_its_own_way() -> None:
    assert asked(resolution("62", "50", "42"), payer=COOPERATIVE) == []


@pytest.mark.parametrize(("when", "severity"), [("2021-12-31", "提示"), ("2022-01-01", "警告")])
def test_before_the_notice_nobody_asked_for_it(when: str, severity: str) -> None:
    (spot,) = asked(resolution("62", "50", "42", 日期=when, 公示起="2021-12-01"))
    assert spot.severity == severity

"""The result stands fifteen days under the law of 2026, is over when papers are made, and nobody is left unanswered."""

from __future__ import annotations

import pytest
from attrs import evolve

from governance.meetings import COOPERATIVE, PLAN, POOL, decision, record, resolution, season, whole
from linkage.checks.posting import CHECK
from linkage.model.entitlement import Finding, Settlement
from linkage.model.registers import Row


def asked(settlement: Settlement) -> list[Finding]:
    return list(CHECK.run(settlement))


def posted(first: str, last: str) -> tuple[Row, ...]:
    *before, _ = whole()
    return (*before, record("结果公开", first, 公示起=first, 公示止=last))


@pytest.mark.parametrize(("last", "told"), [("2026-02-05", ""), ("2026-02-04", "公示 14 天，须 15 天")])
def test_a_result_stands_fifteen_days(last: str, told: str) -> None:
    spots = asked(season(*whole(结果公开=last)))
    assert [told in spot.message for spot in spots] == [True] * bool(told)
    assert all("第三十五条（未确认）" in spot.ground for spot in spots)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2025-12-31", "2026-01-07", 0), ("2026-01-01", "2026-01-08", 1), ("2026-01-01", "2026-01-16", 0)],
    ids=["under the old law", "seven days under the new", "fifteen under the new"],
)
def test_the_law_of_the_first_day_governs(first: str, last: str, found: int) -> None:
    spots = [spot for spot in asked(season(*posted(first, last))) if "结果公开" in spot.message]
    assert len(spots) == found


@pytest.mark.parametrize(("asks", "found"), [("20 天", 2), ("15 天", 0), ("7 天", 0)])
def test_a_charter_may_ask_for_more(asks: str, found: int) -> None:
    spots = asked(season(*whole(), charter={"公示天数": asks}))
    assert len(spots) == found
    assert all("乙社章程" in spot.message for spot in spots)


@pytest.mark.parametrize(("papers", "found"), [("2026-02-05", 0), ("2026-02-04", 2), ("", 2)])
def test_papers_wait_until_the_posting_is_over(papers: str, found: int) -> None:
    spots = asked(season(*whole(), papers=papers))
    assert len(spots) == found
    assert all("才期满" in spot.message or "没有出表日" in spot.message for spot in spots)


def test_a_posting_without_an_end_is_told() -> None:
    *before, _ = whole()
    (spot,) = asked(season(*before, record("结果公开", "2026-01-21", 公示起="2026-01-21")))
    assert "没有写全公示起、公示止" in spot.message


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (decision(对象="A1", 内容="面积少了", 日期="", 理由=""), 1),
        (decision(对象="A1", 内容="面积少了", 理由="复核无误"), 0),
        (decision(对象="C610"), 0),
    ],
    ids=["open", "answered", "an answer to a finding"],
)
def test_an_objection_waits_for_its_answer(case: Row, found: int) -> None:
    spots = asked(season(*whole(), case))
    assert ["A1 的异议“面积少了”还没有答复" in spot.message for spot in spots] == [True] * found


@pytest.mark.parametrize(("public", "found"), [(True, 1), (False, 0)])
def test_a_cooperative_posts_what_the_contract_says(*, public: bool, found: int) -> None:
    vote = resolution("4", "4", "4", f"成员大会：{PLAN}")
    assert len(asked(season(vote, payer=COOPERATIVE, pool=evolve(POOL, public=public)))) == found


def test_one_posting_for_company_and_collective_keeps_the_stricter_rule() -> None:
    whole_season = season(*whole(结果公开="2026-02-04"))
    company = evolve(whole_season.pools[0], payer="gs", pool=evolve(POOL, name="利润", payer="公司"))
    signed = evolve(whole_season.main, pools=(company.pool, *whole_season.main.pools))
    both = evolve(whole_season, arrangements=(signed,), pools=(company, *whole_season.pools))
    (spot,) = asked(both)
    assert "公示 14 天，须 15 天" in spot.message

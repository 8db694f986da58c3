"""Tests of postings: how long they stood, and the longest of what law, charter and arrangement ask."""

from __future__ import annotations

from attrs import evolve

from governance.meetings import decision, record, season, whole
from linkage.governance.matters import duties, matters
from linkage.governance.postings import floor_of, open_objections, postings
from linkage.model.entitlement import Settlement


def asked(settlement: Settlement) -> tuple[int, str]:
    (matter,), (duty,) = matters(settlement), duties(settlement)
    floor = floor_of(settlement, duty, postings(matter)[-1])
    return floor.days, floor.said


def test_the_first_day_of_a_posting_is_not_counted() -> None:
    (matter,) = matters(season(*whole(结果公开="2026-02-05")))
    assert [posting.days for posting in postings(matter)] == [15, 15]


def test_a_posting_without_an_end_has_no_length() -> None:
    (matter,) = matters(season(record("结果公开", "2026-01-21", 公示起="2026-01-21")))
    assert [posting.days for posting in postings(matter)] == [None]


def test_the_longest_floor_holds_and_says_whose_it_is() -> None:
    assert asked(season(*whole()))[0] == 15
    assert asked(season(*whole(), charter={"公示天数": "20 天"})) == (20, "乙社章程")
    settled = season(*whole(), charter={"公示天数": "20 天"})
    (signed,) = settled.arrangements
    longer = evolve(signed, papers={**signed.papers, "公示天数": "30 天"})
    days, said = asked(evolve(settled, arrangements=(longer,)))
    assert (days, said.endswith("（文书的公示天数）")) == (30, True)


def test_an_objection_is_open_until_it_is_answered() -> None:
    waiting = decision(对象="A1", 内容="少记一天", 日期="", 决定人="", 理由="")
    settled = season(waiting, decision(编号="J2", 对象="A2"), households={"A1": 1, "A2": 1})
    assert [one.target for one in open_objections(settled)] == ["A1"]

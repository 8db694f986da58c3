"""Tests of decisions: which records count, why others do not, and what each allows."""

from __future__ import annotations

import pytest

from governance.meetings import decision, resolution, season
from linkage.governance.decisions import answering, decisions, deferring, overdue

LATER = "补到 2026-03-31：公示照片"


def lacks(**cells: str) -> str:
    (one,) = decisions(season(resolution("62", "50", "42"), decision(**cells), households={"A1": 1}))
    return one.lacks


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({}, ""),
        ({"日期": "", "理由": ""}, "没有写日期、理由"),
        ({"日期": "2026-02-11"}, "2026-02-11 才作出，文书出表日是 2026-02-10"),
        ({"会议号": "H9"}, "〔会议〕里没有会议号 H9"),
        ({"会议号": "H1"}, ""),
        ({"种类": "暂缓", "内容": LATER}, ""),
        ({"种类": "暂缓", "内容": "以后补"}, "暂缓要在“内容”里写补齐的日期和缺的手续"),
        ({"种类": "暂缓", "内容": "补到 2026-03-31"}, "暂缓要在“内容”里写补齐的日期和缺的手续"),
        ({"种类": "暂缓", "对象": "A1", "内容": LATER}, "暂缓要写明是哪一项手续"),
    ],
)
def test_why_a_record_does_not_count(cells: dict[str, str], why: str) -> None:
    told = lacks(**cells)
    assert told.startswith(why)
    assert bool(told) is bool(why)


def test_only_an_override_answers_a_refusal() -> None:
    answered = season(decision(对象="C612"))
    assert answering(answered, "C612", refusal=False) is not None
    assert answering(answered, "C612", refusal=True) is None
    assert answering(season(decision(对象="C612", 种类="准予")), "C612", refusal=True) is not None


def test_a_deferral_names_its_day_and_what_is_missing() -> None:
    (one,) = decisions(season(decision(种类="暂缓", 内容="补到 2026年3月31日：决议、公示照片。")))
    assert str(one.deadline) == "2026-03-31"
    assert one.missing == "决议、公示照片"


@pytest.mark.parametrize(("papers", "runs"), [("2026-03-31", True), ("2026-04-01", False), ("", False)])
def test_a_deferral_runs_to_the_end_of_its_day(papers: str, *, runs: bool) -> None:
    settled = season(decision(种类="暂缓", 内容=LATER), papers=papers)
    assert (deferring(settled, "C610") is not None) is runs
    (one,) = decisions(settled)
    assert overdue(settled, one) is (papers == "2026-04-01")

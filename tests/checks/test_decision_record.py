"""A decision counts with person, day and reason, in time, and not for the own household."""

from __future__ import annotations

import pytest

from governance.meetings import decision, resolution, season, whole
from linkage.check import judge, withheld
from linkage.checks.decision_record import CHECK
from linkage.model.registers import Row


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (decision(), ""),
        (decision(种类="资格", 对象="A1"), ""),
        (decision(会议号="H1"), ""),
        (decision(对象="A1", 内容="面积少了", 日期="", 理由=""), ""),
        (decision(决定人=""), "没有写决定人"),
        (decision(决定人="-"), "没有写决定人"),
        (decision(理由="无"), "没有写理由"),
        (decision(理由=" 。"), "没有写理由"),
        (decision(日期="", 理由=""), "没有写日期、理由"),
        (decision(日期="2026-02-10"), ""),
        (decision(日期="2026-02-11"), "2026-02-11 才作出，文书出表日是 2026-02-10"),
        (decision(会议号="H9"), "〔会议〕里没有会议号 H9"),
        (decision(种类="资格", 对象="A1", 决定人="A1之1"), "A1之1是 A1 户的人"),
        (decision(种类="资格", 对象="A1", 决定人="李四、A1之1"), "A1之1是 A1 户的人"),
        (decision(种类="资格", 对象="A1", 决定人="A1 之1"), "A1之1是 A1 户的人"),
        (decision(种类="准予", 对象="C６１２"), "不是发现的编号"),
        (decision(对象="张三"), "既不是发现的编号，也不是名册上的户"),
        (decision(种类="准予", 对象="A1"), "不是发现的编号"),
        (decision(种类="暂缓", 对象="A1", 内容="补到 2026-03-31：手续"), "程序不按它扣住谁的钱"),
        (decision(种类="暂缓", 对象="C615", 内容="公示照片"), "写补齐的日期和缺的手续"),
        (decision(种类="暂缓", 对象="C615", 内容="补到 2026-03-31"), "写补齐的日期和缺的手续"),
        (decision(种类="暂缓", 对象="C615", 内容="补到 2026-03-31：公示照片"), ""),
    ],
)
def test_what_a_decision_lacks_is_told(made: Row, words: str) -> None:
    spots = list(CHECK.run(season(*whole(), made)))
    assert [words in spot.message for spot in spots] == [True] * bool(words)


@pytest.mark.parametrize(("kind", "kept"), [("准予", []), ("答复", ["C612"])])
def test_a_refusal_is_overridden_by_a_grant_only(kind: str, kept: list[str]) -> None:

    rows_ = whole(resolution("62", "62", "41"))
    judged = judge(season(*rows_, decision(种类=kind, 对象="C612")))
    assert [finding.code for finding in withheld(judged)] == kept


@pytest.mark.parametrize("day", ["2025-12-31", "2026-01-01"])
def test_without_a_day_of_the_papers_a_decision_counts_on_either_side_of_the_season(day: str) -> None:
    rows_ = whole(resolution("62", "62", "41"))
    judged = judge(season(*rows_, decision(种类="准予", 对象="C612", 日期=day), papers=""))
    assert not withheld(judged)

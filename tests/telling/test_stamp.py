"""Every paper says how far the procedure is, what is missing, and which decisions let it go out."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import season as sample
from governance.meetings import decision, resolution, season, whole
from linkage.check import judge
from linkage.document import View, render_html
from linkage.model.entitlement import Finding
from linkage.model.registers import Row
from linkage.telling.paper import running
from linkage.telling.short_sentences import short
from linkage.telling.stamp import KEEPERS, PAYEES, SIDES, notes, state

#: Behind the words for everybody stands for accountants why, and where it is found.
MADE = "（邹志和，2026年2月1日{}，理由：记录在乡镇存档；〔决定〕J1{}）。"
PLAIN = "（邹志和，2026年2月1日{}）。"
HOMES = {"A1": 31, "A2": 31}


@pytest.mark.parametrize(
    ("rows_", "said", "noted", "plain"),
    [
        (whole(), "", [], []),
        (
            (),
            "测算",
            ["本季还有 1 样没办完，这份是测算，不能据以付款（核对结果 C610）。"],
            ["本季的手续还没有办完，这份是测算，不能据以付款。"],
        ),
        (
            whole()[:5],
            "草案",
            ["本季还有 1 样没办完，这份是草案，不能据以付款（核对结果 C611）。"],
            ["本季的手续还没有办完，这份是草案，不能据以付款。"],
        ),
        (
            (*whole()[:5], decision(种类="暂缓", 对象="C611", 内容="补到 2026-03-31：结果公开的照片")),
            "暂付",
            [f"暂付：还缺结果公开的照片，2026年3月31日前补齐{MADE.format('决定', '')}"],
            [f"暂付：还缺结果公开的照片，2026年3月31日前补齐{PLAIN.format('决定')}"],
        ),
        (
            (*whole(resolution("62", "62", "41")), decision(种类="准予", 对象="C612")),
            "",
            [f"记录在乡镇存档{MADE.format('准予', '，准予拒绝 C612')}"],
            [f"记录在乡镇存档{PLAIN.format('准予')}"],
        ),
        (
            (decision(编号="J9", 种类="作废", 对象="2026-02-10", 日期="2026-03-05", 内容="分红算错"),),
            "作废",
            [
                "这一套已经作废，不能据以付款，也不能据以签收。",
                "分红算错（邹志和，2026年3月5日决定，理由：记录在乡镇存档；〔决定〕J9）。",
            ],
            ["这一套已经作废，不能据以付款，也不能据以签收。", "分红算错（邹志和，2026年3月5日决定）。"],
        ),
        (
            (*whole(), decision(种类="作废", 对象="2026-01-10")),
            "",
            ["这一套替代2026年1月10日出的那一套，那一套已经作废" + MADE.format("决定", "")],
            ["这一套替代2026年1月10日出的那一套，那一套已经作废" + PLAIN.format("决定")],
        ),
    ],
    ids=["final", "trial", "draft", "provisional", "overridden", "void", "in place of another"],
)
def test_the_foot_of_a_paper(rows_: tuple[Row, ...], said: str, noted: list[str], plain: list[str]) -> None:
    judged = judge(season(*rows_, households=HOMES))
    assert state(judged) == said
    assert list(notes(judged)) == noted
    assert list(notes(judged, PAYEES)) == plain
    allowed = "准予" in "".join(noted)
    assert list(notes(judged, SIDES)) == ([] if allowed else plain)
    view: View = {"title": "名册", "running": running(judged, "名册", "1", KEEPERS)}
    html = render_html("base.html", view)
    assert all(short(note) in html for note in noted)
    assert ("fine whole" in html) == bool(noted)


def test_a_statement_that_is_a_draft_has_room_for_it() -> None:
    waiting = Finding("C615", "警告", "会议 2026-01", "公示 14 天", "")
    whole_season = evolve(sample("草案"), findings=(waiting,))
    assert notes(whole_season) == ("本季还有 1 样没办完，这份是草案，不能据以付款（核对结果 C615）。",)


def test_what_a_paper_tells_at_its_place_does_not_stand_at_its_foot() -> None:
    granted = judge(
        season(*whole(resolution("62", "62", "41")), decision(种类="准予", 对象="C612"), households=HOMES)
    )
    assert len(notes(granted, PAYEES)) == 1
    assert notes(granted, evolve(PAYEES, tells=frozenset({"C612"}))) == ()

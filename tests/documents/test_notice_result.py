"""The result of a posting: what stood how long, how many objected, and not who."""

from __future__ import annotations

from attrs import evolve

from documents.drawn import document, draw, drawn, leaked
from documents.sample import season
from linkage.telling.paper_leaf import parts, words
from rows import row
from test_example_cooperative import closed
from typeset import typeset


def test_it_says_what_was_posted_and_leaves_the_rest_to_the_hand() -> None:
    text = "".join(drawn("notice_result").text.split())
    for said in (
        "收益分配公示》公示的地方：□村务公开栏□其他：",
        "村集体收益：成员",
        "□没有",
        "监督委员会签字",
    ):
        assert said in text
    assert leaked(drawn("notice_result").data) == []
    assert len(drawn("notice_result").texts) == 1


def test_objections_are_counted_and_dated_and_nobody_is_named() -> None:
    settled = season()
    said = {
        "种类": "答复",
        "对象": "A-001",
        "内容": "何翠兰说少算一亩",
        "决定人": "罗启明",
        "理由": "量过，不少",
    }
    answered = row("决定", 编号="D1", 日期="2026-01-09", **said)
    waiting = row("决定", 编号="D2", 种类="答复", 对象="B-001", 内容="没有公示照片")
    books = evolve(settled.books, tables={**settled.books.tables, "决定": (answered, waiting)})
    paper = draw("notice_result", "", evolve(settled, books=books))
    view = document("notice_result").view(evolve(settled, books=books), "")
    assert (view["count"], view["answered"]) == ("2", "1")
    assert [words(one, "by") for one in parts(view, "objections")] == ["罗启明", ""]
    for whose in ("何翠兰", "少算一亩", "A-001"):
        assert whose not in paper.text
    assert "2026年1月9日" in paper.text
    assert set(typeset(paper.data).sizes) == {(210.0, 297.0)}


def test_a_co_operative_speaks_of_its_own_board_and_supervisors() -> None:
    view = document("notice_result").view(closed().settlement, "")
    assert (view["board"], view["watch"]) == ("社务公开栏", "监事会（执行监事）")

"""The record of 四议两公开: six steps as the register has them, a dash for what is not there."""

from __future__ import annotations

import pytest

from documents.drawn import document, draw
from governance.meetings import COOPERATIVE, record, resolution, season, whole
from linkage.check import judge
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

HOMES = {"A1": 31, "A2": 31}


def judged(*rows_: Row, payer: str = "农村集体经济组织") -> Settlement:
    return judge(season(*rows_, payer=payer, households=HOMES))


def steps(*rows_: Row) -> list[dict[str, object]]:
    view = document("four_two").view(judged(*rows_), "H1")
    assert isinstance(view["steps"], list)
    return [dict(step) for step in view["steps"] if isinstance(step, dict)]


def test_the_paper_shows_all_six() -> None:
    paper = draw("four_two", "H1", judged(*whole()))
    text = "".join(paper.text.split())
    for words in ("①党组织提议", "2026年1月20日", "成员大会", "≈80.65%", "15天", "动议事由", "年终"):
        assert words in text
    assert "草案" not in text
    assert "（齐）" not in text
    assert sum("动议事由" in page for page in paper.texts) == 6


def test_a_result_planned_for_after_the_payment_says_so_and_the_matter_names_no_body() -> None:
    later = record("结果公开", "2026-02-20", 公示起="2026-02-20", 公示止="2026-03-10")
    paper = draw("four_two", "H1", judged(*whole()[:5], later))
    last = "".join(paper.texts[-1].split())
    assert "2026年2月20日至2026年3月10日（付款以后公开，这是定下的日期）" in last
    assert "付给多少户、多少元" in last
    assert all("成员大会：" not in page for page in paper.texts)
    assert "这是定下的日期" not in draw("four_two", "H1", judged(*whole())).text


def test_what_is_not_on_record_is_a_dash() -> None:
    found = steps(*whole()[:4])
    assert [step["state"] for step in found] == ["齐", "齐", "齐", "齐", "缺", "缺"]
    assert (found[0]["due"], found[0]["share"], found[5]["day"], found[5]["days"]) == ("——", "——", "——", "——")
    assert (found[2]["due"], found[2]["present"], found[2]["share"]) == ("9", "6", "≈66.67%")
    assert [step["open"] for step in found] == ["", "", "", "", "缺", "缺"]


def test_everybody_who_came_has_a_place_to_sign() -> None:
    found = steps(*whole())
    seats = [step["seats"] for step in found]
    assert all(isinstance(rows, list) for rows in seats)
    places = [sum(len(row) for row in rows) for rows in seats if isinstance(rows, list)]
    came = [int(str(step["present"])) if str(step["present"]).isdigit() else 20 for step in found[:4]]
    assert [have >= want and have - want < 5 for have, want in zip(places, came, strict=False)] == [True] * 4
    assert places[4:] == [0, 0]


@pytest.mark.parametrize(
    ("rows_", "payer", "paths"),
    [
        (whole(), "农村集体经济组织", {"内部/four_two-01.pdf": "H1"}),
        ((), "农村集体经济组织", {}),
        ((resolution("62", "50", "42"),), COOPERATIVE, {}),
    ],
    ids=["one matter", "nothing decided", "a co-operative"],
)
def test_one_paper_for_each_matter(rows_: tuple[Row, ...], payer: str, paths: dict[str, str]) -> None:
    assert dict(document("four_two").paths(judged(*rows_, payer=payer))) == paths

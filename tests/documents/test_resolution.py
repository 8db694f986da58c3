"""The resolution says what the law asks of the vote, and the result is reckoned, never typed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from attrs import evolve

from documents.drawn import document, draw
from governance.meetings import COOPERATIVE, POOL, record, resolution, season, whole
from linkage.check import judge
from linkage.document import View, render_html
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.paper_leaf import parts, words
from rows import row
from typeset import typeset

HOMES = {"A1": 31, "A2": 31}


def judged(*rows_: Row, payer: str = "农村集体经济组织") -> Settlement:
    return judge(season(*rows_, payer=payer, households=HOMES))


def view(*rows_: Row, payer: str = "农村集体经济组织") -> View:
    return document("resolution").view(judged(*rows_, payer=payer), "H1")


def came(member: str, state: str = "到会", votes: str = "1") -> Row:
    return row("到会", 会议号="H1", 户号="A1", 成员号=member, 状态=state, 票数=(votes, "次"))


def test_the_paper_shows_vote_and_law() -> None:
    paper = draw("resolution", "H1", judged(*whole(), came("1"), came("2", "委托")))
    text = "".join(paper.text.split())
    for wanted in (
        "应到62人，赞成42人，须42人（62×2/3进一）",
        "表决结果：通过",
        "第二十七条",
        "A1之2（委托）",
    ):
        assert wanted in text


@pytest.mark.parametrize(
    ("rows_", "result"),
    [
        (whole(), "通过"),
        (whole(resolution("62", "62", "41")), "没有通过"),
        (
            (record("决议", "2026-01-20", "成员大会：收益分配方案", 应到="62"),),
            "没有查：应到、实到、赞成没有记全",
        ),
        ((resolution("62", "62", "62", 日期="2025-04-30"),), "没有查：无适用法条（2025-04-30）"),
    ],
)
def test_the_result_is_reckoned(rows_: tuple[Row, ...], result: str) -> None:
    assert view(*rows_)["result"] == result


@pytest.mark.parametrize(
    ("matter", "body"),
    [("成员大会：收益分配方案", "成员大会"), ("收益分配方案", "成员（代表）大会")],
)
def test_a_body_that_nobody_named_is_any_assembly_and_resolves_once(matter: str, body: str) -> None:
    told = view(*whole(resolution("62", "62", "62", matter)))
    assert told["body"] == body
    assert "决议决议" not in "".join(render_html("resolution.html", told).split())


@pytest.mark.parametrize(("present", "told"), [("50", "合规定"), ("41", "不合规定")])
def test_attendance_is_shown_where_the_law_asks_only_for_votes(present: str, told: str) -> None:
    vote = resolution("62", present, "41", "成员代表大会：2025年度收益分配方案")
    asked = parts(view(*whole(vote)), "tests")
    (came_,) = [one for one in asked if words(one, "asks") == "到会"]
    assert words(came_, "holds") == told
    assert f"应到 62 人，实到 {present} 人；要 42 人赞成" in words(came_, "told")
    assert "第二十八条" in words(came_, "law")


def test_what_a_company_distributes_is_reported_with_its_amount_and_not_decided() -> None:
    both = judged(*whole())
    company = evolve(both.pools[0], payer="gs", pool=evolve(POOL, name="利润", payer="公司"))
    signed = evolve(both.main, pools=(company.pool, *both.main.pools))
    said = document("resolution").view(
        evolve(both, arrangements=(signed,), pools=(company, *both.pools)), "H1"
    )
    assert [words(one, "name") for one in parts(said, "reported")] == ["利润"]
    assert [words(one, "name") for one in parts(said, "pools")] == ["年终"]


def test_extra_votes_of_a_cooperative_are_announced() -> None:
    said = view(resolution("62", "50", "42"), came("1", votes="4"), payer=COOPERATIVE)
    assert said["extra"] == "3"
    assert view(*whole())["extra"] == ""


def signing(said: View) -> list[list[str]]:
    """The names in the rows of all signing sheets."""
    return [
        [f"{words(cell, 'name')}{words(cell, 'by')}" for cell in parts(row, "cells")]
        for one in parts(said, "sheets")
        for row in parts(one, "rows")
    ]


def test_a_proxy_signs_for_the_member_by_name() -> None:
    by_proxy = row("到会", 会议号="H1", 户号="A1", 成员号="2", 状态="委托", 受托人="1")
    assert signing(view(*whole(), came("1"), by_proxy))[0][:2] == ["A1之1", "A1之2（委托）A1之1代签"]


def test_two_of_one_name_sign_with_their_household_s_number() -> None:
    settled = judged(
        *whole(), came("1"), came("2"), row("到会", 会议号="H1", 户号="A2", 成员号="1", 状态="到会")
    )
    first, other = (settled.books.households[number] for number in ("A1", "A2"))
    alike = evolve(other, members=(evolve(other.members[0], name="A1之1"), *other.members[1:]))
    books = evolve(settled.books, households={"A1": first, "A2": alike})
    said = document("resolution").view(evolve(settled, books=books), "H1")
    assert signing(said)[0][:3] == ["A1之1 A1", "A1之2", "A1之1 A2"]


def test_what_the_total_is_made_of_is_said() -> None:
    paper = draw("resolution", "H1", judged(*whole()))
    assert "），不含留存。" in "".join(paper.text.split())


def test_before_a_list_is_kept_so_many_may_sign_as_are_due() -> None:
    said = view(*whole())
    assert said["listed"] is False
    assert [words(one, "people") for one in parts(said, "sheets")] == ["55", "7"]
    assert signing(said)[0] == ["姓名："] * 5


def test_every_sheet_bears_what_is_signed_and_there_is_room() -> None:
    paper = draw("resolution", "H1", judged(*whole(), *(came(str(at)) for at in range(1, 32))))
    other = draw("resolution", "H1", judged(*whole()))
    shown = typeset(other.data)
    hash_ = re.search("摘要 [0-9a-f]{8}", other.text)
    assert hash_ is not None
    for text in other.texts[1:]:
        for said in ("成员大会", hash_[0], "元", "人民币"):
            assert said in text
    cells = [rule for rule in shown.rules if rule.page == 1 and not rule.upright and rule.top > 70]
    tops = sorted({round(rule.top, 1) for rule in cells})
    assert all(below - above >= 12 + 4 for above, below in pairwise(tops) if below - above > 1)
    assert shown.sizes == ((210.0, 297.0),) * 3
    assert len(paper.texts) == 2


def test_who_came_signs_in_rows_of_five() -> None:
    listed = [came(str(at)) for at in range(1, 8)] + [came("9", "线上"), came("10", "缺席"), came("99")]
    said = view(*whole(), *listed)
    assert signing(said) == [
        ["A1之1", "A1之2", "A1之3", "A1之4", "A1之5"],
        ["A1之6", "A1之7", "A1之9", "A1.99", "／"],
    ]
    assert (said["online"], said["proxies"]) == ("1", "0")


@pytest.mark.parametrize(
    ("rows_", "payer", "paths"),
    [
        (whole(), "农村集体经济组织", {"内部/resolution-01.pdf": "H1"}),
        ((resolution("62", "50", "42"),), COOPERATIVE, {"内部/resolution-01.pdf": "H1"}),
        (whole()[:3], "农村集体经济组织", {}),
        (whole(), "有限责任公司", {}),
    ],
    ids=["collective", "co-operative", "not voted", "company"],
)
def test_one_paper_for_each_vote(rows_: tuple[Row, ...], payer: str, paths: dict[str, str]) -> None:
    assert dict(document("resolution").paths(judged(*rows_, payer=payer))) == paths


def test_the_order_of_the_rows_changes_no_word() -> None:
    rows_ = (*whole(), *(came(str(at)) for at in range(1, 12)))
    assert view(*rows_) == view(*reversed(rows_))

"""The confirmation of joining: one page, what the household brings in, and no promise."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from documents.drawn import assert_golden, document, draw, drawn, leaked
from documents.sample import arrangement, season
from linkage.closing import close as close_season
from linkage.contracts.home import account_holder, labour
from linkage.ground.figure import Origin, Word
from linkage.model.entitlement import Settlement
from linkage.telling.paper import last_day
from rows import row
from villages import village

HOUSEHOLDS = ("A-001", "A-002", "B-001", "B-002")


def test_the_page_is_as_it_was_looked_at(*, bless: bool) -> None:
    assert_golden("joinder", drawn("joinder", "A-001").page, bless=bless)


def test_every_household_has_one() -> None:
    assert sorted(document("joinder").paths(season())) == [
        f"农户/joinder-{number}.pdf" for number in HOUSEHOLDS
    ]


@pytest.mark.parametrize(
    ("what", "day", "signs"),
    [
        ("死亡", "2025-06-01", False),
        ("死亡", "2026-01-10", False),  # the papers' own day
        ("死亡", "2026-01-11", True),
        ("迁出", "2025-06-01", True),
    ],
)
def test_a_household_of_which_nobody_is_left_has_none(what: str, day: str, *, signs: bool) -> None:
    known = season().books
    people = known.households["A-001"].members
    told = [row("事件", 户号="A-001", 成员号=one.number, 事件=what, 日期=day) for one in people]
    books = evolve(known, tables={**known.tables, "事件": (*known.rows("事件"), *told)})
    paths = document("joinder").paths(evolve(season(), books=books))
    assert ("农户/joinder-A-001.pdf" in paths) is signs


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_it_is_one_page_without_whole_numbers_of_anybody(household: str) -> None:
    paper = drawn("joinder", household)
    assert len(paper.texts) == 1
    assert leaked(paper.data) == []


def test_it_shows_what_the_household_brings_at_which_price() -> None:
    text = " ".join(drawn("joinder", "A-001").text.split())
    assert "√ 第六条 土地租金 5.64 亩 每亩每年 600 元 2,747.28" in text
    assert "√ 第七条 入股保底 10,000.00 元 每年 6% 600.00" in text
    assert "√ 第八条 采摘套袋用工 按实际 按岗位分别计价 425.80" in text
    assert "□ 黄桃收购" in text
    assert "仅为算例，不构成承诺" in text


def test_whose_account_it_is_stands_beside_it() -> None:
    shown: Any = document("joinder").view(season(), "A-001")
    assert shown["household"]["relation"] == "户主本人"
    head = season().books.households["A-001"].head
    other = evolve(head.row, values={**head.row.values, "户名": head.row.values["与户主关系"]})
    home = evolve(season().books.households["A-001"], members=(evolve(head, row=other),))
    books = evolve(season().books, households={**season().books.households, "A-001": home})
    told: Any = document("joinder").view(evolve(season(), books=books), "A-001")
    assert told["household"]["relation"] == ""
    spouse = evolve(home.members[0], number="2", name=other.text("户名"), relation="配偶")
    assert account_holder(evolve(home, members=(*home.members, spouse)))["relation"] == "配偶"


def test_a_household_without_records_chooses_by_hand() -> None:
    text = drawn("joinder", "A-002").text
    assert "台账里还没有本户的投入" in text
    assert "请选择：" in text
    assert "√" not in text


def test_several_contracts_are_told_apart_by_signs() -> None:
    other = evolve(arrangement(), code="QG-HT-2026", name="青岗村白茶合作", pools=())
    both = evolve(season(), arrangements=(arrangement(), other))
    text = " ".join(draw("joinder", "B-002", both).text.split())
    assert "①青岗村黄桃产业联农带农合作（编号 QG-HT-2025）" in text
    assert "②青岗村白茶合作（编号 QG-HT-2026）" in text
    assert "①第六条" in text
    assert "②第六条" in text


def test_what_was_handed_on_is_no_longer_brought_in(tmp_path: Path) -> None:
    made = village().with_rows(
        "地块", ("H12", "D900", "3.00", "", "2025-06-30"), ("H03", "D900", "3.00", "2025-07-01", "")
    )
    settled = close_season(made.write(tmp_path / "季")).settlement
    before = close_season(village().write(tmp_path / "前")).settlement

    def brought(of: Settlement, household: str) -> object:
        ways: Any = document("joinder").view(of, household)
        return next(way["brings"] for way in (*ways["chosen"], *ways["open"]) if way["name"] == "土地租金")

    assert brought(before, "H12") == ""
    assert brought(settled, "H12") == "期内已转出"
    areas = [Fraction(str(brought(one, "H03")).removesuffix(" 亩")) for one in (before, settled)]
    assert areas[1] - areas[0] == 3


@pytest.mark.parametrize(
    ("said", "whole", "half"),
    [
        (("", ""), "", ""),
        (("是", "否"), "1", ""),
        (("整劳动力", "半劳力"), "1", "1"),
        (("半劳动力", ""), "0", "1"),
        (("是", "在外务工"), "", ""),
    ],
)
def test_labour_is_counted_where_the_roster_says_it_and_left_to_the_hand_elsewhere(
    said: tuple[str, str], whole: str, half: str
) -> None:
    home = season().books.households["A-001"]
    members = tuple(
        evolve(
            one,
            row=evolve(
                one.row,
                values={
                    **one.row.values,
                    "劳动力": Word.cell(word, "劳动力", Origin(one.row.where("姓名"), word)),
                },
            ),
        )
        for one, word in zip(home.members[:2], said, strict=True)
    )
    counted = labour(evolve(home, members=members), last_day(season()))
    assert counted == {"labour": whole, "half_labour": half}

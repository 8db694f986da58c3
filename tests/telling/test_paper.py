"""What papers say alike: order of groups, names of seasons, amounts and blanks."""

from __future__ import annotations

import datetime

import pytest
from attrs import evolve

from documents.sample import arrangement, season
from documents.sample_registers import books
from linkage.ground.figure import Word
from linkage.ground.money import Money
from linkage.ground.season import Season
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    group_names,
    heads,
    heads_shown,
    issuer,
    payers,
    running,
    season_name,
    unbroken,
    whom_to_ask,
)
from linkage.telling.stamp import PAYEES, state


def over(first: datetime.date, last: datetime.date) -> Settlement:
    signed: Arrangement = evolve(arrangement(), season=Season(first, last))
    return evolve(season(), arrangements=(signed,))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), "2025年度"),
        (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30), "2025年10月至2026年9月"),
        (datetime.date(2025, 1, 1), datetime.date(2025, 6, 30), "2025年1月至2025年6月"),
    ],
)
def test_a_season_is_named_as_people_name_it(first: datetime.date, last: datetime.date, name: str) -> None:
    assert season_name(over(first, last)) == name


def named(*groups: str, heading: str = "组") -> Settlement:
    settled = season()
    numbers = sorted(settled.books.households)
    households = dict(settled.books.households)
    for number, group in zip(numbers, groups, strict=False):
        household = settled.books.households[number]
        head = household.head
        word = head.row.values[heading]
        assert isinstance(word, Word)
        row = evolve(head.row, values={**head.row.values, heading: evolve(word, text=group)})
        households[number] = evolve(household, members=(evolve(head, row=row), *household.members[1:]))
    return evolve(settled, books=evolve(settled.books, households=households))


def test_groups_are_in_the_order_of_their_numbers() -> None:
    assert group_names(named("十二组", "二组", "第三小组", "东湾")) == ["二组", "第三小组", "十二组", "东湾"]
    assert group_names(named("10组", "9组", "一十一组", "十组")) == ["9组", "10组", "十组", "一十一组"]


def test_a_body_of_the_roster_is_no_person() -> None:
    people, factory = season(), named("企业", heading="户类别")
    number = min(people.books.households)
    assert heads_shown(people, people.books.households[number]) == str(
        heads(people, people.books.households[number])
    )
    assert heads(people, people.books.households[number]) > 0
    assert heads(factory, factory.books.households[number]) == 0
    assert heads_shown(factory, factory.books.households[number]) == "—"


def test_the_day_is_the_villages_and_never_the_clocks() -> None:
    assert dated(season()) == "2026年1月10日"
    rest = {sheet: rows for sheet, rows in books().tables.items() if sheet != "事实"}
    assert dated(evolve(season(), books=evolve(books(), tables=rest))) == BLANK_DAY


def test_the_collective_speaks_where_there_is_one() -> None:
    assert issuer(season()).role == "村集体"
    signed = arrangement()
    alone = evolve(signed, parties={"公司": signed.parties["公司"]})
    assert issuer(evolve(season(), arrangements=(alone,))).role == "公司"


def test_who_pays_stands_in_the_order_of_the_parties() -> None:
    assert list(payers(season())) == ["gs", "cjt"]


def test_a_final_paper_bears_no_mark() -> None:
    assert state(season()) == ""
    assert state(season("测算")) == "测算"
    assert running(season("草案"), "题", "号", PAYEES)["state"] == "草案"


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert (
        unbroken("合 1,058.63 元，每亩 600 元，按 3% 算")
        == "合 1,058.63\u00a0元，每亩 600\u00a0元，按 3%\u00a0算"
    )


def test_what_is_owed_back_is_said_before_the_capitals() -> None:
    assert capitals(Money(-150)) == "负人民币壹元伍角整"


@pytest.mark.parametrize(
    ("papers", "details", "asked"),
    [
        (
            {"联系人": "会计 何某", "联系电话": "15400000001"},
            {"负责人": "钱某"},
            ("会计 何某", "15400000001"),
        ),
        ({"联系人": "", "联系电话": ""}, {"负责人": "钱某"}, ("钱某", "15400000002")),
        ({}, {"负责人": ""}, ("（未填写）", "15400000002")),
    ],
)
def test_who_may_be_asked_is_never_a_gap(
    papers: dict[str, str], details: dict[str, str], asked: tuple[str, str]
) -> None:
    settled = evolve(season(), arrangements=(evolve(arrangement(), papers=papers),))
    party = evolve(arrangement().parties["村集体"], details=details)
    assert whom_to_ask(settled, party, "15400000002") == asked
    if not papers:
        assert whom_to_ask(settled, party) == ("（未填写）", "（未填写）")

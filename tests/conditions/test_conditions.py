"""Conditions on both sides of each line, with the reason that names what failed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from linkage.conditions.age import AgeBand
from linkage.conditions.birth import BornWithin
from linkage.conditions.category import InCategory
from linkage.conditions.column import ColumnIs
from linkage.conditions.joined import AnyOne, Every, Unless
from linkage.conditions.membership import MemberFor, MemberOn
from linkage.conditions.minimum import AtLeast
from linkage.ground.conditions import Sign
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import parse_day
from linkage.ground.units import Unit
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.model.registers import Member, Row
from rows import HERE, books, day, number, row

RECORD = day("2025-12-31")


def word(text: str) -> Word:
    return Word.clause(text, "", Origin(HERE, text))


def person(born: str = "", **cells: str) -> Member:
    """A person of the roster, born on a day."""
    one = row("名册", 户号="A1", 成员号="1", 姓名="周福来", **cells)
    if born:
        date = Day.cell(parse_day(born), "出生日期", Origin(one.where("出生日期"), born))
        one = evolve(one, values={**one.values, "出生日期": date})
    return Member("A1", "1", "周福来", "户主", one)


def asked(
    condition: Condition, member: Member | None = None, *more: Row, total: Figure | None = None
) -> Verdict:
    who = member or person()
    given = total or Figure.zero(Unit.parse("积分"))
    return condition.test(Subject(who.row, who, RECORD, books(*more), lambda _: given))


def band(*bounds: tuple[Sign, str]) -> AgeBand:
    return AgeBand(tuple((sign, number(said)) for sign, said in bounds))


SENIOR = band((Sign.AT_LEAST, "60"), (Sign.AT_MOST, "69"))


@pytest.mark.parametrize(
    ("born", "met", "why"),
    [
        ("1965-12-31", True, ""),
        ("1966-01-01", False, "未满60周岁（1966-01-01生，基准日2025-12-31时59周岁）"),
        ("1956-01-01", True, ""),
        ("1955-12-31", False, "已超过69周岁（1955-12-31生，基准日2025-12-31时70周岁）"),
    ],
)
def test_an_age_is_reached_on_the_birthday(born: str, why: str, *, met: bool) -> None:
    verdict = asked(SENIOR, person(born))
    assert (verdict.met, verdict.why) == (met, why)


def test_born_on_29_february_is_a_year_older_on_the_28th() -> None:
    born = person("1964-02-29")
    on = Subject(born.row, born, day("2025-02-28"), books(), lambda _: number("0"))
    assert band((Sign.AT_LEAST, "61")).test(on).met
    assert not band((Sign.AT_LEAST, "61")).test(evolve(on, day=day("2025-02-27"))).met


def test_an_age_nobody_wrote_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refused:
        asked(SENIOR, person())
    assert "出生日期没有填" in refused.value.problems[0].what


def test_the_words_of_a_band() -> None:
    assert SENIOR.words() == "年满60周岁、不超过69周岁"
    assert band((Sign.BELOW, "18")).words() == "不满18周岁"


@pytest.mark.parametrize(
    ("born", "met"),
    [("2010-01-01", True), ("2009-12-31", False), ("2018-12-31", True), ("2019-01-01", False)],
)
def test_a_birth_window_counts_both_ends(born: str, *, met: bool) -> None:
    window = BornWithin(day("2010-01-01"), day("2018-12-31"))
    assert asked(window, person(born)).met is met


def test_a_persons_category_beats_the_households() -> None:
    poor = InCategory((word("监测户"),))
    of_house = row("类别", 户号="A1", 类别="监测户")
    own = row("类别", 户号="A1", 成员号="1", 类别="财政供养")
    assert asked(poor, None, of_house).met
    refused = asked(poor, None, of_house, own)
    assert (refused.met, refused.why) == (False, "2025-12-31的类别是“财政供养”，不是“监测户”")


def test_a_category_is_asked_on_the_record_day() -> None:
    poor = InCategory((word("监测户"),))
    assert asked(poor, None, row("类别", 户号="A1", 类别="监测户", 止="2025-12-31")).met
    ended = asked(poor, None, row("类别", 户号="A1", 类别="监测户", 止="2025-12-30"))
    assert ended.proof is None
    assert "没有登记类别" in ended.why


@pytest.mark.parametrize(("since", "met"), [("2024-12-31", True), ("2025-01-01", False)])
def test_a_year_of_membership(since: str, *, met: bool) -> None:
    verdict = asked(MemberFor(1), person(成员自=since))
    assert verdict.met is met
    assert ("成员未满1年" in verdict.why) is not met


@pytest.mark.parametrize(("until", "met"), [("2025-06-30", True), ("2025-06-29", False)])
def test_membership_on_a_day(until: str, *, met: bool) -> None:
    assert asked(MemberOn(day("2025-06-30")), person(成员至=until)).met is met


@pytest.mark.parametrize(("points", "met"), [("60", True), ("59.5", False)])
def test_a_least_sum(points: str, *, met: bool) -> None:
    least = AtLeast(("积分", "分值"), number("60", "积分"))
    verdict = asked(least, total=number(points, "积分"))
    assert verdict.met is met
    assert verdict.why == ("" if met else "〔积分〕的分值合计59.5积分，不到60积分")


def test_a_word_of_a_column_and_an_empty_one() -> None:
    at_home = ColumnIs("在村", (word("是"),))
    assert asked(at_home, person(在村="是")).met
    assert asked(at_home, person(在村="否")).why == "“在村”是“否”，不是“是”"
    assert asked(at_home, person(在村="")).proof is None


def test_the_first_condition_that_fails_gives_the_reason() -> None:
    both = Every((ColumnIs("在村", (word("是"),)), SENIOR))
    verdict = asked(both, person("1990-01-01", 在村="否"))
    assert verdict.why.startswith("“在村”")
    assert verdict.proof is not None
    assert verdict.proof.text == "否"


def test_any_one_and_unless() -> None:
    either = AnyOne((ColumnIs("在村", (word("是"),)), SENIOR))
    assert asked(either, person("1990-01-01", 在村="是")).met
    assert not asked(either, person("1990-01-01", 在村="否")).met
    outside = Unless(ColumnIs("在村", (word("否"),)))
    assert asked(outside, person(在村="是")).met
    assert asked(outside, person(在村="否")).why == "属于不参加的：在村是“否”"


def test_a_refused_figure_is_nought_with_its_proof() -> None:
    refused = asked(SENIOR, person("1990-01-01"))
    admitted = refused.admit(number("3", "人"))
    assert admitted is not None
    assert (admitted.value, admitted.op, admitted.args[0].op) == (Fraction(0), "pick", "all_of")

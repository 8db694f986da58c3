"""Causes name the person they are about: in the engine, in ``explain`` and on a household's statement."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from linkage.commands.explain import command
from linkage.engine.causes import Causes, by_household, tell
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from pages import ROOT, write_season
from rows import books, row

AGE_PAGE = ROOT / "docs" / "cases" / "40-age-and-birth.md"


def test_a_household_hears_of_each_person_and_of_many_the_first_three() -> None:
    """In the order of their numbers, whatever the order of the rows."""
    causes = Causes(books(households={"A1": 5}))
    for member in "41213":
        causes.add("A1", row("名册", 户号="A1", 成员号=member), f"第{member}人的缘由")
    assert causes.told() == {
        "A1": "A1之1：第1人的缘由；A1之2：第2人的缘由；A1之3：第3人的缘由，等 4 人",
    }


def test_rows_of_the_household_and_persons_paid_by_themselves_need_no_name() -> None:
    causes = Causes(books(households={"A1": 2}))
    causes.add("A1", row("地块", 户号="A1"), "没有填")
    causes.add("A1.2", row("用工", 户号="A1", 成员号="2"), "没有填")
    assert causes.told() == {"A1": "没有填", "A1.2": "没有填"}
    assert by_household({"A1.2": "没有填"}, books(households={"A1": 2})) == {"A1": "A1之2：没有填"}


def test_the_same_cause_is_told_once() -> None:
    assert tell([("甲", "不在村"), ("乙", "不在村"), ("丙", "太年轻")]) == "甲、乙：不在村；丙：太年轻"


def test_every_refused_person_of_a_household_is_told(tmp_path: Path) -> None:
    read = read_season(write_season(AGE_PAGE, tmp_path / "季"))
    settlement = settle(read.arrangements, read.books)
    [reason] = [one for one in settlement.reasons_of("A3") if one.clause == "助学金"]
    assert reason.why.startswith("郑大年：1950-05-05出生")
    assert "；郑小满：" in reason.why


def test_explain_says_whose_money_it_would_have_been(tmp_path: Path) -> None:
    season = write_season(AGE_PAGE, tmp_path / "季")
    told = CliRunner().invoke(command, [str(season), "A1"], standalone_mode=False).output
    assert "高龄敬老金（何闰生本人）：未满70周岁" in told


def test_what_a_condition_refused_is_not_told_as_counted(tmp_path: Path) -> None:
    season = write_season(AGE_PAGE, tmp_path / "季")
    told = CliRunner().invoke(command, [str(season), "A1"], standalone_mode=False).output
    assert "  1 人，每人 200 元（另有 2 人不符合条件，不计），合 200.00 元\n" in told
    assert "每人一份 0人（不符合条件，不计）\n" in told
    assert "零 0人\n" in told
    assert "零 0人（" not in told

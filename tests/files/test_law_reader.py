"""Statutory values: dated, cited, told whether somebody read them, and replaced by a season's own."""

from __future__ import annotations

import datetime

import pytest

from linkage.files.law_reader import read_laws, shipped_laws
from linkage.ground.errors import Problem
from linkage.ground.source import read_yaml
from linkage.model.law import Laws

ROW = "  - {名称: 下限, 值: 60%, 起: 2018-07-01, 止: 2020-12-31, 条: 第四条, 来源: 原文, 核对: 已核对}\n"
HEAD = "法规: 某法\n数值:\n"


def read(text: str) -> tuple[Laws, list[Problem]]:
    node, problems = read_yaml("法规.yaml", text.encode())
    assert node is not None
    return read_laws(node, problems), problems


def test_a_value_holds_from_its_first_to_its_last_day() -> None:
    laws, problems = read(HEAD + ROW)
    assert problems == []
    days = ("2018-06-30", "2018-07-01", "2020-12-31", "2021-01-01")
    held = [laws.on("下限", datetime.date.fromisoformat(day)) is not None for day in days]
    assert held == [False, True, True, False]


def test_a_value_says_where_it_stands() -> None:
    laws, _ = read(HEAD + ROW.replace("已核对", "未确认"))
    (parameter,) = laws.parameters
    assert str(parameter) == "《某法》第四条（未确认）（原文）"
    assert parameter.figure is not None
    assert parameter.figure.value * 100 == 60


def test_a_word_is_a_value_without_a_number() -> None:
    laws, problems = read(HEAD + ROW.replace("60%", "不得"))
    assert problems == []
    assert laws.parameters[0].figure is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("起: 2018-07-01", "起: 2018-7-32", "E206"),
        ("值: 60%", "值: 6六%", "E221"),
        ("条: 第四条, ", "", "E203"),
        ("核对: 已核对", "核对: 大概", "E204"),
        ("名称: 下限", "名目: 下限", "E201"),
    ],
)
def test_a_slip_is_told_at_its_line(old: str, new: str, code: str) -> None:
    _, problems = read(HEAD + ROW.replace(old, new))
    assert code in [problem.code for problem in problems]
    assert all(problem.where.file == "法规.yaml" for problem in problems)


def test_two_values_for_one_day_are_refused() -> None:
    later = ROW.replace("2018-07-01", "2020-12-31").replace("止: 2020-12-31, ", "")
    _, (problem,) = read(HEAD + ROW + later)
    assert problem.code == "E538"
    _, problems = read(HEAD + ROW + later.replace("2020-12-31", "2021-01-01"))
    assert problems == []


def test_a_seasons_own_value_takes_the_place_of_every_version() -> None:
    own, _ = read(HEAD + ROW)
    whole = Laws((*shipped_laws().parameters,)).with_own(own)
    again = whole.with_own(read(HEAD + ROW.replace("60%", "70%"))[0])
    assert [p.said for p in again.parameters if p.name == "下限"] == ["70%"]
    assert len(again.parameters) == len(shipped_laws().parameters) + 1


def test_what_comes_with_the_program_is_dated_and_sourced() -> None:
    for parameter in shipped_laws().parameters:
        assert parameter.source
        assert parameter.cite.article
        assert parameter.where.file.startswith("laws/")

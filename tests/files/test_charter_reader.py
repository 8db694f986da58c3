"""Tests of charters: values with their article, values that stand in 约定, and the region."""

from __future__ import annotations

import pytest

from linkage.files.charter_reader import read_charter
from linkage.ground.errors import Problem
from linkage.ground.source import read_yaml
from linkage.model.charter import Charter

HEAD = "章程: 柳湾村股份经济合作社章程\n通过日: 2024-03-01\n"


def read(text: str) -> tuple[Charter, list[str]]:
    node, problems = read_yaml("章程.yaml", (HEAD + text).encode())
    assert node is not None
    found: list[Problem] = list(problems)
    charter = read_charter(node, found)
    assert charter is not None
    return charter, [problem.code for problem in found]


def test_a_value_knows_its_article() -> None:
    charter, problems = read("数值:\n  公积公益金比例: {值: 30%, 条: 第二十条}\n")
    assert problems == []
    figure = charter.values["公积公益金比例"]
    assert (str(figure.value), str(figure.cites[0])) == ("3/10", "《柳湾村股份经济合作社章程》第二十条")
    assert str(charter.adopted.date) == "2024-03-01" if charter.adopted else False


def test_a_value_may_stand_in_the_settings_or_be_words() -> None:
    charter, problems = read(
        "数值:\n  公积公益金比例: {值: 约定.公积公益金比例, 条: 第二十条}\n"
        "  公积金量化时点: {值: 分配后, 条: 第四十一条}\n"
    )
    assert problems == []
    assert charter.values == {}
    assert {name: said.text for name, (said, _) in charter.settings.items()} == {
        "公积公益金比例": "约定.公积公益金比例",
        "公积金量化时点": "分配后",
    }


@pytest.mark.parametrize(
    ("text", "region", "problems"),
    [
        ("地区: [浙江省]\n", ("浙江省",), []),
        ("地区: [福建省, 闽侯县]\n", ("福建省", "闽侯县"), []),
        ("地区: [中国, 福建省, 闽侯县]\n", (), ["E605"]),
        ("", (), []),
    ],
)
def test_the_region_goes_from_large_to_small(text: str, region: tuple[str, ...], problems: list[str]) -> None:
    charter, told = read(text)
    assert (charter.region, told) == (region, problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("数值:\n  比例: {值: 三成左右, 条: 第二十条}\n", "E221"),
        ("数值:\n  比例: {值: 30%}\n", "E203"),
        ("通过: 2024\n", "E201"),
    ],
)
def test_what_is_not_understood_is_told(text: str, code: str) -> None:
    assert read(text)[1] == [code]

"""主题.yaml: labels, letterhead, seal and measures within bounds; every mistake at its line, all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linkage.files.theme_reader import read_theme
from linkage.ground.errors import Problem
from linkage.ground.source import read_yaml
from linkage.model.theme import LABELS, MEASURES, Theme


def read(text: str) -> tuple[Theme, list[Problem]]:
    node, problems = read_yaml("主题.yaml", text.encode())
    found = list(problems)
    return read_theme(node, found), found


def test_everything_that_can_be_said() -> None:
    theme, problems = read(
        "主题: 云坪村\n标签: {佣金: 薪金, 农户收益告知书: 分红明白纸}\n抬头: [云坪村股份经济合作社, 二〇二五年度]\n"
        "印章: 左\n版面: {合同字号: 14, 线粗: 0.75}\n"
    )
    assert problems == []
    assert theme.labels == {"佣金": "薪金", "农户收益告知书": "分红明白纸"}
    assert theme.letterhead == ("云坪村股份经济合作社", "二〇二五年度")
    assert theme.seal == "左"
    assert theme.style == "--contract-size: 14pt; --rule: 0.75pt"


def test_the_example_of_the_manual_is_read() -> None:
    manual = (Path(__file__).parent.parent.parent / "docs" / "manual-theme.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml 主题.yaml\n(.*?)```", manual, re.DOTALL)
    theme, problems = read(example)
    assert problems == []
    assert (len(theme.labels), len(theme.letterhead), len(theme.measures)) == (3, 2, 3)
    assert all(f"| {word} |" in manual for word in MEASURES)


def test_no_file_is_the_usual_look() -> None:
    assert read_theme(None, []) == Theme()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("标签: {红利: 分红}", ["E840"]),
        ("标签: {佣金: 这是一个长得不像标签的标签}", ["E841"]),
        ("标签: {佣金: '<b>'}", ["E841"]),
        ("标签: {佣金: 第3产业}", ["E841"]),
        ("标签: {佣金: ''}", ["E841"]),
        ("标签: {佣金: 租金}", ["E842"]),
        ("标签: {佣金: 钱, 租金: 钱}", ["E842"]),
        ("版面: {字体: 宋体}", ["E843"]),
        ("版面: {合同字号: 8}", ["E844"]),
        ("版面: {合同字号: 14pt}", ["E844"]),
        ("版面: {线粗: '1; color: red'}", ["E844"]),
        ("抬头: [一, 二, 三, 四]", ["E845"]),
        ("标签: {红利: 分红, 佣金: 租金}\n版面: {字体: 宋体, 线粗: 9}", ["E840", "E842", "E843", "E844"]),
    ],
)
def test_what_is_wrong_is_told(text: str, codes: list[str]) -> None:
    theme, problems = read(text)
    assert sorted(problem.code for problem in problems) == codes
    assert all(problem.where.line for problem in problems)
    assert set(theme.labels) <= set(LABELS)


def test_names_may_be_exchanged() -> None:
    theme, problems = read("标签: {佣金: 租金, 租金: 佣金}")
    assert [problem.code for problem in problems] == ["E842"]
    assert theme.labels


@pytest.mark.parametrize("word", MEASURES)
def test_bounds_are_inside(word: str) -> None:
    measure = MEASURES[word]
    for bound in (measure.least, measure.most):
        theme, problems = read(f"版面: {{{word}: {float(bound):g}}}")
        assert problems == []
        assert theme.measures

"""主题.yaml: labels, letterhead, seal and measures within bounds; every mistake at its line, all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linkage.files.theme_reader import read_theme
from linkage.files.theme_words import SIGNS, is_label
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


DECEIVING = [
    ("标签: {租金: 现金, 佣金: 租金}", ["E842"]),
    ("标签: {股金分红: 地租}", ["E920"]),
    ("标签: {租金: 分红（地）}", ["E920"]),
    ("标签: {佣金: 困难补助}", ["E920"]),
    ("标签: {其他收入: 工资}", ["E920"]),
    ("标签: {租金: 租赁收入}", []),
    ("标签: {佣金: 务工薪金}", []),
    ("标签: {股金分红: 股金、分红}", []),
    ("标签: {租金: 正式}", ["E921"]),
    ("标签: {租金: 实付租金}", ["E921"]),
    ("标签: {农户收益告知书: 已审核告知书}", ["E921"]),
    ("标签: {农户收益告知书: 领条}", ["E921"]),
    ("标签: {收益分配公示: 分配决议}", ["E921"]),
    ("标签: {租金: '租 金'}", ["E841"]),
    ("标签: {租金: 租金٣٠٠}", ["E841"]),
    ("标签: {租金: 租金五千元}", ["E841"]),
    ("标签: {租金: 租金伍仟}", ["E841"]),
    ("标签: {租金: '租金;color:#fff'}", ["E841"]),
    ("标签: {租金: ＜租金＞}", ["E841"]),
    ("抬头: [正式, 云坪村]", ["E921"]),
    ("抬头: [本件 有 效]", ["E921"]),
    ("抬头: [⾦额已付]", ["E921"]),
    ("抬头: ['实发 9,999.00']", ["E921", "E922"]),
    ("抬头: ['共 9，999']", ["E922"]),
    ("抬头: [玖仟]", ["E922"]),
    ("抬头: ['٩٩٩٩٩٩٩٩']", ["E922"]),
    ("抬头: ['110101 19900307 0019']", ["E922"]),
    ("抬头: ['0871-6543210']", ["E922"]),
    ("抬头: ['电话一三八〇〇一二三四五六']", ["E922"]),
    ("抬头: ['138·0013·8000']", ["E922"]),
    ("抬头: ['138—0013—8000']", ["E922"]),
    ("抬头: ['138_0013_8000']", ["E922"]),
    ("抬头: [2024—2025年度, 2024-2025年度]", []),
    ("标签: {租金: '（租）-()、·—'}", []),
    ('抬头: ["甲\\n乙"]', ["E922"]),
    ("抬头: ['2025年度（二〇二五）', '<b>{{x}}</b>', 'url(file:///etc/passwd)']", []),
    ("模板: ../../x", ["E201"]),
    ("样式: 'p {color: white}'", ["E201"]),
    ("版面: {合同字号: 0.1}", ["E844"]),
    ("版面: {合同字号: １４}", ["E844"]),
    ("版面: {合同字号: '14;color:white'}", ["E844"]),
    ("印章: 'left; display: none'", ["E204"]),
    ("标签: &a {租金: 甲}", ["E106"]),
    ("抬头: !!python/object/apply:os.system [ls]", ["E107"]),
    ('标签: {租金: "甲\\u202e乙"}', ["E103"]),
    ('标签: {租金: "甲\u200b乙"}', ["E103"]),
]


@pytest.mark.parametrize(("text", "codes"), DECEIVING)
def test_a_theme_deceives_nobody(text: str, codes: list[str]) -> None:
    _, problems = read(text)
    assert {problem.code for problem in problems} == {*codes}
    assert all(problem.where.line and problem.what and problem.remedy for problem in problems)
    assert "19900307" not in "".join(map(str, problems))


def test_names_may_be_exchanged() -> None:
    theme, problems = read("标签: {佣金: 租金, 租金: 佣金}")
    assert [problem.code for problem in problems] == ["E842", "E842"]
    assert theme.labels


@pytest.mark.parametrize("word", MEASURES)
def test_bounds_are_inside(word: str) -> None:
    measure = MEASURES[word]
    for bound in (measure.least, measure.most):
        theme, problems = read(f"版面: {{{word}: {float(bound):g}}}")
        assert problems == []
        assert theme.measures


def test_the_signs_told_are_the_signs_taken() -> None:
    _, problems = read("标签: {租金: 租+金}")
    assert f"只能是字和{SIGNS}，" in problems[0].why
    assert is_label(f"租{SIGNS}")

"""Reading a formula: precedence, full width, units, and every place that makes no sense under its caret."""

from __future__ import annotations

from fractions import Fraction

import pytest

from formula.stage import PLACE, unit
from linkage.formula.faults import FormulaError, Text, picture
from linkage.formula.parser import DEEPEST, is_formula, parse
from linkage.formula.signs import LONGEST
from linkage.formula.tree import Binary, Comparison, Date, Joined, Name, Negative, Not, Number, Quoted
from linkage.formula.written import written
from linkage.ground.units import PLAIN


def problems(text: str) -> list[str]:
    with pytest.raises(FormulaError) as caught:
        parse(Text(text, PLACE))
    return [str(problem) for problem in caught.value.problems]


A, B, C = (Name((letter,)) for letter in "甲乙丙")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("=甲 + 乙 × 丙", Binary("+", A, Binary("×", B, C))),
        ("=甲 - 乙 - 丙", Binary("-", Binary("-", A, B), C)),
        ("=甲 ÷ 乙 / 丙", Binary("÷", Binary("÷", A, B), C)),
        ("=（甲＋乙）＊丙", Binary("×", Binary("+", A, B), C)),
        ("＝－甲×乙", Binary("×", Negative(A), B)),
        ("=甲 ≥ 乙 且 乙 < 丙 或 非 甲 = 丙", Joined("或", Joined("且", Comparison("≥", A, B), Comparison("<", B, C)), Not(Comparison("=", A, C)))),
        ("=甲 != 乙 并且 甲 >= 丙", Joined("且", Comparison("≠", A, B), Comparison("≥", A, C))),
        ("=甲 <> “是”", Comparison("≠", A, Quoted("是"))),
        ("=本行.〔应付|应收〕", Name(("本行", "应付|应收"))),
        ("=甲 ≤ 2025-09-20", Comparison("≤", A, Date("2025-09-20"))),
        ("=甲 ≤ 上年12月1日", Comparison("≤", A, Date("上年12月1日"))),
        ("=100元/件数", Binary("÷", Number(Fraction(100), unit("元")), Name(("件数",)))),
        ("=100 元 / 件", Binary("÷", Number(Fraction(100), unit("元")), Name(("件",)))),
    ],
)  # fmt: skip
def test_precedence_and_width(text: str, tree: object) -> None:
    assert parse(Text(text, PLACE)) == tree


@pytest.mark.parametrize(
    ("text", "value", "of", "said"),
    [
        ("=30%", Fraction(3, 10), "", "30%"),
        ("=６％/年", Fraction(6, 100), "1/年", "６％"),
        ("=5‰", Fraction(5, 1000), "", "5‰"),
        ("=0.2 元/斤", Fraction(1, 5), "元/斤", "0.2"),
        ("=600元/亩·年", Fraction(600), "元/亩/年", "600"),
        ("=160 元/50公斤", Fraction(160), "元/50公斤", "160"),
        ("=5万元", Fraction(50000), "元", "5万"),
        ("=5 万 元/户", Fraction(50000), "元/户", "5 万"),
        ("=1.2亿", Fraction(120000000), "", "1.2亿"),
        ("=3个工", Fraction(3), "工日", "3"),
    ],
)
def test_numbers_with_units(text: str, value: Fraction, of: str, said: str) -> None:
    tree = parse(Text(text, PLACE))
    assert tree == Number(value, unit(of) if of else PLAIN)
    assert isinstance(tree, Number)
    assert tree.said == said


@pytest.mark.parametrize(
    ("text", "code", "caret"),
    [
        ("=甲 # 乙", "E502", "        ^"),
        ('=甲 = "是', "E502", None),
        ("=5 岁", "E503", "       ^^"),
        ("=5%元", "E503", None),
        ("=5且 甲", "E503", None),
        ("=1234567890123456789012345", "E504", None),
        ("=1 +", "E505", "       ^"),
        ("=", "E505", "    ^"),
        ("=取高(1 元", "E505", None),
        ("=(1", "E505", None),
        ("=1 2", "E505", "       ^"),
        ("=1,5 × 2", "E505", "      ^"),
        ("=甲 < 乙 < 丙", "E505", None),
        ("=且", "E505", None),
        ("=本行.", "E505", None),
        ("=本行.+", "E505", None),
        ("=取高(1, )", "E505", None),
        ("=()", "E505", None),
    ],
)
def test_what_makes_no_sense_is_shown_under_its_caret(text: str, code: str, caret: str | None) -> None:
    [told] = problems(text)
    head, shown, carets = told.split("\n")
    assert head.startswith(f"{code} 合作.yaml 第7行：第 ")
    assert shown == f"    {text}"
    assert "^" in carets
    if caret is not None:
        assert carets.replace("\u3000", "  ") == caret


def test_all_signs_that_are_none_are_told_together() -> None:
    assert [told[:4] for told in problems("=甲 # 乙 @ 5 岁 + 1234567890123456")] == [
        "E502",
        "E502",
        "E503",
        "E504",
    ]


def test_limits() -> None:
    assert problems(f"={'1+' * LONGEST}1")[0].startswith("E501")
    for nested in (
        f"={'(' * 50}1{')' * 50}",
        f"={'-' * 50}1",
        f"={'非' + ' 非' * 50} 甲",
        f"=1{'-1' * DEEPEST}",
    ):
        assert problems(nested)[0].startswith("E506")
    assert parse(Text(f"=1{'-1' * (DEEPEST - 1)}", PLACE))


def test_a_long_formula_is_shown_around_the_place() -> None:
    text = "=" + "甲 + " * 40 + "# + " + "乙 + " * 10 + "丙"
    shown, carets = picture(text, (text.index("#"), text.index("#") + 1)).split("\n")
    assert shown.strip().startswith("…")
    assert shown.endswith("…")
    assert shown[carets.index("^")] == "#"
    wide = "=" + "甲" * 10 + "#"
    assert picture(wide, (11, 12)).split("\n")[1] == "     " + "\u3000" * 10 + "^"


def test_what_is_a_formula() -> None:
    assert [is_formula(text) for text in ("=1", " ＝1", "1 = 1", "")] == [True, True, False, False]


def test_writing_back_needs_no_bracket_too_many() -> None:
    text = "=（甲＋乙）×丙－（丁－戊）÷−2 元/斤"
    assert written(parse(Text(text, PLACE))) == "=(甲 + 乙) × 丙 − (丁 − 戊) ÷ −2 元/斤"

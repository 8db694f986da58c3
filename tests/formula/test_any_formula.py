"""Any text ends as a formula or in problems of its own; what is written is read back; sums come out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from formula.stage import ANY, AROUND, PLACE, agreed, occasion, refused
from linkage.formula.faults import FormulaError, Text
from linkage.formula.formula import Formula, read_formula
from linkage.formula.parser import parse
from linkage.formula.tree import (
    Binary,
    Call,
    Comparison,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Pair,
    Quoted,
    Tree,
)
from linkage.formula.written import written
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Figure
from linkage.ground.units import PLAIN, Unit

_PIECES = [
    *'=＝+-−×÷*/（）(),，:：≥≤<>≠非且或 .。"“”〔〕[]%‰万亿元斤/年',
    *("数量", "金额", "本行.", "取高", "如果(", "档(", "30%", "0.2 元/斤", "当年9月20日", "2025-09-20", "基准日"),
    *("取整(", "行情(小麦,", " 且 ", " 或 ", "非 ", "超额累进", "1e5", "\u200b", "\x00", "𠀀", "９", "²", "元/50公斤"),
]  # fmt: skip
anything = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join), st.text(max_size=60)).map(
    lambda text: f"={text}"
)


def told(text: str) -> Sequence[Problem]:
    """What is wrong with a formula; nothing but the language's own error may come."""
    try:
        read_formula(text, PLACE, AROUND, ANY)
    except FormulaError as error:
        return error.problems
    return ()


def outcome(formula: Formula) -> tuple[Figure | None, Sequence[Problem]]:
    """What a formula comes to on the stage, or why the row is refused."""
    try:
        return formula.figure(occasion(), "结果"), ()
    except InputRefusedError as refusal:
        return None, refusal.problems


@given(anything)
def test_no_text_does_anything_but_make_sense_or_not(text: str) -> None:
    problems = told(text)
    assert all(problem.code.startswith("E5") and problem.picture for problem in problems)
    if problems:
        return
    figure, refusals = outcome(read_formula(text, PLACE, AROUND, ANY))
    assert all(problem.code.startswith("E52") for problem in refusals)
    if figure is not None:
        agreed(figure)


_WORDS = st.sampled_from(["甲", "数量", "到账_资金", "x1", "应付|应收", "且", "起 止"])
_UNITS = st.sampled_from(["", "元", "元/斤", "元/亩/年", "1/年", "元/50公斤", "元·亩"])
_VALUES = st.decimals(0, 10**6, places=4, allow_nan=False).map(Fraction)
_LEAVES = st.one_of(
    st.builds(Number, _VALUES, _UNITS.map(lambda text: Unit.parse(text) if text else PLAIN)),
    st.builds(Name, st.one_of(st.tuples(_WORDS), st.tuples(_WORDS, _WORDS))),
    st.builds(Quoted, st.sampled_from(["", "是", "一 级"])),
)


def _grown(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-×÷"), inner, inner),
        st.builds(Comparison, st.sampled_from("≥>=≠≤<"), inner, inner),
        st.builds(Joined, st.sampled_from(["且", "或"]), inner, inner),
        st.builds(Not, inner),
        st.builds(Negative, inner),
        st.builds(Call, st.just("取高"), st.lists(inner, max_size=3).map(tuple)),
        st.builds(lambda base, key, value: Call("档", (base, Pair(key, value))), inner, inner, inner),
    )


trees = st.recursive(_LEAVES, _grown, max_leaves=12)


@given(trees)
def test_what_is_written_is_read_back(tree: Tree) -> None:
    text = written(tree)
    if len(text) > 500:
        return
    assert parse(Text(text, PLACE)) == tree


# Well-typed formulas of plain numbers with their own evaluation: none where a divisor is nought.

Built = tuple[str, Fraction | None]
_PLAIN = st.sampled_from(["0", "1", "2.5", "30%", "7", "0.01", "1万"]).map(
    lambda text: (text, {"30%": Fraction(3, 10), "1万": Fraction(10000)}.get(text) or Fraction(text))
)


def _binary(sign: str, left: Built, right: Built) -> Built:
    text = f"({left[0]}) {sign} ({right[0]})"
    a, b = left[1], right[1]
    if a is None or b is None or (sign == "÷" and b == 0):
        return text, None
    return text, {"+": a + b, "−": a - b, "×": a * b}[sign] if sign != "÷" else a / b


def _choice(sign: str, parts: tuple[Built, Built, Built, Built]) -> Built:
    left, right, met, unmet = parts
    text = f"如果({left[0]} {sign} {right[0]}, {met[0]}, {unmet[0]})"
    a, b = left[1], right[1]
    if a is None or b is None:
        return text, None
    truth = {"≥": a >= b, ">": a > b, "=": a == b, "≠": a != b, "≤": a <= b, "<": a < b}[sign]
    return text, met[1] if truth else unmet[1]


def _extreme(name: str, parts: list[Built]) -> Built:
    text = f"{name}({', '.join(part[0] for part in parts)})"
    values = [part[1] for part in parts if part[1] is not None]
    if len(values) < len(parts):
        return text, None
    return text, max(values) if name == "取高" else min(values)


def _above(inner: st.SearchStrategy[Built]) -> st.SearchStrategy[Built]:
    return st.one_of(
        st.builds(_binary, st.sampled_from("+−×÷"), inner, inner),
        st.builds(_choice, st.sampled_from("≥>=≠≤<"), st.tuples(inner, inner, inner, inner)),
        st.builds(_extreme, st.sampled_from(["取高", "取低"]), st.lists(inner, min_size=2, max_size=3)),
        inner.map(lambda part: (f"−({part[0]})", None if part[1] is None else -part[1])),
        inner.map(
            lambda part: (f"至少零({part[0]})", None if part[1] is None else max(part[1], Fraction(0)))
        ),
    )


@given(st.recursive(_PLAIN, _above, max_leaves=10))
def test_it_comes_to_what_an_independent_evaluation_says(built: Built) -> None:
    text, expected = built
    if len(text) > 490:
        return
    problems = refused(f"={text}")
    if problems:
        assert all(problem.startswith(("E512", "E506")) for problem in problems)
        return
    figure, refusals = outcome(read_formula(f"={text}", PLACE, AROUND, ANY))
    assert {problem.code for problem in refusals} <= {"E522"}
    assert (None if figure is None else figure.value) == expected
    if figure is not None:
        agreed(figure)

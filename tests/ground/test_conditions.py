"""Conditions: their truth, what does not compare, and that the second evaluator agrees."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.checker import Context, evaluate
from linkage.ground.conditions import Sign, all_of, any_of, choose, compare, holds, negated
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Node, Origin, Word
from linkage.ground.units import Unit

SIGNS: dict[Sign, Callable[[int, int], bool]] = {
    Sign.AT_LEAST: operator.ge,
    Sign.ABOVE: operator.gt,
    Sign.EQUAL: operator.eq,
    Sign.UNEQUAL: operator.ne,
    Sign.AT_MOST: operator.le,
    Sign.BELOW: operator.lt,
}


def _origin(text: str) -> Origin:
    return Origin(Where("台账.xlsx", sheet="名册", cell=f"C{int.from_bytes(text.encode())}"), text)


def number(value: object, unit: str = "元") -> Figure:
    return Figure.cell(Fraction(str(value)), Unit.parse(unit), "数", _origin(f"{value}"))


def date(value: datetime.date) -> Day:
    return Day.cell(value, "日期", _origin(value.isoformat()))


def word(text: str) -> Word:
    return Word.cell(text, "类别", _origin(text))


def condition(*, truth: bool) -> Word:
    return compare(number(int(truth)), number(1), Sign.EQUAL)


def agreed(node: Node) -> Node:
    context = Context()
    evaluate(node.trace(), context)
    assert context.found == []
    return node


@pytest.mark.parametrize("sign", SIGNS)
@given(left=st.integers(-2, 2), right=st.integers(-2, 2))
def test_numbers_and_days_compare_as_python_does(sign: Sign, left: int, right: int) -> None:
    expected = "是" if SIGNS[sign](left, right) else "否"
    assert compare(number(left), number(right), sign).text == expected
    agreed(compare(number(left), number(right), sign))
    first = datetime.date(2025, 3, 1)
    days = [date(first + datetime.timedelta(days=n)) for n in (left, right)]
    compared = compare(days[0], days[1], sign)
    assert compared.text == expected
    agreed(compared)


def test_words_are_equal_or_not() -> None:
    assert compare(word("是"), word("是"), Sign.EQUAL).text == "是"
    assert compare(word("甲"), word("乙"), Sign.EQUAL).text == "否"
    assert agreed(compare(word("甲"), word("乙"), Sign.UNEQUAL)).value_text() == "是"


@pytest.mark.parametrize(
    ("left", "right", "sign"),
    [
        (number(1), number(1, "亩"), Sign.EQUAL),
        (number(1), word("1"), Sign.EQUAL),
        (word("甲"), word("乙"), Sign.BELOW),
        (date(datetime.date(2025, 1, 1)), number(1), Sign.ABOVE),
    ],
)
def test_what_does_not_compare_is_refused(left: Node, right: Node, sign: Sign) -> None:
    with pytest.raises(ValueError, match="do not compare"):
        compare(left, right, sign)


@given(st.lists(st.booleans(), min_size=1, max_size=5))
def test_joined_conditions(truths: Sequence[bool]) -> None:
    conditions = [condition(truth=truth) for truth in truths]
    every, some = all_of(conditions), any_of(conditions)
    assert (holds(every), holds(some)) == (all(truths), any(truths))
    assert holds(negated(every)) is not all(truths)
    for node in (every, some, negated(every)):
        agreed(node)


def test_one_condition_alone_stays_itself() -> None:
    one = condition(truth=True)
    assert all_of([one]) is one
    assert any_of([one]) is one


def test_what_is_no_condition_is_refused() -> None:
    for join in (all_of, any_of):
        with pytest.raises(ValueError, match="is no condition"):
            join([word("甲"), word("乙")])
        with pytest.raises(ValueError, match="nothing to join"):
            join([])


@pytest.mark.parametrize("truth", [True, False])
def test_a_choice_takes_its_branch(*, truth: bool) -> None:
    both = choose(condition(truth=truth), number(100), number(30))
    assert both.value == (100 if truth else 30)
    agreed(both)
    only = choose(condition(truth=truth), number(100) if truth else None, None if truth else number(30))
    assert only.value == both.value
    agreed(only)
    with pytest.raises(ValueError, match="one of two figures"):
        choose(condition(truth=truth), None if truth else number(1), number(1) if truth else None)
    with pytest.raises(ValueError, match="of one unit"):
        choose(condition(truth=truth), number(1), number(1, "亩"))

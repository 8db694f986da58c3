"""Whatever a trace looks like, the evaluation ends, never crashes, and says what is wrong."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.samples import Node, leaf, node, number, village, worth
from linkage.checker import Amount, Context, evaluate
from linkage.checker.units import factor, parse, product, show
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Rounding
from linkage.ground.units import UNIT_NAMES, Unit


def found(trace: object) -> list[str]:
    context = Context()
    evaluate(trace, context)
    return [one.message for one in context.found]


GOOD = node("add", 9, "亩", number("4", "亩"), number("5", "亩"))


@pytest.mark.parametrize(
    "change",
    [
        {"op": "guess"},
        {"op": None},
        {"op": ["add"]},
        {"formula": "4+5"},
        {"name": 5},
        {"name": "长" * 201},
        {"args": "45"},
        {"args": []},
        {"args": [number("9", "亩")]},
        {"args": None},
        {"params": []},
        {"params": {"mode": "去尾"}},
        {"params": {1: 2}},
        {"origin": {"file": "a"}},
        {"origin": 5},
        {"value": 9},
        {"value": None},
        {"value": "9.0"},
        {"value": "18/2"},
        {"value": "9" * 5000},
        {"unit": "亩亩"},
        {"unit": 5},
        {"unit": "1"},
        {"unit": "/亩"},
        {"unit": "亩/"},
        {"unit": "亩" * 201},
    ],
)
def test_a_broken_node_is_a_disagreement(change: dict[str, Any]) -> None:
    assert found(GOOD) == []
    assert len(found(GOOD | change)) == 1


@pytest.mark.parametrize(
    "trace", [None, 5, "9", [], {}, [GOOD], {1: 2}, {"op": "cell", "value": "9", "unit": "亩"}]
)
def test_what_is_no_node_is_a_disagreement(trace: object) -> None:
    assert len(found(trace)) == 1


def test_a_day_that_is_none() -> None:
    none = node("day_before", "2025-02-28", None, leaf("2025-02-30", "2025-02-30", None, "C4"))
    assert found(none) == ["第1项应是日期。"]
    assert found({"op": "cell", "value": "", "origin": {"x": 1}}) == ["这一步没有写明数值。"]


def test_the_value_of_a_broken_argument_is_not_guessed() -> None:
    context = Context()
    assert evaluate(node("add", 10, "亩", number("4", "亩"), {"op": "guess"}), context) == Amount(
        Fraction(10), parse("亩")
    )
    assert len(context.found) == 1


def test_depth_and_size_have_an_end() -> None:
    deep: Node = number("0", "亩")
    for _ in range(500):
        deep = node("add", 0, "亩", deep, number("0", "亩"))
    assert set(found(deep)) == {"推导太深或太大，不再计算。"}
    endless: dict[str, Any] = node("add", 0, "亩")
    endless["args"] = [endless, endless]
    context = Context(budget=2000)
    evaluate(endless, context)
    assert 0 < len(context.found) < 2100


@pytest.mark.parametrize("op", ["add", "sub", "mul", "div"])
def test_numbers_have_an_end(op: str) -> None:
    unit = {"add": "", "sub": ""}.get(op, "")
    parts = [number(f"{n}/{10**900 + n}", unit) for n in range(1, 60)]
    assert "数字长得离谱，不再计算。" in found(node(op, 1, unit, *parts))


def test_wide_sums_are_fine() -> None:
    parts = [number(str(n), "元") for n in range(3000)]
    assert found(node("add", 2999 * 1500, "元", *parts)) == []


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["cell", "add", "1/2", "2025-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["op", "value", "unit", "args", "params", "origin", "name", "text", "x"]), inner
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_any_data_at_all(trace: object) -> None:
    context = Context()
    evaluate(trace, context)
    assert context.found


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, item in items for inner in _paths(item, (*path, key)))]


TRACES = [row["trace"] for row in village()["lines"]]
PLACES = [(n, path) for n, trace in enumerate(TRACES) for path in _paths(trace) if path]


@given(st.sampled_from(PLACES), st.one_of(JSON, st.just(float("nan"))))
@settings(max_examples=300)
def test_any_part_of_a_trace_replaced_by_anything(
    place: tuple[int, tuple[Any, ...]], instead: object
) -> None:
    number_of_trace, path = place
    trace = copy.deepcopy(TRACES[number_of_trace])
    inner = trace
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = instead
    evaluate(trace, Context())
    json.dumps(trace)


# Random trees: the value is known because the tree was built with it.

LEAVES = st.decimals(-999, 999, places=2).map(lambda d: number(str(d), "元"))


def _join(op: str, left: Node, right: Node) -> Node:
    a, b = worth(left), worth(right)
    match op:
        case "add":
            return node("add", a + b, "元", left, right)
        case "sub":
            return node("sub", a - b, "元", left, right)
        case "max":
            return node("max", max(a, b), "元", left, right)
        case "min":
            return node("min", min(a, b), "元", left, right)
        case "escalate":
            rate = number("0.05")
            return node("escalate", a * Fraction(21, 20) ** 2, "元", left, rate, number("2"), mode="复利")
    half = Fraction(abs(a)) / Fraction(1, 100) + Fraction(1, 2)
    value = (1 if a >= 0 else -1) * Fraction(half.numerator // half.denominator, 100)
    return node("round", value, "元", left, mode="四舍五入", step="1/100", label="分")


TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        _join, st.sampled_from(["add", "sub", "max", "min", "escalate", "round"]), inner, inner
    ),
    max_leaves=20,
)


@given(TREES, st.integers(0, 10**6), st.fractions().filter(bool))
def test_random_trees_agree_and_any_altered_value_is_found(tree: Node, pick: int, by: Fraction) -> None:
    assert found(tree) == []
    values = [path for path in _paths(tree) if path and path[-1] == "value"]
    path = values[pick % len(values)]
    altered = copy.deepcopy(tree)
    inner: Any = altered
    for key in path[:-1]:
        inner = inner[key]
    inner["value"] = str(worth(inner) + by)
    assert found(altered)


# The engine's own figures.


CENTS = st.integers(1, 99_999).map(lambda n: Fraction(n, 100))


@given(CENTS, CENTS)
def test_figures_of_the_engine_agree(area: Fraction, price: Fraction) -> None:
    size, yuan = str(float(area)), str(float(price))
    plot = Figure.cell(area, Unit.parse("亩"), "面积", Origin(Where("台账.xlsx", "地块", "D2"), size))
    there = Origin(Where("合作.yaml", line=3, column=9), f"{yuan} 元/公顷·年", yuan)
    rate = Figure.clause(price, Unit.parse("元/公顷/年"), "单价", there)
    months = Figure.constant(12, Unit.parse("月/年"), "一年十二个月")
    one = Figure.constant(1, Unit.parse("年"), "一个整期")
    rent = (plot.to(Unit.parse("公顷")) * rate * one).larger_of(Figure.zero(Unit.parse("元"))).named("租金")
    assert found(rent.to_fen(Rounding.HALF_EVEN).trace()) == []
    assert found((months * one).trace()) == []


@given(st.lists(st.tuples(st.sampled_from(UNIT_NAMES), st.sampled_from([1, -1])), max_size=5))
def test_units_are_read_as_the_engine_writes_them(powers: list[tuple[str, int]]) -> None:
    unit = Unit()
    for name, power in powers:
        unit = unit * Unit.parse(name) if power > 0 else unit / Unit.parse(name)
    assert dict(parse(str(unit))) == dict(unit.powers)
    assert parse(show(parse(str(unit)))) == parse(str(unit))


def test_the_two_tables_of_units_agree() -> None:
    for one in UNIT_NAMES:
        for other in UNIT_NAMES:
            if Unit.parse(one).fits(Unit.parse(other)):
                assert factor(parse(one), parse(other)) == Unit.parse(one).factor_to(Unit.parse(other))
            else:
                with pytest.raises(ValueError, match="不能换算"):
                    factor(parse(one), parse(other))
    assert product(parse("元/亩"), parse("亩")) == parse("元")

from __future__ import annotations

import datetime
import json
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import CONSTANTS, Day, Figure, Json, Origin, Word
from linkage.ground.money import Money, Rounding, round_to
from linkage.ground.units import PLAIN, YUAN, Unit, UnitError

MU = Unit.parse("亩")
JIN, KILO = Unit.parse("斤"), Unit.parse("公斤")
CLAUSE = Citation("合同", "YP-HT-2025", "第六条")


def place(text: str, part: str = "") -> Origin:
    return Origin(Where("台账.xlsx", sheet="地块", cell="C2", heading="面积（亩）"), text, part)


def number(value: Fraction | int | str, unit: str = "", name: str = "数") -> Figure:
    exact = Fraction(value)
    return Figure.cell(exact, Unit.parse(unit), name, place(str(exact)))


def yuan(value: Fraction | int | str) -> Figure:
    return number(value, "元", "金额")


def date(text: str) -> Day:
    return Day.cell(datetime.date.fromisoformat(text), "起", place(text))


# Recomputing: an evaluation of traces, of arithmetic only, that knows nothing of figures.

Args = list[Fraction]
ARITHMETIC: dict[str, Callable[[Args], Fraction]] = {
    "add": lambda args: sum(args, Fraction(0)),
    "sub": lambda args: args[0] - args[1],
    "mul": lambda args: reduce(operator.mul, args),
    "div": lambda args: args[0] / args[1],
    "max": max,
    "min": min,
    "at_least_zero": lambda args: max(args[0], Fraction(0)),
}


def recomputed(node: Mapping[str, Json]) -> Fraction:
    if "args" not in node:
        return Fraction(str(node["value"]))
    inputs = node["args"]
    assert isinstance(inputs, list)
    args = [recomputed(arg) for arg in inputs]
    if node["op"] == "convert":
        return args[0] * Unit.parse(str(inputs[0]["unit"])).factor_to(Unit.parse(str(node["unit"])))
    if node["op"] == "round":
        params = node["params"]
        assert isinstance(params, dict)
        return round_to(args[0], Fraction(params["step"]), Rounding(params["mode"]))
    return ARITHMETIC[str(node["op"])](args)


values = st.fractions(min_value=-(10**4), max_value=10**4, max_denominator=100).filter(bool)
leaves = st.builds(number, values, st.sampled_from(["斤", "公斤"]))


def _grow(figures: st.SearchStrategy[Figure]) -> st.SearchStrategy[Figure]:
    pairs = st.tuples(figures, figures)
    whole = st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9)
    return st.one_of(
        pairs.map(lambda pair: pair[0] + pair[1].to(pair[0].unit)),
        pairs.map(lambda pair: pair[0] - pair[1].to(pair[0].unit)),
        pairs.map(lambda pair: pair[0].larger_of(pair[1].to(pair[0].unit))),
        pairs.map(lambda pair: pair[0].smaller_of(pair[1].to(pair[0].unit))),
        st.tuples(figures, whole).map(lambda pair: pair[0] * number(pair[1])),
        st.tuples(figures, whole).map(lambda pair: pair[0] / number(pair[1])),
        figures.map(lambda figure: figure.to(KILO if figure.unit == JIN else JIN)),
        figures.map(Figure.at_least_zero),
        figures.map(lambda figure: figure.named("小计", CLAUSE)),
        st.tuples(figures, st.sampled_from(Rounding)).map(
            lambda pair: pair[0].rounded(pair[1], Fraction(1, 10), label="1位小数")
        ),
        st.lists(figures, min_size=1, max_size=4).map(
            lambda several: Figure.total([figure.to(JIN) for figure in several])
        ),
    )


trees = _grow(st.recursive(leaves, _grow, max_leaves=12))


@given(trees)
def test_a_tree_recomputed_from_its_leaves_gives_its_value(figure: Figure) -> None:
    assert recomputed(figure.trace()) == figure.value


@given(trees)
def test_a_trace_survives_json(figure: Figure) -> None:
    trace = figure.trace()
    assert json.loads(json.dumps(trace, ensure_ascii=False)) == trace


@given(trees)
def test_every_leaf_reaches_its_cell(figure: Figure) -> None:
    found = list(figure.leaves())
    assert found
    assert all(leaf.op == "cell" and leaf.origin is not None for leaf in found)


@given(trees)
def test_naming_changes_nothing_but_the_name(figure: Figure) -> None:
    named = figure.named("合计", CLAUSE)
    assert (named.value, named.unit, named.args, named.op) == (
        figure.value,
        figure.unit,
        figure.args,
        figure.op,
    )
    assert named.cites == (*figure.cites, CLAUSE)


@given(trees)
def test_figures_can_be_kept_in_sets(figure: Figure) -> None:
    assert len({figure, figure.named(figure.name)}) == 1


# Arithmetic


def test_units_multiply_and_divide() -> None:
    rent = number("3.5", "亩") * number(600, "元/亩/年") * number(Fraction(1, 2), "年")
    assert (rent.value, rent.unit) == (Fraction(1050), YUAN)
    assert (rent / number(2, "户")).unit == Unit.parse("元/户")


def test_arithmetic_is_exact() -> None:
    one, other = yuan("0.1"), yuan("0.2")
    assert (one + other).value == Fraction(3, 10)
    assert (one - other).value == Fraction(-1, 10)
    assert (one / number(3)).value == Fraction(1, 30)
    assert (one * number(3)).value == Fraction(3, 10)
    assert [figure.unit for figure in (one + other, one - other, one / number(3))] == [YUAN, YUAN, YUAN]


def test_chains_stay_flat() -> None:
    one, two, three = number(1), number(2), number(3)
    assert (one * two * three).args == (one, two, three)
    assert (one + two + three).args == (one, two, three)
    assert (one * (two * three)).args == (one, two * three)
    assert (one - two - three).args == (one - two, three)


def test_a_named_part_of_a_chain_stays_visible() -> None:
    one, two, three = number(1), number(2), number(3)
    subtotal, product = (one + two).named("小计"), (one * two).named("", CLAUSE)
    assert (subtotal + three).args == (subtotal, three)
    assert (product * three).args == (product, three)


def test_the_branch_that_lost_stays_visible() -> None:
    floor, market = yuan(500), yuan(480)
    for larger, smaller in ((floor, market), (market, floor)):
        assert larger.larger_of(smaller).args == (larger, smaller)
        assert larger.smaller_of(smaller).args == (larger, smaller)
        assert larger.larger_of(smaller).value == 500
        assert larger.smaller_of(smaller).value == 480
    loss = (market - floor).at_least_zero()
    assert (loss.value, loss.args[0].value_text()) == (Fraction(0), "-20")


def test_totals() -> None:
    parts = [yuan(1), yuan(2), yuan(3)]
    total = Figure.total(parts)
    assert (total.op, total.value, total.args) == ("add", Fraction(6), tuple(parts))
    assert Figure.total(parts[:1]) is parts[0]
    with pytest.raises(ValueError, match="nothing to add"):
        Figure.total([])


@pytest.mark.parametrize(
    "join",
    [
        operator.add,
        operator.sub,
        Figure.larger_of,
        Figure.smaller_of,
        lambda one, other: Figure.total([one, other]),
    ],
)
def test_different_units_never_add(join: Callable[[Figure, Figure], Figure]) -> None:
    with pytest.raises(ValueError, match="元 and 万元 do not add"):
        join(yuan(1), number(1, "万元"))
    with pytest.raises(ValueError, match="元 and 纯数 do not add"):
        join(yuan(1), number(1))


def test_conversion_is_asked_for_and_exact() -> None:
    weight = number(750, "斤")
    kilos = weight.to(KILO)
    assert (kilos.value, kilos.unit, kilos.op, kilos.args) == (Fraction(375), KILO, "convert", (weight,))
    assert weight.to(JIN) is weight
    assert number(1, "万元").to(YUAN).value == 10000
    with pytest.raises(UnitError, match="“斤”不能换算成“亩”"):
        weight.to(MU)


@pytest.mark.parametrize("value", [0.5, 1, "1", True])
def test_a_figure_holds_nothing_but_fractions(value: object) -> None:
    with pytest.raises(TypeError, match="exact fraction"):
        Figure.cell(value, YUAN, "金额", place("1"))  # type: ignore[arg-type]


# Rounding and money


def test_rounding_has_a_name() -> None:
    exact = yuan("10") / number(3)
    fen = exact.to_fen()
    assert fen.value == Fraction("3.33")
    assert (fen.op, fen.args) == ("round", (exact,))
    assert fen.params == {"mode": "四舍五入", "step": "1/100", "label": "分"}
    assert exact.to_fen(Rounding.UP).money == Money(334)
    assert exact.rounded(Rounding.DOWN, Fraction(1), label="元").params == {
        "mode": "去尾",
        "step": "1",
        "label": "元",
    }


def test_whole_fen_are_not_rounded_again() -> None:
    amount = yuan("12.34")
    assert amount.to_fen() is amount
    assert amount.money == Money(1234)


def test_money_is_whole_fen_of_yuan() -> None:
    with pytest.raises(ValueError, match="div is not an amount in whole fen"):
        _ = (yuan(1) / number(3)).money
    with pytest.raises(ValueError, match="亩数 is not an amount"):
        _ = number(1, "亩", "亩数").money
    with pytest.raises(ValueError, match="not 万元"):
        number(1, "万元").to_fen()
    with pytest.raises(ValueError, match="not a plain number"):
        number(1).to_fen()


# Leaves


def test_leaves_of_each_sort() -> None:
    cell = number("3.5", "亩", "面积")
    clause = Figure.clause(
        Fraction(600), Unit.parse("元/亩/年"), "单价", place("600 元/亩/年", "600"), CLAUSE
    )
    law = Citation("法律", "农民专业合作社法", "第四十四条")
    floor = Figure.law(Fraction(3, 5), PLAIN, "最低返还比例", place("60%"), law)
    assert [leaf.op for leaf in (cell, clause, floor)] == ["cell", "clause", "law"]
    assert [leaf.name for leaf in (cell, clause, floor)] == ["面积", "单价", "最低返还比例"]
    assert [str(leaf.unit) for leaf in (cell, clause, floor)] == ["亩", "元/亩/年", ""]
    assert clause.cites == (CLAUSE,)
    assert clause.trace()["origin"] == {
        "file": "台账.xlsx",
        "sheet": "地块",
        "cell": "C2",
        "text": "600 元/亩/年",
        "part": "600",
    }
    assert floor.origin == place("60%")
    assert floor.trace()["cites"] == [
        {"kind": "法律", "title": "农民专业合作社法", "article": "第四十四条", "confirmed": True}
    ]
    assert list((cell * clause / cell).leaves()) == [cell, clause, cell]


def test_a_leaf_of_a_yaml_file_names_its_line() -> None:
    where = Where("合作.yaml", line=14, column=9)
    leaf = Figure.clause(Fraction(6, 100), Unit.parse("1/年"), "费率", Origin(where, "6%/年", "6%"))
    assert leaf.trace() == {
        "op": "clause",
        "value": "3/50",
        "unit": "1/年",
        "name": "费率",
        "origin": {"file": "合作.yaml", "line": 14, "column": 9, "text": "6%/年", "part": "6%"},
    }


@pytest.mark.parametrize("name", CONSTANTS)
def test_constants_are_a_closed_list(name: str) -> None:
    value, unit = CONSTANTS[name]
    constant = Figure.constant(value, unit, name)
    assert constant.trace() == {"op": "constant", "value": str(value), "unit": str(unit), "name": name}
    assert list(constant.leaves()) == []
    with pytest.raises(ValueError, match="no constant"):
        Figure.constant(value + 1, unit, name)
    with pytest.raises(ValueError, match="no constant"):
        Figure.constant(value, YUAN, name)


def test_a_constant_keeps_its_name_and_takes_a_ground() -> None:
    constant = Figure.constant(12, CONSTANTS["一年十二个月"][1], "一年十二个月").named("月数", CLAUSE)
    assert (constant.name, constant.cites) == ("一年十二个月", (CLAUSE,))


def test_nought_goes_with_any_unit() -> None:
    assert Figure.zero(MU).trace() == {"op": "constant", "value": "0", "unit": "亩", "name": "零"}
    with pytest.raises(ValueError, match="no constant"):
        Figure.constant(0, YUAN, "没有")
    with pytest.raises(ValueError, match="no constant"):
        Figure.constant(1, YUAN, "零")


# Days and words


def test_days_keep_where_they_come_from() -> None:
    first, second = date("2025-03-01"), date("2025-01-01")
    latest = Day.latest([first, second])
    assert (latest.op, latest.date, latest.args) == ("latest", first.date, (first, second))
    earliest = Day.earliest([first, second])
    assert (earliest.op, earliest.date, earliest.args) == ("earliest", second.date, (first, second))
    assert Day.latest([first]) is first
    assert Day.earliest([first]) is first
    before = first.day_before()
    assert before.trace() == {"op": "day_before", "value": "2025-02-28", "args": [first.trace()]}
    assert list(latest.leaves()) == [first, second]
    as_cell, as_clause = (
        make(first.date, "止", place("2025-03-01")).trace() for make in (Day.cell, Day.clause)
    )
    assert as_cell == {
        "op": "cell",
        "value": "2025-03-01",
        "name": "止",
        "origin": {"file": "台账.xlsx", "sheet": "地块", "cell": "C2", "text": "2025-03-01"},
    }
    assert as_clause == {**as_cell, "op": "clause"}


def test_words_are_values_too() -> None:
    word = Word.cell("一级", "等级", place("一级"))
    assert word.trace() == {
        "op": "cell",
        "value": "一级",
        "name": "等级",
        "origin": {"file": "台账.xlsx", "sheet": "地块", "cell": "C2", "text": "一级"},
    }
    assert Word.clause("一级", "等级", place("一级")).trace() == {**word.trace(), "op": "clause"}
    assert word.named("品级").name == "品级"
    assert list(word.leaves()) == [word]

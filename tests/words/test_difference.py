"""The parts of a difference make it up exactly, however two derivations are put together."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Money, Rounding
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.words.difference import ROUNDING, causes, parts

MU, PER_MU = Unit.parse("亩"), Unit.parse("元/亩")


def cell(value: str, unit: Unit, name: str) -> Figure:
    return Figure.cell(
        Fraction(value), unit, name, Origin(Where("台账.xlsx", sheet="地块", cell="C2"), value)
    )


def clause(value: str, unit: Unit, name: str) -> Figure:
    return Figure.clause(Fraction(value), unit, name, Origin(Where("合作.yaml", line=3, column=5), value))


def rent(area: str, price: str) -> Figure:
    return (cell(area, MU, "面积") * clause(price, PER_MU, "单价")).to_fen()


def shared(amount: str, weight: str, whole: str, got: str) -> Figure:
    return Figure(
        op="share",
        value=Fraction(got),
        unit=YUAN,
        args=(clause(amount, YUAN, "公司利润"), cell(weight, PLAIN, "份额")),
        params={"mode": "最大余额", "sum": whole, "step": "1/100"},
    )


def told(before: Figure, after: Figure) -> list[tuple[str, str, str]]:
    return [(cause.kind, cause.what, cause.amount.plain) for cause in causes(before, after)]


def test_a_price_that_rose() -> None:
    assert told(rent("3.5", "600"), rent("3.5", "620")) == [("价格", "单价", "70.00")]


def test_price_and_area_change_one_after_the_other() -> None:
    # First the area at the old price (0.5 x 600), then the price on the new area (4 x 20).
    assert told(rent("3.5", "600"), rent("4", "620")) == [
        ("价格", "单价", "80.00"),
        ("数量", "面积", "300.00"),
    ]


def test_what_rounding_adds_is_told_as_rounding() -> None:
    # 1.111 x 3.33 = 3.69963 gives 3.70; 1.111 x 3.34 = 3.71074 gives 3.71: the price makes 0.01111.
    assert told(rent("1.111", "3.33"), rent("1.111", "3.34")) == [("价格", "单价", "0.01")]
    exact = {part.kind: part.amount for part in parts(rent("1.111", "3.33"), rent("1.111", "3.34"))}
    assert exact == {"价格": Fraction("0.01111"), ROUNDING: Fraction("-0.00111")}


def test_a_plot_more_is_a_row_more() -> None:
    before, after = rent("3.5", "600"), Figure.total([rent("3.5", "600"), rent("1", "600")])
    assert told(before, after) == [("记录", "多了一笔：1.00亩 × 600元/亩 = 600.00元", "600.00")]
    assert told(after, before) == [("记录", "少了一笔：1.00亩 × 600元/亩 = 600.00元", "-600.00")]


def test_a_row_is_known_by_what_it_says_and_not_by_its_place() -> None:
    first, second = rent("3.5", "600"), rent("1", "600")
    raised = [rent("1", "620"), rent("3.5", "620")]
    assert told(Figure.total([first, second]), Figure.total(raised)) == [("价格", "单价", "90.00")]


def test_a_share_changes_by_amount_own_weight_and_the_weights_of_all() -> None:
    before, after = shared("1000", "2", "10", "200"), shared("1200", "3", "12", "300")
    assert told(before, after) == [
        ("总额", "公司利润", "40.00"),  # 200 more, of which two tenths
        ("数量", "份额", "120.00"),  # one share more of 1200 by ten
        ("成员", "全部权数合计", "-60.00"),  # 3 of 1200 by twelve instead of ten
    ]


def test_another_rule_is_told_as_such() -> None:
    before = rent("3.5", "600")
    capped = before.smaller_of(clause("2000", YUAN, "封顶"))
    assert told(before, capped) == [("规则", "算法", "-100.00")]


def test_the_same_figure_has_no_cause() -> None:
    assert causes(rent("3.5", "600"), rent("3.5", "600")) == []


NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=40)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Figure:
    """Plain figures put together by chance."""
    op = draw(
        st.sampled_from(["leaf", "add", "sub", "mul", "div", "max", "min", "round"] if depth else ["leaf"])
    )
    if op == "leaf":
        return cell(str(draw(NUMBERS)), PLAIN, draw(st.sampled_from(["面积", "数量"])))
    first = draw(trees(depth - 1))
    if op == "round":
        return first.rounded(draw(st.sampled_from(list(Rounding))), Fraction(1, 4), label="刻")
    second = draw(trees(depth - 1))
    match op:
        case "add":
            return first + second
        case "sub":
            return first - second
        case "mul":
            return first * second
        case "max":
            return first.larger_of(second)
        case "min":
            return first.smaller_of(second)
    return first / second if second.value else first


@given(trees(), trees())
def test_the_parts_of_any_two_figures_make_up_their_difference(before: Figure, after: Figure) -> None:
    found = parts(before, after)
    assert sum((part.amount for part in found), Fraction(0)) == after.value - before.value


@given(trees(), trees())
def test_the_causes_in_whole_fen_make_up_the_difference(before: Figure, after: Figure) -> None:
    old, new = ((figure * clause("1", YUAN, "单价")).to_fen() for figure in (before, after))
    total = sum((cause.amount for cause in causes(old, new)), Money(0))
    assert total == new.money - old.money


@pytest.mark.parametrize("amount", ["0.05", "-0.05"])
def test_parts_are_cut_towards_nought(amount: str) -> None:
    before, after = rent("0.5", "1"), rent("0.5", str(1 + Fraction(amount)))
    whole = after.money - before.money
    assert sum((cause.amount for cause in causes(before, after)), Money(0)) == whole


def test_the_number_drawn_by_lot_is_no_part_of_the_difference() -> None:
    def drawn(amount: str, lot: str) -> Figure:
        share = shared(amount, "1", "3", "33.33")
        return Figure(
            op="share",
            value=share.value,
            unit=YUAN,
            args=(*share.args, cell(lot, PLAIN, "抽签号")),
            params=dict(share.params),
        )

    assert parts(drawn("100", "3"), drawn("100", "7")) == []
    assert told(drawn("100", "3"), drawn("100", "7")) == []

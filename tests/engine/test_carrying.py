"""Carried fractions: which clauses carry, what a payee brings along, and what a line leaves to the next season."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from linkage.checker import check_result
from linkage.engine.carrying import carry_down, carrying, opening, openings
from linkage.engine.result import result_document
from linkage.engine.settlement import settle
from linkage.ground.money import Rounding
from linkage.model.arrangement import Pool, RoundingTerm, Term
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.sizes.percent import PercentOfBase
from pouring import INPUTS, percent, shared, signed
from rows import CITE, HERE, arrangement, books, day, number, row

CARRIED = RoundingTerm(Rounding.DOWN, "元", carried=True)
TERM = Term(
    "租金",
    "租金",
    "",
    "公司",
    "农户",
    ("地块", "面积"),
    FixedPrice(signed("20", "元/亩")),
    HERE,
    CITE,
    rounding=CARRIED,
)


def fraction(household: str, item: str, much: str, unit: str = "分", member: str = "") -> Row:
    return row("零头", 户号=household, 成员号=member, 项目=item, 零头=(much, unit))


@pytest.mark.parametrize(
    ("payee", "clause", "found"),
    [
        ("A1", "租金", "1/4"),
        ("A1", "利润/1", "1/300"),
        ("A1.2", "利润/1", "1/500"),
        ("A1.1", "利润/1", None),
        ("A2", "租金", None),
    ],
)
def test_a_payee_brings_along_what_stands_in_her_name(payee: str, clause: str, found: str | None) -> None:
    own = books(
        fraction("A1", "租金", "0.2", "元"),
        fraction("A1", "租金", "5"),
        fraction("A1", "利润/1", "1/3"),
        fraction("A1", "利润/1", "1/5", member="2"),
    )
    figure = opening(payee, clause, own)
    assert (str(figure.value) if figure is not None else None) == found
    assert list(openings(clause, own, [payee])) == ([payee] if found else [])


def test_only_clauses_that_carry_are_named_with_their_step() -> None:
    pool_step = shared(PercentOfBase(percent("100")), share_mode="零头结转", share_step="角")
    other = shared(PercentOfBase(percent("0")), number_=2, share_mode="去尾")
    pool = Pool("利润", "公司", (), (pool_step, other), HERE, day("2025-12-31"))
    plan = arrangement(TERM, evolve(TERM, name="别的", rounding=RoundingTerm(Rounding.DOWN)), pools=(pool,))
    assert carrying([plan]) == {"租金": 1, "利润/1": Fraction(1, 10)}


@pytest.mark.parametrize(
    ("amount", "brought", "paid", "left"),
    [
        ("20.6", None, 20, "3/5"),
        ("20.6", "0.4", 21, "0"),
        ("20.6", "0.3", 20, "9/10"),
        ("0", "0.5", 0, "1/2"),
    ],
)
def test_a_line_is_cut_off_and_says_what_is_left(
    amount: str, brought: str | None, paid: int, left: str
) -> None:
    figure = carry_down(number(amount, "元"), None if brought is None else number(brought, "元"), "元")
    assert [str(figure.value), figure.params["carried"]] == [str(paid), left]


def settled(*rows: Row) -> Settlement:
    settlement = settle([arrangement(TERM)], books(*rows))
    assert check_result(result_document(settlement, INPUTS)) == []
    return settlement


def test_a_line_of_a_term_carries_and_a_payee_without_rows_keeps_hers() -> None:
    found = settled(
        row("地块", 户号="A1", 面积=("1.03", "亩")),
        fraction("A1", "租金", "40"),
        fraction("A2", "租金", "75"),
    )
    assert [(line.payee, line.amount.plain) for line in found.lines] == [("A1", "21.00")]
    assert [(one.payee, str(one.fraction)) for one in found.fractions] == [("A2", "3/4")]


def test_a_line_that_comes_to_nought_leaves_a_reason_and_its_fraction() -> None:
    found = settled(row("地块", 户号="A1", 面积=("0.04", "亩")))
    assert [(one.payee, one.clause, str(one.fraction)) for one in found.fractions] == [("A1", "租金", "4/5")]
    assert {reason.payee for reason in found.reasons} == {"A1", "A2"}

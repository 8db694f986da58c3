"""What lateness costs and what a closed season was paid too little: whose line, under which clause, how much."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from linkage.engine.later_lines import correction_lines, late_lines
from linkage.ground.figure import Figure
from linkage.model.arrangement import Pool, Source, SourceKind, Term
from linkage.model.entitlement import Line
from linkage.model.payment import Instalment, LateRule, Schedule
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.sizes.percent import PercentOfBase
from pouring import percent, shared, to
from rows import CITE, HERE, arrangement, books, day, number, row

DUE = Schedule((Instalment(day("2025-11-30")),), waits=True, where=HERE)
RENT = Term(
    "租",
    "租金",
    "",
    "公司",
    "农户",
    ("地块", "面积"),
    FixedPrice(number("600", "元/亩")),
    HERE,
    CITE,
    schedule=DUE,
    late=LateRule(number("0.0005", "1/天"), None, from_due=False, where=HERE),
)
SOLD = evolve(RENT, name="销", income="佣金", kind="代销", schedule=None, late=None)


def line(clause: str = "租", amount: str = "1000", payee: str = "A1", payer: str = "gs") -> Line:
    return Line(
        payee=payee,
        name="某户",
        payer=payer,
        income="租金",
        kind="",
        clause=clause,
        figure=number(amount, "元"),
        cite=CITE,
        arrangement="LI-1",
        person="." in payee,
    )


def paid(date: str, amount: str, item: str = "租", by: str = "公司", **more: str) -> Row:
    told = {"户号": "A1", "日期": date, "付款方": by, "项目": item, **more}
    return row("已付", **told, 金额=(amount, "元"))


def late(*rows: Row, lines: Sequence[Line] | None = None, term: Term = RENT) -> dict[tuple[str, str], str]:
    found = late_lines([arrangement(term)], books(*rows), lines if lines is not None else [line()])
    return {(one.payee, one.clause): one.amount.plain for one in found}


@pytest.mark.parametrize(
    ("rows", "cost"),
    [
        ([], "15.50"),  # 31 days of December, half a yuan a day
        ([paid("2025-12-10", "1000")], "5.00"),
        ([paid("2025-12-10", "1000", by="gs")], "5.00"),
        ([paid("2025-12-10", "1000", by="甲公司")], "5.00"),
        ([paid("2025-12-20", "400"), paid("2025-12-10", "600")], "7.00"),  # 10 x 0.5 + 10 x 0.2
        ([paid("2025-12-10", "1000", by="村集体")], "15.50"),
        ([paid("2025-12-10", "1000", item="销")], "15.50"),
        ([paid("2025-12-10", "1000", 户号="A2")], "15.50"),
        ([paid("2025-12-10", "1000", 成员号="1")], "15.50"),
        ([paid("2026-01-05", "1000")], "15.50"),
    ],
)
def test_only_what_this_payer_paid_this_payee_on_the_clause_in_the_season_stops_it(
    rows: list[Row], cost: str
) -> None:
    assert late(*rows) == {("A1", "租逾期违约金"): cost}


@pytest.mark.parametrize(
    ("rows", "cost"),
    [
        ([], "15.50"),
        ([paid("2025-12-10", "1000", 户号="", 收款方="村集体")], "5.00"),
        ([paid("2025-12-10", "1000", 户号="", 收款方="乙合作社")], "5.00"),
        ([paid("2025-12-10", "1000", 户号="", 收款方="公司")], "15.50"),
        ([paid("2025-12-10", "1000")], "15.50"),
    ],
)
def test_lateness_towards_a_party_ends_when_it_is_paid(rows: list[Row], cost: str) -> None:
    assert late(*rows, lines=[line(payee="cjt")]) == {("cjt", "租逾期违约金"): cost}


@pytest.mark.parametrize(
    ("lines", "term"),
    [
        ([line()], evolve(RENT, late=None)),
        ([line()], evolve(RENT, schedule=None)),
        ([line("销")], RENT),
        ([line(amount="0")], RENT),
        ([], RENT),
    ],
)
def test_nothing_is_owed_without_a_rule_a_due_day_or_a_line(lines: list[Line], term: Term) -> None:
    assert late(lines=lines, term=term) == {}


def test_paid_by_the_day_it_is_due_costs_nothing() -> None:
    assert late(paid("2025-11-30", "1000")) == {}


def test_the_line_of_lateness_is_the_line_that_is_late_by_another_income() -> None:
    [found] = late_lines([arrangement(RENT)], books(), [line(payee="A1.2")])
    assert (found.payee, found.payer, found.person, found.arrangement) == ("A1.2", "gs", True, "LI-1")
    assert (found.income, found.kind, found.cite) == ("违约金", "", CITE)
    assert CITE in found.figure.cites


def correction(item: str, due: str, was: str, **more: str) -> Row:
    told = {"户号": "A1", "付款方": "公司", "项目": item, "原期间": "2024年", **more}
    return row("更正", **told, 应为=(due, "元"), 已算=(was, "元"))


def corrected(*rows: Row, pools: tuple[Pool, ...] = ()) -> list[Line]:
    made = arrangement(RENT, SOLD, pools=pools)
    return list(correction_lines([made], books(*rows), lambda payee: f"{payee}的名字"))


def test_what_was_too_little_is_one_line_a_payee_and_clause() -> None:
    found = corrected(
        correction("租", "100", "90.01"),
        correction("租", "5", "3"),
        correction("销", "8", "7"),
        correction("租", "2", "1", 成员号="2"),
    )
    told = {(one.payee, one.clause): (one.amount.plain, one.income, one.kind, one.person) for one in found}
    assert told == {
        ("A1", "租更正"): ("11.99", "租金", "", False),
        ("A1", "销更正"): ("1.00", "佣金", "代销", False),
        ("A1.2", "租更正"): ("1.00", "租金", "", True),
    }
    assert {(one.name, one.payer) for one in found} == {("A1的名字", "gs"), ("A1.2的名字", "gs")}


@pytest.mark.parametrize(("due", "was"), [("5", "5"), ("3", "5")])
def test_what_was_right_or_too_much_is_no_line(due: str, was: str) -> None:
    assert corrected(correction("租", due, was)) == []


def test_a_pool_is_corrected_as_the_income_of_its_first_step_that_shares() -> None:
    source = Source(SourceKind.FACT, "净利润", HERE)
    steps = (
        to(1, "村集体", PercentOfBase(percent("40"))),
        shared(PercentOfBase(percent("60")), 2, income="股金"),
    )
    pool = Pool("利润", "公司", (source,), steps, HERE, day("2025-12-31"))
    [found] = corrected(correction("利润", "10", "4"), pools=(pool,))
    figure: Figure = found.figure
    assert (found.clause, found.income, found.kind, figure.money.plain) == ("利润更正", "股金", "", "6.00")
    assert found.cite.article == "利润"

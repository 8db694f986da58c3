"""Netting: rent and wages are out of reach, consent and order are kept, nothing disappears."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.checker import Context, evaluate
from linkage.engine.netting import Grant, net
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Deduction, Term
from linkage.model.entitlement import Debt, Finding, Line
from linkage.model.payment import Instalment, Payout, Schedule
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from rows import CITE, HERE, arrangement, books, day, number, row

CLAUSES = {
    "地租": ("租金", ""),
    "货款": ("订单货款", ""),
    "佣": ("佣金", "代销"),
    "工": ("佣金", "用工"),
    "分红": ("股金", ""),
}


def terms() -> tuple[Term, ...]:
    price = FixedPrice(number("1", "元/亩"))
    return tuple(
        Term(name, income, kind, "公司", "农户", ("地块", "面积"), price, HERE, CITE)
        for name, (income, kind) in CLAUSES.items()
    )


def line(clause: str, yuan: str, payee: str = "A1") -> Line:
    income, kind = CLAUSES[clause]
    figure = Figure.cell(Fraction(yuan), YUAN, clause, Origin(HERE, yuan))
    return Line(payee, "王", "gs", income, kind, clause, figure, CITE, "LI-1", "." in payee)


def advance(yuan: str, item: str = "种苗", date: str = "2025-03-01", **more: str) -> Row:
    return row("预付", 户号="A1", 付款方="公司", 项目=item, 金额=(yuan, "元"), 日期=date, **more)


def payment(clause: str, yuan: str, date: str = "2025-06-01") -> Row:
    return row("已付", 户号="A1", 付款方="公司", 项目=clause, 金额=(yuan, "元"), 日期=date)


def to_party(clause: str, yuan: str, party: str = "村集体") -> Row:
    return row("已付", 收款方=party, 付款方="公司", 项目=clause, 金额=(yuan, "元"), 日期="2025-06-01")


def opening(clause: str, yuan: str, side: str) -> Row:
    return row("期初", 户号="A1", 付款方="公司", 项目=clause, 金额=(yuan, "元"), **{"应付|应收": side})


def consent(limit: str | None = None, date: str = "2025-02-01") -> Row:
    cells: dict[str, str | tuple[str, str]] = {"户号": "A1", "项目": "种苗", "债权人": "公司", "日期": date}
    if limit is not None:
        cells["上限"] = (limit, "元")
    return row("抵扣同意", **cells)


def deduction(*incomes: str, item: str = "种苗", order: int = 1, consent: bool = False) -> Deduction:
    return Deduction(item, "公司", incomes or ("订单货款", "佣金"), order, consent, HERE)


def settle(
    lines: list[Line], *rows_: Row, rules: tuple[Deduction, ...] = (deduction(),)
) -> tuple[Debt, tuple[Finding, ...]]:
    debts, findings = net([arrangement(*terms(), deductions=rules)], books(*rows_), lines, [], {})
    assert len(debts) == 1
    return debts[0], findings


def told(debt: Debt) -> tuple[str, ...]:
    parts = (debt.opening, debt.gross, debt.deducted, debt.paid, debt.payable, debt.carried)
    return tuple(part.plain for part in parts)


CASES = {
    "advance larger than what it reaches": (
        [line("地租", "500"), line("货款", "800")],
        [advance("1000")],
        ("0.00", "1300.00", "1000.00", "0.00", "500.00", "-200.00"),
    ),
    "advance within reach": (
        [line("地租", "500"), line("货款", "800")],
        [advance("300")],
        ("0.00", "1300.00", "300.00", "0.00", "1000.00", "0.00"),
    ),
    "dividend is not named by the rule": (
        [line("分红", "800")],
        [advance("300")],
        ("0.00", "800.00", "300.00", "0.00", "800.00", "-300.00"),
    ),
    "labour pay stays whole though 佣金 is named": (
        [line("工", "800")],
        [advance("300")],
        ("0.00", "800.00", "300.00", "0.00", "800.00", "-300.00"),
    ),
    "nobody agreed on this item": (
        [line("货款", "800")],
        [advance("300", item="农药")],
        ("0.00", "800.00", "300.00", "0.00", "800.00", "-300.00"),
    ),
    "only the part not yet paid can be set off": (
        [line("货款", "800")],
        [payment("货款", "700"), advance("300")],
        ("0.00", "800.00", "300.00", "700.00", "0.00", "-200.00"),
    ),
    "paid more than earned is never taken from rent": (
        [line("地租", "500"), line("货款", "100")],
        [payment("货款", "150")],
        ("0.00", "600.00", "0.00", "150.00", "500.00", "-50.00"),
    ),
    "last season's balances": (
        [line("货款", "100")],
        [opening("货款", "40", "应付"), opening("种苗", "30", "应收")],
        ("10.00", "100.00", "0.00", "0.00", "110.00", "0.00"),
    ),
    "rent owed since last season is out of reach too": (
        [],
        [opening("地租", "40", "应付"), advance("100")],
        ("40.00", "0.00", "100.00", "0.00", "40.00", "-100.00"),
    ),
    "rows after the season do not count": (
        [line("货款", "100")],
        [payment("货款", "100", "2026-01-01"), advance("50", date="2026-01-05")],
        ("0.00", "100.00", "0.00", "0.00", "100.00", "0.00"),
    ),
}


@pytest.mark.parametrize(("lines", "rows_", "expected"), CASES.values(), ids=CASES)
def test_one_debt(lines: list[Line], rows_: list[Row], expected: tuple[str, ...]) -> None:
    debt, _ = settle(lines, *rows_)
    assert told(debt) == expected


@pytest.mark.parametrize(
    ("consents", "payable"),
    [
        ([], "800.00"),
        ([consent()], "500.00"),
        ([consent("100")], "700.00"),
        ([consent(date="2026-01-01")], "800.00"),
    ],
)
def test_consent(consents: list[Row], payable: str) -> None:
    debt, findings = settle(
        [line("货款", "800")], advance("300"), *consents, rules=(deduction(consent=True),)
    )
    assert debt.payable.plain == payable
    assert bool(findings) == (payable == "800.00")
    # What it rests on is printed in round brackets; others inside would nest.
    assert [one.ground for one in findings if "（" in one.ground] == []


def test_order_decides_which_advance_is_recovered_first() -> None:
    rules = (deduction("订单货款", item="种苗", order=2), deduction("订单货款", item="肥料", order=1))
    debt, _ = settle([line("货款", "100")], advance("80"), advance("70", item="肥料"), rules=rules)
    assert debt.recovered.plain == "100.00"
    assert told(debt)[-1] == "-50.00"


def test_only_the_same_payer_and_payee() -> None:
    lines = [line("货款", "100"), line("工", "90", "A1.1")]
    debts, _ = net([arrangement(*terms(), deductions=(deduction(),))], books(advance("500")), lines, [], {})
    assert {debt.payee: debt.payable.plain for debt in debts} == {"A1": "0.00", "A1.1": "90.00"}


def test_a_payment_that_names_a_pool_pays_its_steps() -> None:
    share = evolve(line("分红", "100"), clause="利润/3")
    debt, _ = settle(
        [share], row("已付", 户号="A1", 付款方="公司", 项目="利润", 金额=("60", "元"), 日期="2025-06-01")
    )
    assert debt.payable.plain == "40.00"


def test_what_a_pool_owes_another_party_is_a_debt() -> None:
    debts, _ = net([arrangement(*terms())], books(), [], [Grant("gs", "cjt", "利润/2", Money(5000))], {})
    assert [(d.payer, d.payee, d.payable.plain) for d in debts] == [("gs", "cjt", "50.00")]


@pytest.mark.parametrize("party", ["村集体", "cjt", "乙合作社"])
@pytest.mark.parametrize(
    ("item", "paid", "expected"),
    [
        ("利润", "20", ("0.00", "50.00", "0.00", "20.00", "30.00", "0.00")),
        ("利润/2", "50", ("0.00", "50.00", "0.00", "50.00", "0.00", "0.00")),
        ("利润", "80", ("0.00", "50.00", "0.00", "80.00", "0.00", "-30.00")),
        ("货款", "20", ("0.00", "50.00", "0.00", "20.00", "50.00", "-20.00")),
    ],
)
def test_what_was_paid_to_a_party_is_no_longer_owed_to_it(
    party: str, item: str, paid: str, expected: tuple[str, ...]
) -> None:
    grants = [Grant("gs", "cjt", "利润/2", Money(5000))]
    rows_ = books(to_party(item, paid, party), payment("货款", "7"))
    debts, _ = net([arrangement(*terms())], rows_, [line("货款", "7")], grants, {})
    assert {debt.payee: told(debt) for debt in debts if debt.payee == "cjt"} == {"cjt": expected}
    assert {debt.payee: debt.paid.plain for debt in debts} == {"A1": "7.00", "cjt": f"{paid}.00"}
    [moved] = [one for debt in debts if debt.payee == "cjt" for one in debt.movements]
    assert (moved.kind, moved.payee, moved.amount.plain) == ("已付", "cjt", f"{paid}.00")


def test_what_a_party_was_owed_before_is_opened_with_it() -> None:
    words = {"收款方": "村集体", "付款方": "公司", "项目": "货款", "应付|应收": "应付"}
    debts, _ = net([arrangement(*terms())], books(row("期初", 金额=("12", "元"), **words)), [], [], {})
    assert [(debt.payee, told(debt)) for debt in debts] == [
        ("cjt", ("12.00", "0.00", "0.00", "0.00", "12.00", "0.00"))
    ]


def test_money_of_a_household_with_nobody_left_waits() -> None:
    debts, _ = net([arrangement(*terms())], books(), [line("货款", "100")], [], {"A1": "继承待定"})
    assert (debts[0].payable.plain, debts[0].carried.plain, debts[0].held) == ("0.00", "100.00", "继承待定")


amounts = st.integers(min_value=0, max_value=10**6).map(lambda fen: str(Fraction(fen, 100)))


@given(
    st.dictionaries(st.sampled_from(sorted(CLAUSES)), amounts, max_size=5),
    st.lists(amounts, max_size=3),
    st.dictionaries(st.sampled_from(sorted(CLAUSES)), amounts, max_size=3),
)
def test_nothing_disappears_and_rent_is_never_touched(
    due: dict[str, str], advances: list[str], paid: dict[str, str]
) -> None:
    rows_ = [advance(a) for a in advances] + [payment(clause, a) for clause, a in paid.items()]
    lines = [line(clause, a) for clause, a in due.items()]
    debts, _ = net([arrangement(*terms(), deductions=(deduction(),))], books(*rows_), lines, [], {})
    for debt in debts:
        left = debt.gross - debt.deducted - debt.paid + debt.opening
        assert left == debt.payable + debt.carried
        assert debt.payable >= Money(0)
        kept = {
            clause: Fraction(due.get(clause, "0")) - Fraction(paid.get(clause, "0"))
            for clause in ("地租", "工", "分红")
        }
        assert debt.payable.yuan >= sum((max(value, Fraction(0)) for value in kept.values()), Fraction(0))


def proved(lines: list[Line], debt: Debt) -> list[str]:
    """What the second evaluator finds in the derivations of a debt."""
    amounts = {(one.clause, one.payee): one.amount.yuan for one in lines}
    context = Context(lookup=lambda params, _: amounts[str(params["clause"]), str(params["payee"])])
    for name, figure in debt.figures.items():
        assert figure.money == getattr(debt, name)
        evaluate(figure.trace(), context)
    return [str(found) for found in context.found]


@pytest.mark.parametrize(("lines", "rows_", "expected"), CASES.values(), ids=CASES)
def test_every_amount_of_a_debt_is_proved(
    lines: list[Line], rows_: list[Row], expected: tuple[str, ...]
) -> None:
    debt, _ = settle(lines, *rows_)
    assert proved(lines, debt) == []
    named = dict(zip(("opening", "gross", "deducted", "paid", "payable", "carried"), expected, strict=True))
    assert {name for name, amount in named.items() if amount != "0.00"} <= set(debt.figures)


@given(
    st.dictionaries(st.sampled_from(sorted(CLAUSES)), amounts, min_size=1, max_size=5),
    st.lists(st.tuples(amounts, st.sampled_from(["种苗", "肥料"])), max_size=4),
    st.dictionaries(st.sampled_from(sorted(CLAUSES)), amounts, max_size=3),
    amounts,
)
def test_every_set_off_is_proved(
    due: dict[str, str], advances: list[tuple[str, str]], paid: dict[str, str], ceiling: str
) -> None:
    rules = (
        deduction(consent=True),
        evolve(deduction("订单货款", "股金", item="肥料", order=0), share=number("50%")),
    )
    rows_ = [advance(a, item=item) for a, item in advances] + [payment(c, a) for c, a in paid.items()]
    lines = [line(clause, a) for clause, a in due.items()]
    debt, _ = settle(lines, *rows_, consent(ceiling), rules=rules)
    assert proved(lines, debt) == []


def test_a_share_of_what_is_open_is_the_most_that_is_taken() -> None:
    rules = (evolve(deduction("订单货款"), share=number("30%")),)
    debt, _ = settle([line("货款", "1000.01")], advance("500"), rules=rules)
    assert told(debt) == ("0.00", "1000.01", "500.00", "0.00", "700.01", "-200.00")


def test_several_consents_add_up_and_one_without_ceiling_lifts_it() -> None:
    rules = (deduction(consent=True),)
    debt, _ = settle([line("货款", "800")], advance("500"), consent("100"), consent("150"), rules=rules)
    assert debt.payable.plain == "550.00"
    debt, _ = settle([line("货款", "800")], advance("500"), consent("100"), consent(), rules=rules)
    assert debt.payable.plain == "300.00"


PAYOUTS = {
    "below the least": ([line("货款", "9.99")], "10 元", "分", "0.00", "9.99"),
    "exactly the least": ([line("货款", "10")], "10 元", "分", "10.00", "0.00"),
    "rent is never held back": ([line("地租", "3"), line("货款", "5")], "10 元", "分", "3.00", "5.00"),
    "labour pay neither": ([line("工", "3"), line("货款", "12")], "10 元", "分", "15.00", "0.00"),
    "the fraction is carried": ([line("货款", "12.34"), line("地租", "1.11")], "", "元", "13.11", "0.34"),
    "the fraction falls below the least": ([line("货款", "10.99")], "11 元", "元", "0.00", "10.99"),
}


@pytest.mark.parametrize(("lines", "least", "step", "payable", "carried"), PAYOUTS.values(), ids=PAYOUTS)
def test_what_is_too_small_is_carried(
    lines: list[Line], least: str, step: str, payable: str, carried: str
) -> None:
    limit = number(least.partition(" ")[0], "元") if least else None
    plan = evolve(arrangement(*terms()), payout=Payout(limit, step, HERE))
    [debt], _ = net([plan], books(), lines, [], {})
    assert (debt.payable.plain, debt.carried.plain) == (payable, carried)
    assert bool(debt.held) == (carried != "0.00")
    assert proved(lines, debt) == []


def test_what_is_not_due_yet_stays_for_later() -> None:
    parts = (Instalment(day("2025-03-01"), number("30%")), Instalment(day("2026-03-01")))
    rent, *rest = terms()
    plan = arrangement(evolve(rent, schedule=Schedule(parts, waits=True, where=HERE)), *rest)
    lines = [line("地租", "1000"), line("货款", "50")]
    [debt], _ = net([plan], books(payment("地租", "100")), lines, [], {})
    assert (debt.payable.plain, debt.carried.plain) == ("250.00", "700.00")
    assert debt.held == "“地租”有 700.00 元未到期"
    assert proved(lines, debt) == []


def correction(due: str, reckoned: str, item: str = "货款") -> Row:
    cells: dict[str, str | tuple[str, str]] = {
        "户号": "A1",
        "付款方": "公司",
        "项目": item,
        "原期间": "2024年",
    }
    return row("更正", **cells, 应为=(due, "元"), 已算=(reckoned, "元"))


def test_what_was_reckoned_too_high_is_owed_back_and_never_taken_silently() -> None:
    lines = [line("货款", "800"), line("地租", "500")]
    debt, _ = settle(lines, correction("100", "130"))
    assert told(debt) == ("0.00", "1300.00", "30.00", "0.00", "1300.00", "-30.00")
    agreed = (deduction("订单货款", item="货款更正"),)
    debt, _ = settle(lines, correction("100", "130"), rules=agreed)
    assert told(debt) == ("0.00", "1300.00", "30.00", "0.00", "1270.00", "0.00")
    assert proved(lines, debt) == []

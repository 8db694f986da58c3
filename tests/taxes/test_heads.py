"""Tax heads: the amounts of the law to the fen, who falls under which, and what is only told."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from linkage.engine.taxation import taxes
from linkage.files.law_reader import shipped_laws
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Rounding
from linkage.ground.units import YUAN
from linkage.model.payer import COLLECTIVE, COMPANY, COOPERATIVE
from linkage.model.tax import DISPUTED, FREE, TAXED, UNRECKONED
from linkage.tax import Head, Income, head_labels, heads

DAY = datetime.date(2025, 12, 31)


def head(label: str) -> Head:
    return next(one for one in heads() if one.label == label)


def ask(name: str) -> Figure:
    figure = shipped_laws().required(name, DAY, "").figure
    assert figure is not None
    return figure


def taxed(label: str, yuan: str) -> str:
    income = Figure.cell(Fraction(yuan), YUAN, "收入", Origin(Where("台账.xlsx"), yuan))
    reckon = head(label).reckon
    assert reckon is not None
    return reckon(income, ask).to_fen(Rounding.HALF_UP).money.plain


@pytest.mark.parametrize(
    ("income", "tax"),
    [
        ("800", "0.00"),
        ("800.01", "0.00"),
        ("2000", "240.00"),
        ("3000", "440.00"),
        ("4000", "640.00"),
        ("4001", "640.16"),
        ("6000", "960.00"),
        ("20000", "3200.00"),
        ("25000", "4000.00"),
        ("30000", "5200.00"),
        ("40000", "7600.00"),
        ("60000", "12400.00"),
        ("62500", "13000.00"),
        ("70000", "15400.00"),
    ],
)
def test_labour_remuneration(income: str, tax: str) -> None:
    assert taxed("劳务报酬", income) == tax


def value(name: str) -> Fraction:
    return ask(name).value


@pytest.mark.parametrize("base", ["0", "1", "19999.99", "20000", "20000.01", "50000", "50000.01", "90000"])
def test_the_quick_deductions_of_the_table_come_to_the_same(base: str) -> None:
    """The table of the law is told with quick deductions; the tiers are reckoned each for its part."""
    amount = Fraction(base)
    if amount <= value("劳务报酬第一级上限"):
        quick = amount * value("劳务报酬第一级预扣率")
    elif amount <= value("劳务报酬第二级上限"):
        quick = amount * value("劳务报酬第二级预扣率") - value("劳务报酬第二级速算扣除数")
    else:
        quick = amount * value("劳务报酬第三级预扣率") - value("劳务报酬第三级速算扣除数")
    reckon = head("劳务报酬").reckon
    assert reckon is not None
    gross = max(amount / Fraction(4, 5), amount + 800 if amount <= 3200 else Fraction(0))
    income = Figure.cell(gross, YUAN, "收入", Origin(Where("台账.xlsx"), base))
    assert reckon(income, ask).value == quick


@pytest.mark.parametrize("head_name", ["劳务报酬", "财产租赁"])
def test_the_larger_allowance_is_the_one_the_border_gives(head_name: str) -> None:
    border, fixed, share = (value(f"{head_name}减除{word}") for word in ("界线", "定额", "比例"))
    assert border * share == fixed


@pytest.mark.parametrize(
    ("income", "tax"), [("800", "0.00"), ("4000", "640.00"), ("4000.01", "640.00"), ("5000", "800.00")]
)
def test_letting_of_property_for_one_month(income: str, tax: str) -> None:
    assert taxed("财产租赁", income) == tax


def test_dividends_and_stamp_duty() -> None:
    assert taxed("股息红利", "1000.03") == "200.01"
    assert taxed("印花税", "9600") == "9.60"


@pytest.mark.parametrize(
    ("income", "found"),
    [
        (Income("佣金", "代销", COMPANY), {"劳务报酬": TAXED}),
        (Income("佣金", "居间", COMPANY), {"劳务报酬": TAXED}),
        (Income("佣金", "用工", COMPANY), {"劳务报酬": DISPUTED}),
        (Income("佣金", "代养", COMPANY), {"劳务报酬": DISPUTED}),
        (Income("薪金", "", COMPANY), {"工资薪金": UNRECKONED}),
        (Income("租金", "", COMPANY, land=True), {"财产租赁": DISPUTED, "印花税": DISPUTED}),
        (Income("租金", "", COMPANY), {"财产租赁": TAXED, "印花税": TAXED}),
        (Income("股金", "利润分配", COMPANY, shared=True), {"股息红利": TAXED}),
        (Income("股金", "利润分配", COMPANY, shared=True, agreed=True), {"股息红利": DISPUTED}),
        (Income("股金", "收益分配", COLLECTIVE, shared=True), {"股息红利": DISPUTED}),
        (Income("股金", "剩余盈余分配", COOPERATIVE, shared=True), {"股息红利": DISPUTED}),
        (Income("股金", "盈余返还", COOPERATIVE, shared=True), {"股息红利": FREE}),
        (Income("返还", "盈余返还", COOPERATIVE, shared=True), {"股息红利": FREE}),
        (Income("股金", "", COMPANY), {"股息红利": DISPUTED}),
        (Income("订单货款", "", COMPANY), {"四业所得": FREE}),
        (Income("奖补", "", COMPANY), {}),
    ],
)
def test_which_income_falls_under_which_head(income: Income, found: dict[str, str]) -> None:
    cases = {one.label: case for one in heads() if (case := one.case(income)) is not None}
    assert {label: case.standing for label, case in cases.items()} == found
    assert all(case.notice for case in cases.values() if case.standing != TAXED)


def test_what_is_disputed_says_that_nobody_confirmed_it() -> None:
    cases = [case for one in heads() for case in one.cases if case.standing == DISPUTED]
    assert cases
    assert all("未确认" in case.notice for case in cases)


def test_an_arrangement_speaks_of_heads_that_reckon() -> None:
    assert set(head_labels()) == {"劳务报酬", "财产租赁", "股息红利", "印花税"}


def test_rates_of_contracts_stand_in_the_law_as_data() -> None:
    rates = {
        name: str(value(f"印花税{name}合同税率") * 1000)
        for name in ("租赁", "买卖", "承揽", "建设工程", "运输", "保管", "仓储")
    }
    assert rates == {
        "租赁": "1",
        "买卖": "3/10",
        "承揽": "3/10",
        "建设工程": "3/10",
        "运输": "3/10",
        "保管": "1",
        "仓储": "1",
    }


def test_no_rate_stands_in_a_program() -> None:
    folder = Path(__file__).parents[2] / "linkage" / "taxes"
    text = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert not any(rate in text for rate in ("0.2", "20%", "Fraction(", "20000", "50000"))


def test_without_lines_or_laws_there_are_no_taxes() -> None:
    assert taxes([], [], shipped_laws(), None) == ()
    assert taxes([], [], None, None) == ()

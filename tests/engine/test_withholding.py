"""What is withheld by law: the larger allowance off, then tiers, and a debt to who is named."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.engine.withholding import reckon_withheld, withheld
from linkage.model.entitlement import Line
from linkage.model.payment import Withholding
from rows import CITE, HERE, arrangement, number

TAX = Withholding(
    item="个人所得税",
    clauses=("劳务", "讲课"),
    to="村集体",
    allowances=(number("800", "元"), number("20%")),
    tiers=((number("0", "元"), number("20%")), (number("20000", "元"), number("30%"))),
    marginal=True,
    cite=CITE,
    where=HERE,
)


def line(payee: str, clause: str, amount: str, payer: str = "gs") -> Line:
    return Line(payee, payee, payer, "薪金", "", clause, number(amount, "元"), CITE, "LI-1")


@pytest.mark.parametrize(
    ("base", "kept"),
    [
        ("0", "0.00"),
        ("800", "0.00"),
        ("800.02", "0.00"),
        ("800.03", "0.01"),
        ("4000", "640.00"),
        ("4000.01", "640.00"),
        ("10000", "1600.00"),
        ("25000", "4000.00"),
        ("30000", "5200.00"),
    ],
)
def test_the_larger_allowance_comes_off_before_the_tiers(base: str, kept: str) -> None:
    assert reckon_withheld(TAX, number(base, "元")).money.plain == kept


def test_without_allowance_or_on_the_whole_base() -> None:
    plain = evolve(TAX, allowances=())
    assert reckon_withheld(plain, number("100", "元")).money.plain == "20.00"
    assert reckon_withheld(evolve(plain, marginal=False), number("20000", "元")).money.plain == "6000.00"


def test_clauses_of_one_payer_and_payee_are_taxed_together_and_others_by_themselves() -> None:
    lines = [
        line("A1.1", "劳务", "3000"),
        line("A1.1", "讲课", "1000"),
        line("A1.1", "租金", "9000"),
        line("A1.1", "劳务/1", "9000"),
        line("A2.1", "劳务", "900"),
        line("A2.1", "劳务", "4000", payer="cjt"),
        line("A3.1", "劳务", "800"),
    ]
    plan = evolve(arrangement(), withholdings=(TAX,))
    found = {(one.payer, one.withheld.payee): one.withheld for one in withheld(plan, lines)}
    assert {key: one.figure.money.plain for key, one in found.items()} == {
        ("gs", "A1.1"): "640.00",
        ("gs", "A2.1"): "20.00",
        ("cjt", "A2.1"): "640.00",
    }
    assert {one.to for one in found.values()} == {"cjt"}

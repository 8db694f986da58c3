"""A tax whose payer has to keep it by law is not merely told: a finding to the accountant, or kept."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.check import WARNING
from linkage.checks.disputed_tax_withheld import CHECK as IN_DOUBT
from linkage.checks.tax_not_withheld import CHECK
from linkage.engine.settlement import settle
from linkage.model.entitlement import Finding, Settlement
from linkage.model.tax import DISPUTED, INFORM, WITHHOLD
from lints.tripped import Change

RATE = "    费率: 6%/年\n"
SAID = ("  收益性质: 设施使用费\n", "")
OFFICE = (
    "  农户: {名册: 名册}\n",
    "  税务局: {代码: swj, 类型: 税务机关, 名称: 小河县税务局}\n  农户: {名册: 名册}\n",
)
KEPT = ("条款:\n", "税务: {股息红利: 代扣}\n条款:\n")


SURE = ("条款:\n", "税务: {股息红利: {办法: 代扣, 有争议的: 告知}}\n条款:\n")


def taxed(nature: str, *more: tuple[str, str]) -> Settlement:
    nature = f"    收益性质: {nature}\n" if nature else ""
    season = Change(text=(SAID, (RATE, f"{RATE}{nature}"), *more)).read()
    made = settle(season.arrangements, season.books, season.laws)
    return evolve(made, laws=season.laws, charter=season.charter)


def said(nature: str, *more: tuple[str, str]) -> list[Finding]:
    return [one for one in CHECK.run(taxed(nature, *more)) if "股息红利" in one.where]


def test_interest_of_a_company_has_to_be_kept() -> None:
    (finding,) = said("利息")
    assert finding.severity == WARNING
    assert "应当代扣代缴，扣下的税款在次月15日内缴库" in finding.message
    assert "《个人所得税法》第九条、第十四条" in finding.ground


def test_what_is_kept_asks_nothing_and_is_taken_off() -> None:
    assert said("利息", OFFICE, KEPT) == []
    items = {one.item for debt in taxed("利息", OFFICE, KEPT).debts for one in debt.withheld}
    assert items == {"个人所得税（股息红利）"}


def test_of_one_head_only_what_is_sure_may_be_kept() -> None:
    """The interest of a company has to be kept, what a collective shares out is disputed: one word for both."""
    made = taxed("利息", OFFICE, SURE)
    mine = [tax for tax in made.taxes if tax.head == "股息红利"]
    assert {tax.clauses[0] for tax in mine if tax.manner == WITHHOLD} == {"入股保底"}
    assert {(tax.manner, tax.to) for tax in mine if tax.standing == DISPUTED} == {(INFORM, "")}
    assert {one.clauses for debt in made.debts for one in debt.withheld} == {("入股保底",)}
    assert list(CHECK.run(made)) == list(IN_DOUBT.run(made)) == []
    assert list(IN_DOUBT.run(taxed("利息", OFFICE, KEPT))) != []


@pytest.mark.parametrize("nature", ["", "设施使用费"])
def test_what_is_disputed_or_no_dividend_is_not_asked(nature: str) -> None:
    assert said(nature) == []


@pytest.mark.parametrize(
    ("nature", "head", "standing"),
    [("设施使用费", "财产租赁", "应税"), ("利息", "股息红利", "应税"), ("", "股息红利", "有争议")],
)
def test_the_nature_decides_the_head(nature: str, head: str, standing: str) -> None:
    found = [tax for tax in taxed(nature).taxes if "入股保底" in tax.clauses and tax.tax == "个人所得税"]
    assert {(tax.head, tax.standing) for tax in found} == {(head, standing)}


def test_other_heads_are_not_asked() -> None:
    heads = {tax.head for tax in taxed("设施使用费").taxes if tax.standing == "应税" and tax.amount}
    assert heads
    assert list(CHECK.run(taxed("设施使用费"))) == []

"""Whoever pays a person is told which incomes came to a tax, and no payable changes for it."""

from __future__ import annotations

import pytest
from attrs import evolve

from bank.orders import season as banked
from checks.test_tax_not_withheld import KEPT, OFFICE, taxed
from governance.meetings import decision
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.tax import Tax
from linkage.publishing import documents
from linkage.recount import miscounts
from linkage.tables.bank_batch import TABLE
from linkage.telling.bank_control import control_rows, order_of
from linkage.telling.tax_duties import ADVANCE, ASK, KEPT_IN_DOUBT, TO_KEEP, asked_by_law, tax_duties
from linkage.telling.tax_duties import KEPT as DONE


def said(settlement: Settlement, head: str) -> set[str]:
    return {one.said.partition("；税率")[0] for one in tax_duties(settlement) if one.head == head}


def test_letting_has_to_be_kept_by_law() -> None:
    """By the month it comes to nothing here; were it more, the payer would have to keep it."""
    made = taxed("设施使用费")
    assert said(made, "财产租赁") == set()
    more = [evolve(tax, amount=Money(100)) for tax in made.taxes if tax.head == "财产租赁"]
    assert TO_KEEP in said(evolve(made, taxes=tuple(more)), "财产租赁")


def test_interest_that_is_kept_is_to_be_declared() -> None:
    assert TO_KEEP in said(taxed("利息"), "股息红利")
    kept = said(taxed("利息", OFFICE, KEPT), "股息红利")
    assert DONE in kept
    assert TO_KEEP not in kept


def test_what_is_kept_in_doubt_stands_apart_from_what_is_kept_by_law() -> None:
    """A guaranteed return that nobody says the nature of, and the collective's income, are disputed."""
    made = taxed("", OFFICE, KEPT)
    duties = [one for one in tax_duties(made) if one.head == "股息红利"]
    assert all(one.said.startswith(KEPT_IN_DOUBT) for one in duties)
    assert len(duties) == len({one.clauses for one in duties}) == 3
    view = documents()["audit_pack"].view(made, "")
    told = [one for one in miscounts(made, "audit_pack", "", view) if "个人所得税" in one.what]
    assert told == []


def test_commissions_are_kept_in_advance_and_settled_later() -> None:
    assert ADVANCE in said(taxed("利息"), "劳务报酬")


def test_a_decision_on_what_was_not_kept_is_pointed_to() -> None:
    made = taxed("利息")
    tables = {**made.books.tables, "决定": (decision(编号="J7", 对象="C797", 日期="2026-01-10"),)}
    answered = evolve(made, books=evolve(made.books, tables=tables))
    assert said(made, "股息红利") - said(answered, "股息红利") == {TO_KEEP}
    assert f"{TO_KEEP}；怎么缴已经决定，见〔决定〕J7" in said(answered, "股息红利")
    assert said(answered, "劳务报酬") == said(made, "劳务报酬")


def test_what_is_disputed_is_asked_about() -> None:
    told = said(taxed(""), "股息红利")
    assert told
    assert all(one.startswith(ASK) for one in told)


def test_land_let_by_households_is_never_said_to_be_kept() -> None:
    for one in tax_duties(taxed("设施使用费")):
        if "土地租金" in one.clauses:
            assert one.said.startswith(ASK)


def test_the_law_is_named_and_nothing_where_no_version_covers_the_day() -> None:
    made = taxed("利息")
    assert "应当代扣代缴" in asked_by_law(made)
    assert "《个人所得税法》" in asked_by_law(made)


def test_the_audit_sheet_lists_them_with_their_sums() -> None:
    made = taxed("设施使用费")
    document = documents()["audit_pack"]
    view = document.view(made, "")
    tables = view["tables"]
    assert isinstance(tables, list)
    heading = "七、付给个人的钱，要申报、代扣的个人所得税"
    [table] = [one for one in tables if isinstance(one, dict) and one["heading"] == heading]
    assert isinstance(table["rows"], list)
    assert len(table["rows"]) == len(tax_duties(made)) > 1


def owing(settlement: Settlement) -> Settlement:
    """The season with a tax told of the first payer's first payee."""
    tax = next(tax for tax in taxed("利息").taxes if tax.head == "劳务报酬" and tax.amount)
    return evolve(settlement, taxes=(evolve(tax, payer="gs"),))


@pytest.fixture
def settled() -> Settlement:
    return owing(banked(""))


def test_the_control_sheet_has_a_row_for_each(settled: Settlement) -> None:
    [tax] = settled.taxes
    rows = [row for row in control_rows(settled, order_of(settled, "gs")) if row[0].startswith("个人所得税")]
    assert [row[:3] for row in rows] == [("个人所得税：劳务报酬", "1", amount(tax))]
    assert TABLE.reads is not None


def amount(tax: Tax) -> str:
    assert tax.amount is not None
    return tax.amount.plain

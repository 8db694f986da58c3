"""Receipts: cash is signed for, parties receipt each other, and a printed form gets its values where it wants them."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from documents.drawn import document, draw, leaked
from documents.sample import season
from linkage.ground.capitals import from_capitals
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.paper import people_debts
from linkage.telling.twin import verify_number

MM = 72 / 25.4


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def without_accounts(settlement: Settlement) -> Settlement:
    """The season when nobody has an account."""

    def bare(row: Row) -> Row:
        return evolve(row, values={name: row.values[name] for name in row.values if name != "卡号"})

    households = {
        number: evolve(household, members=tuple(evolve(one, row=bare(one.row)) for one in household.members))
        for number, household in settlement.books.households.items()
    }
    return evolve(settlement, books=evolve(settlement.books, households=households))


def test_who_has_an_account_signs_no_receipt() -> None:
    assert "内部/receipt-gs.pdf" not in document("receipt").paths(season())


@pytest.mark.parametrize("payer", ["gs", "cjt"])
def test_whoever_is_paid_in_cash_signs_for_just_what_is_paid(payer: str) -> None:
    settlement = without_accounts(season())
    view: Any = document("receipt").view(settlement, payer)
    owed = {debt.payee: debt.payable.fen for debt in people_debts(settlement, payer) if debt.payable}
    assert {one["code"]: fen(one["amount"]) for one in view["receipts"]} == owed
    amount = document("receipt").amount
    assert amount is not None
    assert fen(amount(settlement, payer)) == sum(owed.values())
    for one in view["receipts"]:
        assert from_capitals(one["capitals"]).fen == fen(one["amount"])
        assert verify_number(one["number"])
        assert verify_number(one["ground"].rpartition(" ")[2])
    assert len({one["number"] for one in view["receipts"]}) == len(view["receipts"])


def test_a_receipt_is_one_sheet_and_shows_nobodys_number() -> None:
    settlement = without_accounts(season())
    paper = draw("receipt", "gs", settlement)
    view: Any = document("receipt").view(settlement, "gs")
    assert len(paper.texts) == len(view["receipts"])
    for text, one in zip(paper.texts, view["receipts"], strict=True):
        assert one["payee"] in text
        assert f"{one['amount']} 元" in text
        assert "签字或按指印" in text
    assert leaked(paper.data) == []


def test_a_party_receipts_what_another_pays_it_and_names_the_slip() -> None:
    view: Any = document("receipt").view(season(), "gs-cjt")
    [one] = view["receipts"]
    [debt] = [debt for debt in season().debts if (debt.payer, debt.payee) == ("gs", "cjt")]
    slip: Any = document("slip_party").view(season(), "gs-cjt")
    assert fen(one["amount"]) == debt.payable.fen
    assert one["ground"] == f"单位往来结算单 {slip['number']}"

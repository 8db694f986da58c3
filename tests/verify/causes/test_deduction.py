"""Deductions wrong: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.model.entitlement import Debt, Settlement
from verify.cause_cases import case, due, season, words


def of(settlement: Settlement) -> Debt:
    return next(debt for debt in settlement.debts if debt.recovered and not debt.opening and not debt.paid)


def alone() -> tuple[str, Debt]:
    """A household, with its one debt that an advance was taken from."""
    debt = of(season())
    return debt.payee, debt


def test_an_advance_was_not_taken_off() -> None:
    payee, debt = alone()
    paid = due(payee, "") + debt.recovered
    said = words("deduction", case(payee, "", paid.plain))
    assert any("没有" in one and str(debt.recovered) in one for one in said)


def test_a_clause_is_not_deducted_from() -> None:
    payee, debt = alone()
    assert words("deduction", case(payee, "土地租金", debt.gross.plain)) == []


def test_another_amount_is_no_deduction() -> None:
    payee, _ = alone()
    assert words("deduction", case(payee, "", "0.01")) == []

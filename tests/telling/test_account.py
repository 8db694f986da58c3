"""The account of a household: rows and balances come to what the debts say."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import arrangement, season
from linkage.ground.money import Money
from linkage.telling.account import contract_sign, household_account


@pytest.mark.parametrize("number", ["A-001", "A-002", "B-001", "B-002"])
def test_the_balance_runs_from_opening_to_closing(number: str) -> None:
    account = household_account(season(), number)
    balance = account.opening
    for group in (*account.incomes, account.deductions, account.payments):
        assert sum(entry.plus.fen + entry.minus.fen for entry in group.entries) == group.subtotal.fen
        for entry in group.entries:
            balance = balance + entry.plus - entry.minus
            assert entry.balance == balance
    assert balance == account.closing == account.payable + account.carried


def test_golds_come_first_and_others_after() -> None:
    account = household_account(season(), "B-002")
    assert [group.heading for group in account.incomes] == ["股金分红", "租金", "卖货的钱"]
    assert account.gold("佣金") == Money(0)
    assert account.others == Money(76800)


def test_rows_that_do_not_come_to_the_debts_are_a_fault() -> None:
    settled = season()
    [debt] = [debt for debt in settled.debts if (debt.payer, debt.payee) == ("gs", "A-001")]
    wrong = evolve(debt, payable=debt.payable + Money(1))
    debts = tuple(wrong if one is debt else one for one in settled.debts)
    with pytest.raises(ValueError, match="A-001: the rows come to"):
        household_account(evolve(settled, debts=debts), "A-001")


def test_contracts_have_signs_only_where_there_are_several() -> None:
    both = evolve(season(), arrangements=(arrangement(), evolve(arrangement(), code="QG-HT-2026")))
    assert contract_sign(season(), "QG-HT-2025") == ""
    assert [contract_sign(both, code) for code in ("QG-HT-2025", "QG-HT-2026", "别处")] == ["①", "②", ""]

"""A voucher that does not balance, or leaves another sum owing, withholds the papers."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.checks.vouchers_unequal import CHECK
from linkage.ground.money import Money
from linkage.journal import vouchers
from villages import village_settlement


def test_vouchers_that_tie_are_not_spoken_of() -> None:
    assert list(CHECK.run(village_settlement())) == []


def test_one_fen_more_on_one_side_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    settlement = village_settlement()
    made = vouchers.journal(settlement)
    first = made.vouchers[0]
    entry = first.entries[0]
    spoilt = evolve(first, entries=(evolve(entry, debit=entry.debit + Money(1)), *first.entries[1:]))
    monkeypatch.setattr(vouchers, "journal", lambda _: evolve(made, vouchers=(spoilt, *made.vouchers[1:])))
    found = list(CHECK.run(settlement))
    assert {finding.severity for finding in found} == {"拒绝"}
    assert not CHECK.override
    assert any(
        f"{first.debit + Money(1)} 元，一边是 {first.credit} 元" in finding.message for finding in found
    )


def test_a_debt_that_no_voucher_tells_is_refused() -> None:
    settlement = village_settlement()
    debt = settlement.debts[0]
    more = evolve(debt, payable=debt.payable + Money(1))
    found = list(CHECK.run(evolve(settlement, debts=(more, *settlement.debts[1:]))))
    assert len(found) == 1
    assert f"{more.payable + more.carried - more.opening} 元" in found[0].message

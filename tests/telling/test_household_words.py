"""Household words: the season of a household as one sum, whose parts are those of its debts."""

from __future__ import annotations

from linkage.ground.money import ZERO
from linkage.telling.household_words import added_up, fractions_left, paid_by, without_money
from linkage.telling.summary import add
from villages import village_settlement


def test_the_sum_names_what_the_debts_hold() -> None:
    settlement = village_settlement()
    for number in settlement.books.households:
        debts = settlement.debts_of(number)
        told = added_up(settlement, number)
        for amount in (
            add(debt.gross for debt in debts),
            add(debt.deducted for debt in debts),
            add(debt.payable + debt.carried for debt in debts),
        ):
            assert f" {amount} " in told or f" {amount}（" in told


def test_every_payer_is_told_with_what_it_pays_and_leaves() -> None:
    settlement = village_settlement()
    for number in settlement.books.households:
        told = list(paid_by(settlement, number))
        for debt in settlement.debts_of(number):
            mine = [text for text in told if text.startswith(settlement.party_name(debt.payer))]
            assert any(str(debt.payable) in text for text in mine)
            if debt.carried < ZERO:
                assert any(f"还欠付款方 {-debt.carried}" in text for text in mine)


def test_every_reason_is_told_and_no_fraction_where_none_is_carried() -> None:
    settlement = village_settlement()
    for number in settlement.books.households:
        told = list(without_money(settlement, number))
        assert len(told) == len(settlement.reasons_of(number))
        assert all(
            reason.why in text for reason, text in zip(settlement.reasons_of(number), told, strict=True)
        )
        assert list(fractions_left(settlement, number)) == []

"""Recovery in words: the figures add up, the reason is said, and no sentence is long."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import season
from linkage.ground.money import Money
from linkage.model.entitlement import Bound, Debt, Recovery
from linkage.telling.recovery_words import later_of, left_of, recovery_told, taken_from
from linkage.telling.short_sentences import MOST, length, sentences, short

SAID = {
    Bound.NO_AGREEMENT: "合同没有约定可以抵扣。",
    Bound.NO_CONSENT: "没有您家的抵扣同意书。",
    Bound.CONSENT: "同意书写明最多扣 9,000,000.00 元。",
    Bound.SHARE: "按约定的比例，最多扣 9,000,000.00 元。",
    Bound.INCOME: "约定能抵扣的收入只有 9,000,000.00 元，扣完为止。",
}


def _debt() -> Debt:
    return next(debt for debt in season().debts_of("B-002") if debt.recoveries)


@pytest.mark.parametrize("bound", SAID)
def test_why_an_advance_is_left_is_said_shortly(bound: Bound) -> None:
    debt = _debt()
    [known] = debt.recoveries
    one = Recovery(
        known.item, known.where, Money(10**10), {"货款": Money(9 * 10**8)}, bound, Money(9 * 10**8)
    )
    debt = evolve(debt, recoveries=(one,))
    told = "".join(recovery_told(season(), debt, one))
    assert "应扣 100,000,000.00 元，实扣 9,000,000.00 元，留待下期 91,000,000.00 元。" in told
    assert SAID[bound] in told
    assert all(length(sentence) <= MOST for sentence in sentences(short(told)))


def test_what_cannot_be_taken_from_is_named() -> None:
    debt = _debt()
    told = "".join(recovery_told(season(), debt, debt.recoveries[0]))
    assert told.endswith("扣完为止。土地租金依法不得抵扣。")


def test_the_parts_of_a_debt_add_up() -> None:
    debt = _debt()
    [one] = debt.recoveries
    assert one.due == one.taken + one.left
    assert left_of(debt) == one.left == Money(13200)
    assert debt.carried == later_of(debt) - one.left
    assert sum(taken_from(debt, clause).fen for clause in one.parts) == one.taken.fen

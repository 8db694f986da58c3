"""Surplus words (可分配盈余的话): a surplus or income, its base and where it went, in a sentence.

The figures are those of :mod:`linkage.engine.surplus`; nothing is reckoned here but percentages.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.engine.surplus import BASES, surpluses
from linkage.ground.money import Money
from linkage.model.arrangement import CURRENT, WITH_OPENING, Pool
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.payer import Statute
from linkage.words.wording import about


def surplus_sentences(settlement: Settlement, outcome: PoolOutcome) -> Sequence[str]:
    """What may be distributed of a pool, on which base, and how much of it went where; nothing for others."""
    found = next((one for one in surpluses(settlement) if one.pools[0] is outcome), None)
    if found is None or found.statute is Statute.COMPANY:
        return ()
    members = found.refund + found.shared
    if found.statute is Statute.COLLECTIVE:
        whole = found.distributable(WITH_OPENING)
        return (f"补亏、提取以后可分 {whole} 元，向成员分配 {members} 元，其他 {found.elsewhere} 元",)
    whole = found.distributable()
    share = f"，占 {_percent(found.refund, whole)}" if whole else ""
    told = [f"{found.told()}，盈余返还 {found.refund} 元{share}，剩余盈余分配 {found.shared} 元"]
    if found.carried_in:
        other = WITH_OPENING if found.basis == CURRENT else CURRENT
        beside = found.distributable(other)
        told.append(
            f"按另一种口径，{found.told(other)}，返还占 {_percent(found.refund, beside)}" if beside else ""
        )
    return tuple(one for one in told if one)


def basis_words(pool: Pool) -> str:
    """The base of a co-operative's distributable surplus, for the contract; nothing for other pools."""
    return f"可分配盈余{BASES[pool.basis]}" if pool.statute is Statute.COOPERATIVE else ""


def _percent(part: Money, whole: Money) -> str:
    """A percentage to two decimals; ``≈`` says that it was rounded."""
    return f"{about(Fraction(part.fen, whole.fen) * 100)}%"

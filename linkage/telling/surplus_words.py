"""Surplus words (可分配盈余的话): a surplus or income as the official statement has it, and in a sentence.

The figures are those of :mod:`linkage.engine.surplus`; nothing is reckoned here but what lines add up to.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.surplus import BASES, Surplus, surpluses
from linkage.ground.money import Money
from linkage.model.arrangement import CURRENT, WITH_OPENING, Pool
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.payer import Statute
from linkage.words.wording import decimal

_PERCENT = 2


@frozen
class StatementLine:
    """One line of an official statement (会农社02表, 收益及收益分配表): its number, its words, its amount."""

    number: str
    name: str
    amount: Money


def statement_lines(surplus: Surplus) -> Sequence[StatementLine]:
    """The lines from this year's surplus or income to what is left at the end of the year.

    Of a co-operative lines 12 to 20 of 会农社02表, whose line 16 holds what earlier years left, whatever the
    base of the refund is. Losses made good by a step count in what earlier years left.
    """
    opening = surplus.opening - surplus.losses
    if surplus.statute is Statute.COOPERATIVE:
        whole = surplus.current + opening + surplus.other - surplus.reserve
        rows = (
            ("12", "本年盈余", surplus.current),
            ("13", "年初未分配盈余", opening),
            ("14", "其他转入", surplus.other),
            ("15", "提取盈余公积", surplus.reserve),
            ("16", "可分配盈余", whole),
            ("17", "盈余返还", surplus.refund - surplus.turned[0]),
            ("18", "剩余盈余分配", surplus.shared - surplus.turned[1]),
            ("19", "转为成员出资", surplus.turned[0] + surplus.turned[1]),
            *((("", "其他", surplus.elsewhere),) if surplus.elsewhere else ()),
            ("20", "年末未分配盈余", surplus.left),
        )
    else:
        whole = surplus.current + opening + surplus.other
        members = surplus.refund + surplus.shared
        rows = (
            ("", "净收益" if surplus.statute is Statute.COLLECTIVE else "净利润", surplus.current),
            ("", "年初未分配", opening),
            ("", "其他转入", surplus.other),
            ("", "可分配收益" if surplus.statute is Statute.COLLECTIVE else "可分配利润", whole),
            (
                "",
                "提取公积公益金" if surplus.statute is Statute.COLLECTIVE else "提取公积金",
                surplus.reserve,
            ),
            ("", "向成员分配" if surplus.statute is Statute.COLLECTIVE else "利润分配", members),
            ("", "其他", surplus.elsewhere),
            ("", "年末未分配", surplus.left),
        )
    return tuple(StatementLine(*row) for row in rows)


def surplus_sentences(settlement: Settlement, outcome: PoolOutcome) -> Sequence[str]:
    """What may be distributed of a pool, on which base, and how much of it went where; nothing for others."""
    found = next((one for one in surpluses(settlement) if one.pools[0] is outcome), None)
    if found is None or found.statute is Statute.COMPANY:
        return ()
    members = found.refund + found.shared
    if found.statute is Statute.COLLECTIVE:
        whole = found.distributable(WITH_OPENING)
        return (f"补亏、提取以后可分配收益 {whole} 元，向成员分配 {members} 元，其他 {found.elsewhere} 元",)
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
    """A percentage cut to two decimals; ``…`` says that digits follow."""
    return f"{decimal(Fraction(part.fen, whole.fen) * 100, most=_PERCENT)}%"

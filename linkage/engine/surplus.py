"""Surplus (可分配盈余、可分配收益): what a settled pool comes to in the terms of its statute, to the fen.

A co-operative's surplus and a collective's income are walked alike: losses, reserve, then what may be
distributed. Pools that one payer feeds from its own surplus belong to it. All figures are whole fen that the
pools already hold; nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.accounts import CONVERTED
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money, Rounding, round_to
from linkage.ground.units import YUAN
from linkage.model.arrangement import CURRENT, HOUSEHOLDS, MEMBERS, WITH_OPENING, Arrangement, Source
from linkage.model.distribution import by_trade, is_carried, is_opening, is_other, is_reserve
from linkage.model.entitlement import PoolOutcome, Settlement, StepOutcome
from linkage.model.payer import PayerKind, Statute

#: How the two bases of 可分配盈余 are told.
BASES = {CURRENT: "只算本年盈余", WITH_OPENING: "含年初未分配盈余和其他转入"}

_FEN = Fraction(1, 100)
_THREE = (Statute.COMPANY, Statute.COOPERATIVE, Statute.COLLECTIVE)


@frozen
class Surplus:
    """One payer's surplus or income of a season, and where it went; a loss is negative.

    ``arrangement`` declares the first of its ``pools``; the others are fed by it.
    ``current`` is this year's, ``opening`` what earlier years left (年初未分配), ``other`` what was moved in
    (其他转入). ``losses`` is what steps made good, ``reserve`` what was drawn. ``refund`` went back by trade,
    ``shared`` to members otherwise, as was decided; ``turned`` is what of the two became contributions
    (转为出资). ``elsewhere`` is what parties and funds got. ``flows`` are the sources of this year by
    name, amount, and whether they are subtracted. ``basis`` is the one that was signed.

    ``arrangement`` declares the first of its ``pools``; the others are fed by it.
    """

    name: str
    payer: str
    kind: PayerKind | None
    arrangement: Arrangement
    statute: Statute
    basis: str
    current: Money
    opening: Money
    other: Money
    losses: Money
    reserve: Money
    refund: Money
    shared: Money
    turned: tuple[Money, Money]
    elsewhere: Money
    flows: tuple[tuple[str, Money, bool], ...]
    pools: tuple[PoolOutcome, ...]

    def distributable(self, basis: str = "") -> Money:
        """可分配盈余 on a base; of earlier years' losses always net, never negative."""
        carried = self.opening + self.other
        if (basis or self.basis) == CURRENT:
            carried = min(carried, ZERO)
        return max(self.current + carried - self.losses - self.reserve, ZERO)

    @property
    def carried_in(self) -> bool:
        """Say whether earlier years left something to distribute, so that the two bases differ."""
        return self.opening + self.other > ZERO

    def told(self, basis: str = "") -> str:
        """可分配盈余 with the base it stands on: 可分配盈余（只算本年盈余）360,000.00 元."""
        used = basis or self.basis
        return f"可分配盈余（{BASES[used]}）{self.distributable(used)} 元"

    @property
    def left(self) -> Money:
        """年末未分配: what nobody got."""
        whole = self.current + self.opening + self.other - self.losses
        return whole - self.reserve - self.refund - self.shared - self.elsewhere


def surpluses(settlement: Settlement, *statutes: Statute) -> Iterator[Surplus]:
    """The surplus or income of every pool that one of these statutes governs and no own pool feeds.

    Without any named, of all three; what is shared by contract is none.
    """
    pools, asked = settlement.pools, statutes or _THREE
    for outcome in pools:
        if outcome.pool.statute in asked and not _fed_by_own(outcome, pools):
            arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
            yield _surplus(settlement, arrangement, [outcome, *_fed(outcome, pools)])


def at_least(rate: Fraction, amount: Money) -> Money:
    """The smallest amount in whole fen that is no less than a rate of another."""
    return Money((round_to(rate * amount.yuan, _FEN, Rounding.UP) * 100).numerator)


def _feeding(outcome: PoolOutcome, one: PoolOutcome) -> Iterator[str]:
    """The steps of a pool that feed another pool of the same payer."""
    if one.payer == outcome.payer and one is not outcome:
        yield from (source.target for source in one.pool.sources if source.name == outcome.pool.name)


def _fed_by_own(outcome: PoolOutcome, pools: Sequence[PoolOutcome]) -> bool:
    mine = [one for one in pools if one.pool.statute not in {None, Statute.CONTRACT}]
    return any(any(_feeding(one, outcome)) for one in mine)


def _fed(outcome: PoolOutcome, pools: Sequence[PoolOutcome]) -> Iterator[PoolOutcome]:
    """The payer's own pools that steps of this one feed, and theirs."""
    for one in pools:
        if any(_feeding(outcome, one)):
            yield one
            yield from _fed(one, pools)


def _surplus(settlement: Settlement, arrangement: Arrangement, pools: Sequence[PoolOutcome]) -> Surplus:
    outcome = pools[0]
    inside = {(fed.pool.name, step) for fed in pools for one in pools for step in _feeding(fed, one)}
    steps = [step for one in pools for step in one.steps if (one.pool.name, step.step.to) not in inside]
    losses = [step for step in steps if step.step.kind == "弥补亏损"]
    reserves = [step for step in steps if is_reserve(step.step)]
    people = [step for step in steps if step.step.to in {HOUSEHOLDS, MEMBERS}]
    refunds = [step for step in people if by_trade(step.step)]
    return Surplus(
        name=outcome.pool.name,
        payer=outcome.payer,
        kind=arrangement.parties[outcome.pool.payer].kind,
        arrangement=arrangement,
        statute=outcome.pool.statute or Statute.CONTRACT,
        basis=outcome.pool.basis,
        current=_flow(outcome, lambda source: not is_carried(source)),
        opening=_flow(outcome, is_opening),
        other=_flow(outcome, is_other),
        losses=_sum(losses),
        reserve=_sum(reserves),
        refund=_sum(refunds),
        shared=_sum(people) - _sum(refunds),
        turned=_turned(settlement, pools, refunds),
        elsewhere=_sum(steps) - _sum(losses) - _sum(reserves) - _sum(people),
        flows=tuple(
            (source.name, figure.to_fen().money, source.negative)
            for source, figure in zip(outcome.pool.sources, outcome.inflows, strict=True)
            if not is_carried(source)
        ),
        pools=tuple(pools),
    )


def _turned(
    settlement: Settlement, pools: Sequence[PoolOutcome], refunds: Sequence[StepOutcome]
) -> tuple[Money, Money]:
    """What of refund and dividend was not paid out, because it became contribution."""
    clauses = {f"{one.pool.name}/{step.step.number}": step for one in pools for step in one.steps}
    found = [ZERO, ZERO]
    for debt in settlement.debts:
        for kept in debt.withheld:
            step = clauses.get(kept.clauses[0]) if kept.item == CONVERTED and kept.clauses else None
            if step is not None:
                at = 0 if step in refunds else 1
                found[at] = found[at] + kept.figure.money
    return found[0], found[1]


def _sum(steps: Sequence[StepOutcome]) -> Money:
    return sum((step.amount for step in steps), start=ZERO)


def _flow(outcome: PoolOutcome, asked: Callable[[Source], bool]) -> Money:
    """What came in by some of the sources, in whole fen; what is subtracted counts negative."""
    flows = zip(outcome.pool.sources, outcome.inflows, strict=True)
    found = [-figure.value if source.negative else figure.value for source, figure in flows if asked(source)]
    return Figure(op="sum", value=sum(found, Fraction(0)), unit=YUAN).to_fen().money

"""A co-operative's surplus plan that returns less than the floor by trade (农民专业合作社法 第四十四条)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from linkage.check import REFUSAL, WARNING, Spot
from linkage.files.counter_examples import WHOLE
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool
from linkage.model.distribution import TRADE_SHEETS, by_trade, is_reserve
from linkage.model.payer import REFUND, UNION, Statute

_LAW = "盈余返还比例下限"


@frozen
class _Returned:
    """Of an example: what may be distributed, and what of it goes back by trade."""

    distributable: Fraction
    refund: Fraction


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, pool in season.pools():
        own = pool.statute is Statute.COOPERATIVE and arrangement.parties[pool.payer].kind is not UNION
        if not own or _refunds_by_clause(arrangement, pool):
            continue
        law = season.law(_LAW, arrangement, pool.where)
        returned = _returned(season, arrangement, pool, WHOLE)
        if law.figure is None or returned is None:
            continue
        least = law.figure.value * returned.distributable
        if returned.refund < least:
            yield Spot(
                f"分配“{pool.name}”",
                f"若盈余是 {yuan(WHOLE)}，可分配盈余 {yuan(returned.distributable)}，"
                f"按交易量返还只有 {yuan(returned.refund)}，不到 {law.said}（{yuan(least)}），"
                f"差 {yuan(least - returned.refund)}",
                "" if _traded(season) else WARNING,
                law=law,
            )


def _refunds_by_clause(arrangement: Arrangement, pool: Pool) -> bool:
    """Say whether a clause of the same payer returns by trade: how much, only the season itself can tell."""
    return any(term.payer == pool.payer and term.income == REFUND for term in arrangement.terms)


def _traded(season: Unreckoned) -> bool:
    """Say whether the registers hold any trade: without it there is nothing to return by."""
    return any(season.books.rows(sheet) for sheet in TRADE_SHEETS)


def _returned(season: Unreckoned, arrangement: Arrangement, pool: Pool, amount: Fraction) -> _Returned | None:
    """Walk the pool, and the payer's pools it feeds; nothing when a step has nobody to share it."""
    outcome = season.rehearse(arrangement, pool, amount)
    if outcome is None:
        return None
    fed = {other.name: (signed, other) for signed, other in season.pools() if other is not pool}
    held, refund = Fraction(0), Fraction(0)
    for done in outcome.steps:
        step, money = done.step, done.amount.yuan
        if step.to in {HOUSEHOLDS, MEMBERS} and done.weights is not None and not done.weights[1]:
            return None
        if step.kind == "弥补亏损" or is_reserve(step):
            held += money
        elif step.to in {HOUSEHOLDS, MEMBERS} and by_trade(step):
            refund += money
        elif step.to in fed and fed[step.to][1].payer == pool.payer and money:
            inner = _returned(season, *fed[step.to], money)
            if inner is None:
                return None
            held += money - inner.distributable
            refund += inner.refund
    return _Returned(amount - held, refund) if amount > held else None


LINT = Lint(
    name="refund_floor",
    code="C722",
    severity=REFUSAL,
    asks="合作社的盈余，按交易量返还够不够法定的下限",
    why="可分配盈余主要按成员与合作社的交易量（额）返还，返还总额不得低于可分配盈余的法定比例",
    mend="请提高按交易量（交售、代销）返还的比例；付款方不是农民专业合作社的，请改正当事人的类型",
    ground="《农民专业合作社法》第四十四条",
    find=_find,
    points=(4, 29),
)

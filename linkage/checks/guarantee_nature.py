"""A fixed return on a stake of which nobody said what it is, or that is said to be what it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.nature import DIVIDEND, NATURE, asks_nature, nature_of, natures_of

_DEDUCTED = "已扣保底"


def _find(settlement: Settlement) -> Iterable[Spot]:
    owed = _owed(settlement)
    for arrangement, term in settlement.terms():
        amount = owed.get((arrangement.code, term.name), ZERO)
        if not amount or not asks_nature(term):
            continue
        nature = nature_of(arrangement, term)
        said = "" if nature else _unsaid(term, amount)
        if nature == DIVIDEND:
            said = _no_dividend(settlement, arrangement, term, amount)
        if said:
            yield Spot(f"条款“{term.name}”", said)


def _unsaid(term: Term, amount: Money) -> str:
    words = natures_of(term.quantity)
    return (
        f"{term.payer}按固定标准付 {amount} 元，协议没有写它是什么：{'、'.join(words)}，"
        f"合同、凭证和税都不一样。没有写的，凭证先记付款方的成本，税只告知（有争议）。"
        f"请在条款里写 {NATURE}: {words[-1]}（或{words[0] if len(words) == 2 else '另外两种'}）"
    )


def _no_dividend(settlement: Settlement, arrangement: Arrangement, term: Term, amount: Money) -> str:
    """Why it can be no share of profit: the profit is told after it, or there is none."""
    for outcome in settlement.pools:
        if outcome.payer != arrangement.party_code(term.payer):
            continue
        if outcome.loss:
            return (
                f"写的是“{DIVIDEND}”，“{outcome.pool.name}”本期却亏损 {outcome.loss} 元，"
                f"没有可以分配的利润，{amount} 元照付不成其为分红。"
                f"请不付，或把“{NATURE}”改成费用的一种，由付款方记成本"
            )
        if outcome.pool.guarantee_basis == _DEDUCTED:
            return (
                f"写的是“{DIVIDEND}”，“{outcome.pool.name}”的利润口径却是“{_DEDUCTED}”，"
                f"{amount} 元已经当成本扣过，成本不是分红。"
                f"请把“{NATURE}”改成 {'、'.join(natures_of(term.quantity)[1:])} 之一，或改用未扣保底的利润"
            )
    return ""


def _owed(settlement: Settlement) -> Mapping[tuple[str, str], Money]:
    found: dict[tuple[str, str], Money] = {}
    for line in settlement.lines:
        key = (line.arrangement, line.clause)
        found[key] = found.get(key, ZERO) + line.amount
    return found


CHECK = Check(
    name="guarantee_nature",
    code="C794",
    severity=WARNING,
    asks="固定的股金回报写没写收益性质，写的和利润口径、盈亏合不合",
    ground="《公司法》第二百一十条、第二百一十一条；保底是什么，看合同的实质（未确认）",
    find=_find,
    points=(7, 20),
    mechanisms=(5,),
)

"""A fee for organising leases that is promised for one use and shared out for another (流转服务费的用途)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Term
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.land_fees import USE, is_for, is_land_fee, pools_taking

_LAW = "流转管理费的用途"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement, term in settlement.terms():
        fee = sum((line.amount for line in settlement.lines if line.clause == term.name), start=ZERO)
        if not fee or not is_land_fee(term, arrangement):
            continue
        names = {pool.name for pool in pools_taking(arrangement, term)}
        for outcome in settlement.pools:
            if outcome.pool.name in names:
                yield from _shared(settlement, arrangement, term, outcome, fee)


def _shared(
    settlement: Settlement, arrangement: Arrangement, term: Term, outcome: PoolOutcome, fee: Money
) -> Iterator[Spot]:
    steps = (step for step in outcome.steps if step.step.to in {HOUSEHOLDS, MEMBERS})
    given = sum((step.amount for step in steps), start=ZERO)
    said = arrangement.said(term, USE)
    if not given:
        return
    where, pool = f"条款“{term.name}”", outcome.pool.name
    if not said:
        law = settlement.law(_LAW, arrangement, where)
        yield Spot(
            where,
            f"{fee} 元进了“{pool}”，一起分给成员 {given} 元；这笔费用按规定{law.said}。"
            f"请在“{pool}”的提取里留出这一笔，并在文书写上 {USE}",
            severity=NOTE,
            law=law,
        )
        return
    kept = set_aside(outcome, said)
    if kept < fee:
        yield Spot(
            where,
            f"文书写着用于“{said}”，{fee} 元却进了“{pool}”，一起分给成员 {given} 元，"
            f"专门为它留出的只有 {kept} 元。请在“{pool}”的提取里写一项“其中”，"
            f"名称和用途相同、不少于 {fee} 元，或改写 {USE}",
        )


def set_aside(outcome: PoolOutcome, use: str) -> Money:
    """What a pool keeps for a use: its reserves, and the parts of them, that bear the name of it."""
    kept = ZERO
    for step in outcome.steps:
        if step.step.kind != "提取":
            continue
        if is_for(step.name, use):
            kept += step.amount
        else:
            kept += sum((figure.money for name, figure in step.earmarks if is_for(name, use)), start=ZERO)
    return kept


CHECK = Check(
    name="fee_use",
    code="C796",
    severity=WARNING,
    asks="流转服务费写明的用途，和它进的分配合不合",
    ground="流转服务管理费的三方约定；合作协议的分配办法",
    find=_find,
    mechanisms=(23,),
)

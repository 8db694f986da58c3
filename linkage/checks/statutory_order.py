"""Losses, reserve, members, others: the order in which a surplus or income may be used (121号 第二十八条)."""

from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.engine.surplus import Surplus, surpluses
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Step
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute

_PLACES = ("弥补亏损", "提取公积公益金", "向成员分配", "其他")
_MEMBERS, _OTHER = 2, 3
_LAWS = {Statute.COLLECTIVE: "集体收益分配次序", Statute.COOPERATIVE: "盈余返还比例下限"}


def _find(settlement: Settlement) -> Iterable[Spot]:
    for surplus in surpluses(settlement, *_LAWS):
        spots = list(_of(surplus))
        if spots:
            law = settlement.law(_LAWS[surplus.statute], surplus.arrangement, f"分配“{surplus.name}”")
            yield from (Spot(spot.where, spot.message, spot.severity, law) for spot in spots)


def _of(surplus: Surplus) -> Iterable[Spot]:
    pool = surplus.pools[0].pool
    for earlier, later in zip(pool.steps, pool.steps[1:], strict=False):
        before, after = _place(earlier), _place(later)
        if before <= after:
            continue
        # Who comes before the members costs them nothing where percentages speak of one base.
        severity = NOTE if (before, after) == (_OTHER, _MEMBERS) else WARNING
        yield Spot(
            f"分配“{pool.name}”第{later.number}步",
            f"“{later.to}”属于{_PLACES[after]}，写在了第{earlier.number}步“{earlier.to}”（{_PLACES[before]}）的后面。"
            f"次序是弥补亏损、提取公积金、向成员分配、其他；请调换这两步",
            severity,
        )


def _place(step: Step) -> int:
    if step.kind == "弥补亏损":
        return 0
    if step.kind == "提取":
        return 1
    return _MEMBERS if step.to in {HOUSEHOLDS, MEMBERS} else _OTHER


CHECK = Check(
    name="statutory_order",
    code="C644",
    severity=WARNING,
    asks="弥补亏损、提取公积金、向成员分配、其他，次序对不对",
    ground="财农〔2021〕121号第二十八条；《农民专业合作社法》第四十二条、第四十四条",
    find=_find,
    points=(3, 4),
    mechanisms=(35,),
)

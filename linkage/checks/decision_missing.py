"""A payer distributes without the record of its members' resolution (农村集体经济组织法 第二十六条)."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.governance.matters import COOPERATIVES, deciding, duties
from linkage.model.entitlement import Settlement

#: What the plan is called, and who decides it by which article, for each kind of payer with an assembly.
_COLLECTIVE = ("收益分配方案", "《农村集体经济组织法》第二十六条、第二十七条")
_COOPERATIVE = ("盈余分配方案", "《农民专业合作社法》第二十九条、第三十条")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.assembled else None
        if duty.assembled and (matter is None or matter.resolution is None):
            plan, ground = _COOPERATIVE if duty.kind in COOPERATIVES else _COLLECTIVE
            year = duty.arrangement.first_day.date.year
            what = (
                "台账〔会议〕中没有“决议”一步的记录"
                if matter is None
                else f"会议 {matter.number} 没有“决议”一步"
            )
            yield Spot(
                duty.where,
                f"{duty.party.legal_type}的分配要由成员决定，{what}，文书不能称正式。"
                f"请补上会议号、日期、事项（例如“成员大会：{year}年度{plan}”）、应到、实到和票数",
                ground=ground,
            )


CHECK = Check(
    name="decision_missing",
    code="C610",
    severity=WARNING,
    asks="须经成员大会决定的分配，有没有决议记录",
    ground="《农村集体经济组织法》第二十六条、第二十七条；《农民专业合作社法》第二十九条、第三十条",
    find=_find,
    points=(8,),
    mechanisms=(73,),
    gate=True,
)

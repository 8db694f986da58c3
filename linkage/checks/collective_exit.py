"""A collective that pays a member who leaves like a co-operative would: its property is never divided."""

from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.engine.accounts import INCOME
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.model.payer import ACTING, COLLECTIVE

_LAW = "退出时分割集体财产"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for party in arrangement.parties.values():
            mine = [
                line
                for line in settlement.lines
                if line.payer == party.code and line.income == INCOME and line.arrangement == arrangement.code
            ]
            if mine and party.kind in {COLLECTIVE, ACTING}:
                law = settlement.law(_LAW, arrangement, party.name)
                total = sum((line.amount for line in mine), start=ZERO)
                yield Spot(
                    party.name,
                    f"“{mine[0].clause}”给 {len(mine)} 户退还 {total} 元。退出集体经济组织的，{law.said}要求"
                    f"分割集体财产；可以协商给适当补偿，或者在一定期限内保留原有的权益，那要另写条款、另作决议",
                    law=law,
                )


CHECK = Check(
    name="collective_exit",
    code="C659",
    severity=REFUSAL,
    asks="集体有没有给退出的人退还、分割财产",
    ground="《农村集体经济组织法》第十六条、第三十六条",
    find=_find,
    override=False,
    points=(5, 13),
)

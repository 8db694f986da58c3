"""Somebody who lost a right without a word of why: an event that ends a membership and cites nothing."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles

_GONE = {"退出", "迁出"}


def _find(settlement: Settlement) -> Iterable[Spot]:
    if not any(map(collective_roles, settlement.arrangements)):
        return
    decided = {row.text("对象") for row in settlement.books.rows("决定") if row.text("种类") == "资格"}
    for row in settlement.books.rows("事件"):
        if row.text("事件") not in _GONE or row.text("依据") or row.payee in decided:
            continue
        day = row.day("日期")
        when = day.date.isoformat() if day is not None else ""
        yield Spot(
            str(row.where("依据")),
            f"{row.payee} {when} {row.text('事件')}，没有写依据："
            f"失去分配权的，要说得出是按哪一条、哪一次决定。"
            f"请在“依据”里写上本人申请、决议的文号或法条",
        )


CHECK = Check(
    name="loss_without_reason",
    code="C669",
    severity=WARNING,
    asks="失去成员身份的，有没有写依据",
    ground="《农村集体经济组织法》第十六条、第十七条、第十八条",
    find=_find,
    points=(25,),
    mechanisms=(22,),
)

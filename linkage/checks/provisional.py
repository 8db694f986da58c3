"""Paid before the papers were there (绿色通道): what is missing, until when, and is the day over."""

from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.governance.decisions import deferrals, overdue
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for one in deferrals(settlement):
        where, papers = str(one.row.where("对象")), settlement.books.paper_day
        if papers is None:
            yield Spot(
                where,
                f"{one.target} 暂缓到 {one.deadline}，〔事实〕没有出表日，说不清过期没有。请写上文书的日期",
            )
        elif overdue(settlement, one):
            yield Spot(
                where,
                f"{one.target} 的手续要在 {one.deadline} 前补齐，文书的出表日 {papers} 已经过期，"
                f"还缺：{one.missing}。请补上记录并删去这条暂缓，或另作决定延期",
            )
        else:
            yield Spot(where, f"先付后补：{one.deadline} 前补齐 {one.missing}，文书标“暂付”", NOTE)


CHECK = Check(
    name="provisional",
    code="C618",
    severity=WARNING,
    asks="先付后补的，缺什么、补到哪天、过期没有",
    ground="台账〔决定〕里的暂缓",
    find=_find,
    points=(9,),
    mechanisms=(65,),
)

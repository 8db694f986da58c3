"""Expulsion from a co-operative: decided by the assembly after the member was heard (第二十六条)."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.membership import cooperative_of
from linkage.model.entitlement import Settlement

_EXPELLED = "除名"


def _find(settlement: Settlement) -> Iterable[Spot]:
    if cooperative_of(settlement) is None:
        return
    decided = [
        row.text("事项")
        for row in settlement.books.rows("会议")
        if row.text("步骤") == "决议" and row.day("日期") is not None
    ]
    for event in settlement.books.rows("事件"):
        if event.text("事件") != _EXPELLED:
            continue
        known = any(_EXPELLED in matter and event.household in matter for matter in decided)
        if not known:
            yield Spot(
                str(event.where("事件")),
                f"{event.household} 被除名，〔会议〕里没有除名的决议。除名要由成员大会表决，"
                f"表决前给本人陈述意见的机会；请在〔会议〕补一行“决议”，"
                f"事项写“{event.household} 除名”和听取意见的日期",
            )


CHECK = Check(
    name="expulsion",
    code="C655",
    severity=WARNING,
    asks="除名有没有成员大会的决议",
    ground="《农民专业合作社法》第二十六条",
    find=_find,
    points=(8, 13),
)

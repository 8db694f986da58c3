"""A pool that an assembly has to decide, without the record of its resolution (集体经济组织法 第二十六条)."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    decided = any(
        row.text("步骤") == "决议" and row.day("日期") is not None for row in settlement.books.rows("会议")
    )
    if decided:
        return
    for outcome in settlement.pools:
        if outcome.pool.public:
            yield Spot(
                f"分配“{outcome.pool.name}”",
                "台账〔会议〕中没有“决议”一步的记录，文书只能是草案；请补上会议号、日期、应到、实到和票数",
            )


CHECK = Check(
    name="decision_missing",
    code="C610",
    severity=WARNING,
    asks="须经成员大会决定的分配，有没有决议记录",
    ground="《农村集体经济组织法》第二十六条、第二十七条",
    find=_find,
    points=(8,),
    mechanisms=(73,),
)

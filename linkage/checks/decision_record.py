"""A decision that lacks person, day or reason, favours who made it, or leads nowhere: it does not count."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.governance.decisions import ANSWERED, DEFERRED, GRANTED, decisions
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    parties = {party.code for a in settlement.arrangements for party in a.parties.values()}
    for one in decisions(settlement):
        if one.kind == ANSWERED and not one.speaks_of_finding:
            known = one.target.partition(".")[0] in {*settlement.books.households, *parties}
            if known:
                continue  # an objection; whoever keeps the posting tells of those that are open
            lacks = f"对象“{one.target}”既不是发现的编号，也不是名册上的户"
        elif one.kind in {GRANTED, DEFERRED} and one.counts and not one.speaks_of_finding:
            lacks = f"对象“{one.target}”不是发现的编号"
        else:
            lacks = one.lacks
        if lacks:
            yield Spot(
                str(one.row.where("对象")),
                f"决定 {one.number}（{one.kind} {one.target}）不算数：{lacks}。请补全或由有权的人另作决定",
            )


CHECK = Check(
    name="decision_record",
    code="C617",
    severity=WARNING,
    asks="决定有没有人、日期和理由，是不是给自己作的决定",
    ground="决定要写明人、日期和理由才算数",
    find=_find,
    points=(8, 27),
    mechanisms=(57,),
)

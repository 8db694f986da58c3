"""A membership that the roster ends without an event or a decision that says why (集体法 第十七条)."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.governance.decisions import ENTITLED, decisions
from linkage.governance.matters import duties
from linkage.model.entitlement import Settlement
from linkage.model.registers import Member

_LAW = "集体成员身份丧失"


def _find(settlement: Settlement) -> Iterable[Spot]:
    if not any(duty.four_and_two for duty in duties(settlement)):
        return
    season = settlement.main.season
    ruled = {one.target for one in decisions(settlement) if one.kind == ENTITLED and one.counts}
    for member in settlement.books.members():
        until = member.until
        if until is None or not season.first <= until.date <= season.last:
            continue
        if _reasoned(settlement, member) or {member.payee, member.household} & ruled:
            continue
        law = settlement.law(_LAW, settlement.main, member.row.where("成员至"))
        yield Spot(
            str(member.row.where("成员至")),
            f"{member.payee} 的成员身份记到 {until.date} 为止，没有写事由，此后不再参加分配。"
            "请在〔事件〕里写明死亡、退出、迁出等和依据，或在〔决定〕里写“资格”的决定",
            law=law,
        )


def _reasoned(settlement: Settlement, member: Member) -> bool:
    """An event says why; whether it cites what it rests on is asked by the check of events."""
    return any(
        not row.member or row.member == member.number
        for row in settlement.books.rows_of("事件", member.household)
    )


CHECK = Check(
    name="right_lost",
    code="C619",
    severity=WARNING,
    asks="名册上季内终止的成员身份，有没有写事由",
    ground="《农村集体经济组织法》第十七条",
    find=_find,
    points=(25,),
    mechanisms=(22,),
)

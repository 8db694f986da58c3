"""A co-operative that shares out a surplus without any trade by its members in the season (空壳社)."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.lint import speaks_of
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import cooperative_roles

_LAW = "盈余返还比例下限"
_TRADE = ("交售", "代销", "居间", "用工")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        pool = outcome.pool
        arrangement = next(a for a in settlement.arrangements if pool in a.pools)
        if pool.payer not in cooperative_roles(arrangement):
            continue
        shared = [step for step in outcome.steps if step.step.to in {HOUSEHOLDS, MEMBERS} and step.amount]
        members = len(settlement.books.households)
        if shared and members and not _traded(settlement, arrangement):
            law = settlement.law(_LAW, arrangement, pool.where)
            yield Spot(
                f"分配“{pool.name}”",
                f"{pool.payer}有 {members} 户成员，结算期里没有一笔成员交易，却要分 {outcome.taken_in} 元："
                f"没有交易就没有按交易量返还的依据，也可能是挂牌的空壳社。请补登成员的交售、代销，"
                f"确实没有交易的，请说明盈余从哪里来，并在〔决定〕里答复",
                law=law,
            )


def _traded(settlement: Settlement, arrangement: Arrangement) -> bool:
    """Say whether a member traded in the season, in any sheet of dealings the books have."""
    first, last = arrangement.first_day.date, arrangement.last_day.date
    own = {
        word
        for pool in arrangement.pools
        for step in pool.steps
        if step.income == "返还"
        for word in speaks_of(step.weight)
        if word in settlement.books.tables and word not in {"股份", "名册", "成员账户"}
    }
    for sheet in {*_TRADE, *own}:
        for row in settlement.books.rows(sheet):
            day = row.day("日期")
            if row.household and (day is None or first <= day.date <= last):
                return True
    return False


CHECK = Check(
    name="no_member_trade",
    code="C679",
    severity=WARNING,
    asks="合作社结算期里有没有成员交易",
    ground="《农民专业合作社法》第四十四条",
    find=_find,
    points=(24,),
    mechanisms=(33,),
)

"""Assisted households paid out of public money without a reason code (岗位、交货、劳动、土地、救助)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from linkage.check import REFUSAL, Check, Spot
from linkage.ground.fault import listed
from linkage.ground.money import ZERO
from linkage.ground.season import years_later
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS
from linkage.model.categories import categories_on
from linkage.model.entitlement import Line, PoolOutcome, Settlement
from linkage.model.law import Parameter
from linkage.model.public_money import public_source

_DECIDED, _CONDITION = "帮扶对象由村民会议决定", "帮扶资金不搞无条件分红"
_ASSISTED = re.compile(r"(?<!非)(脱贫|监测|防止?返贫|易返贫|致贫|低保|特困|困难|贫困)")

#: What shows a reason to be paid: a post or work, goods delivered, land let, verified results.
_REASONS = ("用工", "交售", "代销", "地块", "验收", "积分")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        source = public_source(outcome.pool, settlement.arrangements, settlement.books)
        day = outcome.pool.record_day.date
        for step in outcome.pool.steps if source else ():
            if step.to not in {HOUSEHOLDS, MEMBERS}:
                continue
            clause = f"{outcome.pool.name}/{step.number}"
            paid = [
                line
                for line in settlement.lines
                if line.clause == clause and _assisted(settlement, line, day)
            ]
            idle = [line for line in paid if not _has_reason(settlement, line, day)]
            if idle:
                yield Spot(
                    f"分配“{outcome.pool.name}”第{step.number}步",
                    _told(settlement, source, paid, idle, day),
                    law=_law(settlement, outcome),
                )


def _law(settlement: Settlement, outcome: PoolOutcome) -> Parameter:
    """The villagers' decision where its law was compared with the text; else the policy against gifts."""
    arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
    decided = settlement.laws.on(_DECIDED, arrangement.last_day.date)
    if decided is not None and decided.cite.confirmed:
        return decided
    return settlement.law(_CONDITION, arrangement, outcome.pool.where)


def _assisted(settlement: Settlement, line: Line, day: datetime.date) -> bool:
    household, _, member = line.payee.partition(".")
    words = categories_on(settlement.books, household, member, day)
    return any(_ASSISTED.search(word.text) for word in words)


def _has_reason(settlement: Settlement, line: Line, day: datetime.date) -> bool:
    household = line.payee.partition(".")[0]
    if any(settlement.books.rows_of(sheet, household) for sheet in _REASONS):
        return True
    return any(day <= years_later(decided, 1) for decided in _decisions(settlement, line))


def _decisions(settlement: Settlement, line: Line) -> Sequence[datetime.date]:
    """The days on which somebody decided that this household is helped (决定, 种类 资格 or 准予)."""
    household = line.payee.partition(".")[0]
    return [
        day.date
        for row in settlement.books.rows("决定")
        if row.text("种类") in {"资格", "准予"}
        and row.text("对象") in {household, line.payee}
        and row.text("决定人")
        and row.text("理由")
        and (day := row.day("日期")) is not None
    ]


def _told(
    settlement: Settlement, source: str, paid: Sequence[Line], idle: Sequence[Line], day: datetime.date
) -> str:
    amount = sum((line.amount for line in idle), start=ZERO)
    names = listed(line.payee for line in idle[:3]) + (" 等" if len(idle) > 3 else "")
    old = max((decided for line in idle for decided in _decisions(settlement, line)), default=None)
    again = f"；最近的决定是 {old}，到 {day} 已过一年，要重新评议" if old is not None else ""
    return (
        f"“{source}”是公共资金，{len(paid)} 个帮扶对象分到钱，{len(idle)} 个说不出凭什么"
        f"（{names}，共 {amount} 元）："
        f"没有岗位、务工、交货、土地、验收的记录，也没有一年以内的救助决定{again}。"
        f"请补上记录，或经村民会议决定后写进〔决定〕（种类“资格”，对象写户号），每年评议一次"
    )


CHECK = Check(
    name="assistance_reason",
    code="C673",
    severity=REFUSAL,
    asks="帮扶对象从公共资金里分到的钱，有没有说得出的理由和一年以内的决定",
    ground="《村民委员会组织法》第二十八条；以奖代补、不搞无条件分红的政策",
    find=_find,
    points=(21,),
    mechanisms=(31, 39, 44),
)

"""Trade of somebody who is no member counted for a refund (合作社法 第四十一条、第四十四条)."""

import datetime
from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.engine.holding import Scope
from linkage.engine.quantity import rows_read
from linkage.engine.surplus import Surplus, surpluses
from linkage.ground.fault import listed
from linkage.model.categories import categories_on
from linkage.model.distribution import TRADE_SHEETS, by_trade
from linkage.model.entitlement import Settlement, StepOutcome
from linkage.model.payer import Statute
from linkage.model.registers import Books, Row

_LAW = "合作社成员与非成员交易分别核算"
_OUTSIDERS = ("非成员", "非社员")
_TOLD = 3


def _find(settlement: Settlement) -> Iterable[Spot]:
    for surplus in surpluses(settlement, Statute.COOPERATIVE):
        for outcome in surplus.pools:
            for step in outcome.steps:
                if by_trade(step.step):
                    yield from _outside(settlement, surplus, outcome.pool.name, step)


def _outside(settlement: Settlement, surplus: Surplus, pool: str, step: StepOutcome) -> Iterable[Spot]:
    owners = {outcome.pool.name: outcome.payer for outcome in settlement.pools}
    scope, day = Scope(surplus.arrangement, settlement.books, owners), surplus.arrangement.last_day.date
    clause = f"{pool}/{step.step.number}"
    paid = {line.payee.partition(".")[0]: line for line in settlement.lines if line.clause == clause}
    weight = step.step.weight
    parts = (weight.parts or (weight,)) if weight is not None else ()
    rows = [
        row
        for part in parts
        if part.quantity[0] in TRADE_SHEETS
        for row in rows_read(part.quantity, pool, scope)
        if row.household in paid and not _member(settlement.books, row, day)
    ]
    if rows:
        law = settlement.law(_LAW, surplus.arrangement, f"分配“{pool}”")
        who = sorted({row.household for row in rows})
        more = f" 等 {len(who)} 户" if len(who) > _TOLD else ""
        yield Spot(
            f"分配“{pool}”第{step.step.number}步",
            f"{listed(who[:_TOLD])}{more}有 {len(rows)} 笔交易发生时不是成员"
            f"（首处 {rows[0].where('户号')}），"
            f"也算进了返还：非成员的交易要分开核算，不参加返还。"
            f"请给这一步写 资格（例如 类别: 成员），或在这些行的“条款”写明它们属于哪一条",
            law=law,
        )


def _member(books: Books, row: Row, last: datetime.date) -> bool:
    """Say whether the household had a member on the day of the trade, and is none by its category."""
    day = row.day("日期")
    on = day.date if day is not None else last
    said = {word.text for word in categories_on(books, row.household, row.member, on)}
    people = books.households[row.household].members
    return said.isdisjoint(_OUTSIDERS) and any(person.on(on) for person in people)


CHECK = Check(
    name="member_trade",
    code="C641",
    severity=REFUSAL,
    asks="按交易返还的，有没有把非成员的交易算进去",
    ground="《农民专业合作社法》第四十一条、第四十四条",
    find=_find,
    points=(24,),
)

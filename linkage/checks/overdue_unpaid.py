"""What fell due and is not paid on the day of the papers, one answer a clause and due day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from linkage.check import NOTE, Check, Spot
from linkage.engine.overdue import Overdue, overdue
from linkage.ground.money import ZERO
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement

#: So many due days of a clause are told one by one; wages and crops may have one a month or a day.
_FEW = 3


def _find(settlement: Settlement) -> Iterable[Spot]:
    day = settlement.books.paper_day
    until = chinese_date(day) if day is not None else ""
    alike: dict[tuple[str, str, str], dict[datetime.date, list[Overdue]]] = {}
    for one in overdue(settlement):
        key = (one.line.payer, one.line.arrangement, one.line.clause)
        alike.setdefault(key, {}).setdefault(one.due, []).append(one)
    for (payer, arrangement, clause), by_day in alike.items():
        every = [one for due in sorted(by_day) for one in by_day[due]]
        name = settlement.party_name(payer)
        for found in [every] if len(by_day) > _FEW else by_day.values():
            amount = sum((one.amount for one in found), start=ZERO)
            due, days = chinese_date(found[0].due), found[0].days
            when = f"{due}到期" if found is not every else f"{due}起有 {len(by_day)} 个付款日过了"
            late = f"逾期 {days} 天" if found is not every else f"最早的逾期 {days} 天"
            yield Spot(
                f"{arrangement} {clause}",
                f"“{clause}”{when}，到出表日 {until}，{name}还有 {len(found)} 笔 {amount} 元没有付，{late}。"
                "付过的请登记在〔已付〕，写日期和凭证；没有付的请尽快付",
            )


CHECK = Check(
    name="overdue_unpaid",
    code="C791",
    severity=NOTE,
    asks="到了约定的付款日，有没有还没付的",
    ground="《民法典》第五百零九条（按约定全面履行）（未确认）；协议各条的付款时间",
    find=_find,
)

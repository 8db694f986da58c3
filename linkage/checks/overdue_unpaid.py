"""What fell due and is not paid on the day of the papers, one answer a clause and due day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from linkage.check import NOTE, Check, Spot
from linkage.engine.overdue import Overdue, overdue
from linkage.ground.money import ZERO
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    day = settlement.books.paper_day
    alike: dict[tuple[str, str, str, datetime.date], list[Overdue]] = {}
    for one in overdue(settlement):
        key = (one.line.payer, one.line.arrangement, one.line.clause, one.due)
        alike.setdefault(key, []).append(one)
    for (payer, arrangement, clause, due), found in alike.items():
        amount = sum((one.amount for one in found), start=ZERO)
        until = chinese_date(day) if day is not None else ""
        yield Spot(
            f"{arrangement} {clause}",
            f"“{clause}”{chinese_date(due)}到期，到出表日 {until}，{settlement.party_name(payer)}还有 "
            f"{len(found)} 笔 {amount} 元没有付，逾期 {found[0].days} 天。"
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

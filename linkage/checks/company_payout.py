"""A company's dividend paid later than the law allows after the resolution (公司法 第二百一十二条)."""

import datetime
from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.surplus import surpluses
from linkage.ground.money import ZERO
from linkage.ground.season import months_later
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute

_LAW = "公司利润分配期限"


def _find(settlement: Settlement) -> Iterable[Spot]:
    decided = _decided(settlement)
    if decided is None:
        return
    for surplus in surpluses(settlement, Statute.COMPANY):
        owed = sum((d.payable for d in settlement.debts if d.payer == surplus.payer), start=ZERO)
        law = settlement.law(_LAW, surplus.arrangement, f"分配“{surplus.name}”")
        if law.figure is None or not owed:
            continue
        last = months_later(decided, law.figure.value.numerator)
        row = settlement.books.fact("出表日")
        day = row.day("数值") if row is not None else None
        if day is not None and day.date > last:
            yield Spot(
                f"分配“{surplus.name}”",
                f"决议是 {decided} 作出的，{law.said}内应当分完，最迟 {last}；"
                f"出表日 {day.date} 还有 {owed} 元没有付，"
                f"晚了 {(day.date - last).days} 天。请尽快付清，并在〔决定〕写明原因",
                law=law,
            )


def _decided(settlement: Settlement) -> datetime.date | None:
    """The last day on which the shareholders resolved."""
    rows = (row for row in settlement.books.rows("会议") if row.text("步骤") == "决议")
    days = [day.date for row in rows if (day := row.day("日期")) is not None]
    return max(days, default=None)


CHECK = Check(
    name="company_payout",
    code="C643",
    severity=WARNING,
    asks="公司的利润在决议以后的法定期限内付清没有",
    ground="《公司法》第二百一十二条",
    find=_find,
    points=(10,),
)

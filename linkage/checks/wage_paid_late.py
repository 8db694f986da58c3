"""Wages that the agreement pays by the year, the half-year or the quarter: they are paid by the month."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.work import is_work

_LAW = "工资按月支付"
_LATE = re.compile(r"次年|翌年|每年|年底|年末|年终|半年|每季|季度|期满后?一次|完工后?一次|结束后?一次")
_MONTHS = 2


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement, term in settlement.terms():
        if not is_work(term.income, term.kind):
            continue
        said = _late(arrangement, term)
        if said:
            law = settlement.law(_LAW, arrangement, term.where)
            yield Spot(
                str(term.where),
                f"条款“{term.name}”约定{said}付工钱，{law.said}按月付：请改成当月或次月付给本人",
                severity=WARNING if term.income == "薪金" else NOTE,
                law=law,
            )


def _late(arrangement: Arrangement, term: Term) -> str:
    """How the agreement says that pay waits, or nothing."""
    if term.schedule is not None:
        first, last = arrangement.first_day.date, arrangement.last_day.date
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        times = len(term.schedule.instalments)
        return f"一期分 {times} 次" if months > times * _MONTHS else ""
    found = _LATE.search(term.payment)
    return f"“{term.payment}”" if found else ""


CHECK = Check(
    name="wage_paid_late",
    code="C785",
    severity=WARNING,
    asks="工钱是不是按月付（按季、按年付的）",
    ground="《劳动法》第五十条（未确认）",
    find=_find,
    mechanisms=(18,),
)

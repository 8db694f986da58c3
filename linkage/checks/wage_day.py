"""A pay day that falls on a holiday or a day of rest: the wage is paid before it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from linkage.check import NOTE, Check, Spot
from linkage.ground.season import month_begin, month_length
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.work import is_work

_LAW, _HOLIDAY = "发工资遇节假日", "法定节假日"
_REST = ("星期六", "星期日")
_ONE_DAY = datetime.timedelta(days=1)

#: A day of every month, or of the month after the work; 10 日前 is a last day, and leaves room to pay before.
_NAMED = re.compile(r"(每月|次月|当月)\s*(\d{1,2})\s*日(?!\s*(以|之)?前)")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            if not is_work(term.income, term.kind):
                continue
            if "提前" in term.payment:
                continue
            for day in _pay_days(arrangement, term):
                rest = _rest(settlement, day)
                if not rest:
                    continue
                law = settlement.law(_LAW, arrangement, term.where)
                before = day
                while _rest(settlement, before):
                    before -= _ONE_DAY
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”的支付日 {day} 是{rest}，应当在此前付，最迟 {before}。"
                    f"请提前付，或在“支付”里写“遇节假日、休息日提前”",
                    law=law,
                )


def _pay_days(arrangement: Arrangement, term: Term) -> Iterator[datetime.date]:
    if term.schedule is not None:
        yield from (one.day.date for one in term.schedule.instalments)
        return
    named = _NAMED.search(term.payment)
    if named is None:
        return
    first, last = arrangement.first_day.date, arrangement.last_day.date
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    later = 1 if named[1] == "次月" else 0
    for count in range(later, months + later):
        month = month_begin(first, count)
        last_of_month = month_length(month.year, month.month)
        yield month.replace(day=max(1, min(int(named[2]), last_of_month)))


def _rest(settlement: Settlement, day: datetime.date) -> str:
    """What day of rest a day is, or the empty text."""
    holiday = settlement.laws.on(_HOLIDAY, day)
    if holiday is not None:
        return holiday.said
    return _REST[day.weekday() - 5] if day.weekday() >= 5 else ""


CHECK = Check(
    name="wage_day",
    code="C672",
    severity=NOTE,
    asks="工资支付日是不是节假日、休息日",
    ground="《保障农民工工资支付条例》第十四条",
    find=_find,
    points=(26,),
)

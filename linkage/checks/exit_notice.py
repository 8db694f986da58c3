"""Leaving a co-operative: asked in writing early enough, effective at the end of the year (第二十五条)."""

import datetime
from collections.abc import Iterable

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.engine.membership import ORGANISATION, cooperative_of, kind_of
from linkage.ground.season import months_later
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

_LEAVES, _EXPELLED = "退出", "除名"
_LAWS = {True: "合作社单位退社提前月数", False: "合作社个人退社提前月数"}


def _find(settlement: Settlement) -> Iterable[Spot]:
    found = cooperative_of(settlement)
    if found is None:
        return
    arrangement = found[0]
    accounts = settlement.accounts
    holders = accounts.by_payee if accounts is not None else settlement.books.households
    for event in settlement.books.rows("事件"):
        day = event.day("日期")
        leaves = event.text("事件") in {_LEAVES, _EXPELLED} and event.figure("份额") is None
        if (
            leaves
            and day is not None
            and event.household in holders
            and day.date.year == arrangement.season.last.year
        ):
            yield from _of(settlement, arrangement, event, day.date)


def _of(settlement: Settlement, arrangement: Arrangement, event: Row, day: datetime.date) -> Iterable[Spot]:
    where, kind = str(event.where("日期")), event.text("事件")
    end = datetime.date(day.year, 12, 31)
    if day != end:
        message = f"{event.household} {kind}写在 {day}：成员资格自会计年度终了时终止，请把“日期”改为 {end}"
        yield Spot(where, message)
    if kind == _EXPELLED:
        return
    organisation = kind_of(settlement.books, event.household, day) == ORGANISATION
    law = settlement.law(_LAWS[organisation], arrangement, where)
    if law.figure is None:
        return
    asked, latest = event.day("申请日"), months_later(end, -int(law.figure.value))
    if asked is None:
        message = f"{event.household} 退社没有写书面申请的日期，应在 {latest} 或以前提出；请在“申请日”补上"
        yield Spot(where, message, WARNING, law)
    elif asked.date > latest:
        late = (asked.date - latest).days
        months = law.said.replace(" ", "")
        message = (
            f"{event.household} 在 {asked.date} 申请退社，最晚是 {latest}（会计年度终了前{months}），"
            f"晚了 {late} 天，本年不能退。请改到下一年年终，或由成员大会准予并写进〔决定〕"
        )
        yield Spot(where, message, law=law)


CHECK = Check(
    name="exit_notice",
    code="C653",
    severity=REFUSAL,
    asks="退社是不是提前三个月（单位六个月）书面提出，是不是年终才终止",
    ground="《农民专业合作社法》第二十五条、第二十六条",
    find=_find,
    points=(13,),
)

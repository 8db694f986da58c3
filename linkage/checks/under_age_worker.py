"""Somebody paid for work before the lowest age at which the law lets people be employed."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.quantity import belongs
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.person import age_on
from linkage.model.registers import Member, Row
from linkage.model.work import is_work
from linkage.words.wording import decimal

_LAW = "招用人员的最低年龄"


def _find(settlement: Settlement) -> Iterable[Spot]:
    people = {(one.household, one.number): one for one in settlement.books.members()}
    for arrangement in settlement.arrangements:
        told: set[str] = set()
        for term in arrangement.terms:
            if not is_work(term.income, term.kind):
                continue
            for row in settlement.books.rows(term.quantity[0]):
                person = people.get((row.household, row.member))
                if person is None or person.payee in told or not belongs(row, term.name, arrangement):
                    continue
                spot = _young(settlement, arrangement, row, person)
                if spot is not None:
                    told.add(person.payee)
                    yield spot


def _young(settlement: Settlement, arrangement: Arrangement, row: Row, person: Member) -> Spot | None:
    day: Day = row.day("日期") or arrangement.last_day
    try:
        years = age_on(person, day)
    except InputRefusedError:
        return None  # a roster without days of birth cannot be asked
    law = settlement.law(_LAW, arrangement, row.where("成员号"))
    if law.figure is None or years.value >= law.figure.value:
        return None
    return Spot(
        str(row.where("成员号")),
        f"{person.name}（{person.payee}）{day.date} 上工时 {decimal(years.value)} 周岁，"
        f"不到 {law.said}：不得招用；已经干的活照付，请停工并核对出生日期",
        law=law,
    )


CHECK = Check(
    name="under_age_worker",
    code="C783",
    severity=WARNING,
    asks="上工的人里有没有不到招用年龄的",
    ground="《禁止使用童工规定》第二条（未确认）",
    find=_find,
    mechanisms=(18,),
)

"""Groups often left out of a share: counted, with the article that speaks of each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from linkage.check import WARNING, Check, Spot
from linkage.engine.holding import DEATH, Scope
from linkage.engine.quantity import PER_PERSON
from linkage.engine.weight import weigh
from linkage.ground.errors import InputRefusedError
from linkage.ground.fault import listed
from linkage.ground.season import years_later
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Step
from linkage.model.categories import categories_on
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles
from linkage.model.person import BIRTH
from linkage.model.registers import Books, Member

_NOT_ENDED, _CHILD, _EQUAL = (
    "不得因此丧失成员身份的事由",
    "成员子女应当确认为成员",
    "按性别婚姻减少集体权益",
)

#: What is shared by people or by shares is a right of members; what is shared by work or goods is not.
_RIGHTS = {PER_PERSON[0], "股份"}


@frozen
class _Group:
    """People who are often left out, how one is known, and the law that speaks of them."""

    name: str
    law: str
    belongs: Callable[[Books, Member, datetime.date], bool]


def _called(pattern: str) -> Callable[[Books, Member, datetime.date], bool]:
    said = re.compile(pattern)

    def belongs(books: Books, member: Member, day: datetime.date) -> bool:
        words = categories_on(books, member.household, member.number, day)
        return any(said.search(word.text) for word in words)

    return belongs


def _newborn(_: Books, member: Member, day: datetime.date) -> bool:
    born = member.row.day(BIRTH)
    return born is not None and born.date <= day < years_later(born.date, 1)


_GROUPS = (
    _Group("外嫁女", _EQUAL, _called(r"外嫁|出嫁")),
    _Group("离婚、丧偶的人", _EQUAL, _called(r"离婚|离异|丧偶")),
    _Group("新生儿", _CHILD, _newborn),
    _Group("在校学生", _NOT_ENDED, _called(r"在校|学生|就学|升学")),
    _Group("服役的人", _NOT_ENDED, _called(r"服役|参军|现役|义务兵")),
    _Group("服刑的人", _NOT_ENDED, _called(r"服刑")),
    _Group("外出务工的人", _NOT_ENDED, _called(r"外出|务工|打工")),
)


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        collective = collective_roles(arrangement)
        for pool in arrangement.pools:
            if pool.payer not in collective:
                continue
            for step in pool.steps:
                if step.to in {HOUSEHOLDS, MEMBERS} and step.weight is not None:
                    yield from _left_out(settlement, arrangement, pool, step)


def _left_out(settlement: Settlement, arrangement: Arrangement, pool: Pool, step: Step) -> Iterable[Spot]:
    weight = step.weight
    if weight is None or weight.quantity[0] not in _RIGHTS or weight.quantity == ("", "户"):
        return
    try:
        weights = weigh(weight, pool, Scope(arrangement, settlement.books), personal=True).by_payee
    except InputRefusedError:
        return  # told where the pool is walked
    having = {payee for payee, figure in weights.items() if figure.value}
    day = pool.record_day.date
    people = [member for member in settlement.books.members() if not _dead(member, settlement.books, day)]
    for group in _GROUPS:
        own = [member for member in people if group.belongs(settlement.books, member, day)]
        missing = [m.payee for m in own if having.isdisjoint({m.payee, m.household})]
        if missing:
            law = settlement.law(group.law, arrangement, step.where)
            yield Spot(
                f"分配“{pool.name}”第{step.number}步",
                f"{day} 在册的{group.name} {len(own)} 人，{len(missing)} 人没有份（{_some(missing)}）。"
                f"请补上他们的份额；确实没有成员身份的，请在〔决定〕里写明理由和依据",
                law=law,
            )


def _dead(member: Member, books: Books, day: datetime.date) -> bool:
    return any(
        event.text("事件") == DEATH
        and event.member == member.number
        and (when := event.day("日期")) is not None
        and when.date <= day
        for event in books.rows_of("事件", member.household)
    )


def _some(payees: Sequence[str]) -> str:
    return listed(payees[:5]) + (" 等" if len(payees) > 5 else "")


CHECK = Check(
    name="group_left_out",
    code="C668",
    severity=WARNING,
    asks="外嫁女、新生儿、在校、服役等人员有几个没有份",
    ground="《农村集体经济组织法》第八条、第十二条、第十八条",
    find=_find,
    points=(25,),
    mechanisms=(22, 75),
)

"""Groups often left out of a share: counted, with the article that speaks of each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

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
    """People who are often left out, the law that speaks of them, and the words of their category."""

    name: str
    law: str
    words: str = ""

    def holds(self, called: str, *, newborn: bool) -> bool:
        """Say whether somebody belongs to it, by her categories or by her birth."""
        return re.search(self.words, called) is not None if self.words else newborn


_GROUPS = (
    _Group("外嫁女", _EQUAL, r"外嫁|出嫁"),
    _Group("离婚、丧偶的人", _EQUAL, r"离婚|离异|丧偶"),
    _Group("新生儿", _CHILD),
    _Group("在校学生", _NOT_ENDED, r"在校|学生|就学|升学"),
    _Group("服役的人", _NOT_ENDED, r"服役|参军|现役|义务兵"),
    _Group("服刑的人", _NOT_ENDED, r"服刑"),
    _Group("外出务工的人", _NOT_ENDED, r"外出|务工|打工"),
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
    day = pool.record_day.date
    own = _members(settlement.books, day)
    if not own:
        return
    try:
        weights = weigh(weight, pool, Scope(arrangement, settlement.books), personal=True).by_payee
    except InputRefusedError:
        return  # told where the pool is walked
    having = {payee for payee, figure in weights.items() if figure.value}
    for group, members in own.items():
        missing = [m.payee for m in members if having.isdisjoint({m.payee, m.household})]
        if missing:
            law = settlement.law(group.law, arrangement, step.where)
            yield Spot(
                f"分配“{pool.name}”第{step.number}步",
                f"{day} 在册的{group.name} {len(members)} 人，{len(missing)} 人没有份（{_some(missing)}）。"
                f"请补上他们的份额；确实没有成员身份的，请在〔决定〕里写明理由和依据",
                law=law,
            )


def _members(books: Books, day: datetime.date) -> Mapping[_Group, Sequence[Member]]:
    """The living people of each group, by what the books say on the record day."""
    found: dict[_Group, list[Member]] = {}
    for member in books.members():
        called = " ".join(word.text for word in categories_on(books, member.household, member.number, day))
        newborn = _newborn(member, day)
        if not (called or newborn) or _dead(member, books, day):
            continue
        for group in _GROUPS:
            if group.holds(called, newborn=newborn):
                found.setdefault(group, []).append(member)
    return found


def _newborn(member: Member, day: datetime.date) -> bool:
    born = member.row.day(BIRTH)
    return born is not None and born.date <= day < years_later(born.date, 1)


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

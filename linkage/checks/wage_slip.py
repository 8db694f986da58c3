"""A wage slip that cannot be filled in: name, identity number and contact of those who worked."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.fault import listed
from linkage.model.entitlement import Settlement
from linkage.model.registers import Member
from linkage.model.work import is_work

_LAW = "工资支付台账保存年限"
_IDENTITY, _PHONE = "证件号", "电话"


def _find(settlement: Settlement) -> Iterable[Spot]:
    books = settlement.books
    if not any(member.row.secret(_IDENTITY) is not None for member in books.members()):
        return  # a roster that keeps no identity numbers at all is no wage ledger
    for arrangement in settlement.arrangements:
        worked = {term.name for term in arrangement.terms if is_work(term.income, term.kind)}
        paid = {line.payee for line in settlement.lines if line.clause in worked and "." in line.payee}
        people = [member for member in books.members() if member.payee in paid]
        lacking = {member.payee: missing for member in people if (missing := _missing(member, settlement))}
        if not lacking:
            continue
        law = settlement.law(_LAW, arrangement, "台账〔名册〕")
        first = min(lacking)
        yield Spot(
            "台账〔名册〕",
            f"有 {len(people)} 人领了报酬，{len(lacking)} 人的工资清单填不全，"
            f"例如 {first} 没有{lacking[first]}。"
            f"工资清单要写单位、周期、日期、姓名、证件号、联系方式、工时、应发、扣减、实发和签收，"
            f"台账至少保存 {law.said}。"
            f"请在〔名册〕补上",
            law=law,
        )


def _missing(member: Member, settlement: Settlement) -> str:
    household = settlement.books.households[member.household]
    phones = [one.row.secret(_PHONE) for one in (member, household.head)]
    lacks = [] if member.name else ["姓名"]
    lacks += [] if member.row.secret(_IDENTITY) is not None else [_IDENTITY]
    lacks += [] if any(phone is not None for phone in phones) else [_PHONE]
    return listed(lacks) if lacks else ""


CHECK = Check(
    name="wage_slip",
    code="C671",
    severity=WARNING,
    asks="工资清单要写的身份和联系方式齐不齐",
    ground="《保障农民工工资支付条例》第十五条",
    find=_find,
    points=(26,),
)

"""The composition of a co-operative: how many members, how many farmers, how many organisations.

One household with an account is one member; what kind it is stands in its category.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from linkage.check import WARNING, Check, Spot
from linkage.engine.membership import FARMER, ORGANISATION, PUBLIC_BODY, cooperative_of, kind_of, members_on
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement

_REMEDY = "请核对〔名册〕的成员自、成员至和户类别（农民、非农民、企业、事业单位、社会组织、非成员）"


def _find(settlement: Settlement) -> Iterable[Spot]:
    found = cooperative_of(settlement)
    if found is not None:
        arrangement, party = found
        yield from _of(settlement, arrangement, party.name)


def _of(settlement: Settlement, arrangement: Arrangement, name: str) -> Iterable[Spot]:
    day = arrangement.last_day.date
    members = members_on(settlement.books, day)
    kinds = Counter(kind_of(settlement.books, number, day) for number in members)
    whole = len(members)
    law = settlement.law("合作社成员人数下限", arrangement, name)
    if law.figure is not None and whole < law.figure.value:
        yield Spot(name, f"成员 {whole} 户，不到 {law.said}。{_REMEDY}", law=law)
    law = settlement.law("合作社农民成员比例下限", arrangement, name)
    farmers = kinds[FARMER]
    if law.figure is not None and whole and Fraction(farmers, whole) < law.figure.value:
        yield Spot(name, f"成员 {whole} 户，农民 {farmers} 户，不到 {law.said}。{_REMEDY}", law=law)
    organisations = kinds[ORGANISATION]
    border = settlement.law("合作社单位成员只许一个的成员人数", arrangement, name)
    if border.figure is not None and whole <= border.figure.value:
        if organisations > 1:
            message = (
                f"成员 {whole} 户，不超过 {border.said}，单位成员却有 {organisations} 个，最多一个。{_REMEDY}"
            )
            yield Spot(name, message, law=border)
    else:
        law = settlement.law("合作社单位成员比例上限", arrangement, name)
        if law.figure is not None and Fraction(organisations, whole) > law.figure.value:
            message = f"成员 {whole} 户，单位成员 {organisations} 个，超过 {law.said}。{_REMEDY}"
            yield Spot(name, message, law=law)
    if kinds[PUBLIC_BODY]:
        law = settlement.law("有管理公共事务职能的单位入社", arrangement, name)
        message = f"有 {kinds[PUBLIC_BODY]} 个管理公共事务的单位是成员，{law.said}加入合作社。{_REMEDY}"
        yield Spot(name, message, law=law)


CHECK = Check(
    name="cooperative_composition",
    code="C650",
    severity=WARNING,
    asks="合作社的成员够不够五户，农民够不够八成，单位成员多不多",
    ground="《农民专业合作社法》第十二条、第十九条、第二十条",
    find=_find,
    points=(25,),
    mechanisms=(33,),
)

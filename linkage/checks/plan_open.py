"""Plan and accounts lay open long enough before the vote (集体法 第四十六条; 合作社法 第四十条)."""

from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Check, Spot
from linkage.governance.days import days_between, whole_days
from linkage.governance.matters import COOPERATIVES, day_of, deciding, duties
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

_COLLECTIVE_LAWS = ("集体方案公开天数下限", "集体成员大会通知天数下限")
_COOPERATIVE_LAWS = ("合作社方案公开天数下限",)
#: A province or a county may ask for a posting before the vote; no version of it is no duty.
_BEFORE_VOTE = "集体方案表决前公示天数下限"


def _find(settlement: Settlement) -> Iterable[Spot]:
    seen: set[str] = set()
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.assembled else None
        row = matter.resolution if matter is not None else None
        if matter is None or row is None or matter.number in seen:
            continue
        seen.add(matter.number)
        where = f"会议 {matter.number}"
        names = _COOPERATIVE_LAWS if duty.kind in COOPERATIVES else _COLLECTIVE_LAWS
        yield from _opened(settlement, where, row, names)
        yield from _posted(settlement, where, row)


def _opened(settlement: Settlement, where: str, row: Row, names: tuple[str, ...]) -> Iterator[Spot]:
    opened, met = row.day("公示起"), day_of(row)
    laws = [settlement.laws.required(name, met, row.where("公示起")) for name in names]
    law = max(laws, key=lambda one: one.figure.value if one.figure is not None else 0)
    if law.figure is None:
        return
    needed = whole_days(law.figure)
    if opened is None:
        yield Spot(
            where,
            f"没有记方案和账目哪天公开（决议一步的“公示起”），会前要公开 {needed} 天。请照张榜的日期补上",
            law=law,
        )
        return
    days = days_between(opened.date, met)
    if days < needed:
        yield Spot(
            where,
            f"方案和账目 {opened.date} 公开，{met} 开会，中间 {days} 天，"
            f"须 {needed} 天，差 {needed - days} 天"
            "（公开当天不算，开会当天算）。请改期重新表决，或写明已另行通知的记录",
            law=law,
        )


def _posted(settlement: Settlement, where: str, row: Row) -> Iterator[Spot]:
    law = settlement.laws.on(_BEFORE_VOTE, day_of(row))
    if law is None or law.figure is None:
        return
    needed, first, last = whole_days(law.figure), row.day("公示起"), row.day("公示止")
    days = days_between(first.date, last.date) if first is not None and last is not None else 0
    late = last is not None and last.date > day_of(row)
    if days < needed or late:
        told = f"公示到 {last.date}，" if late and last is not None else ""
        yield Spot(
            where,
            f"表决前的公示只有 {days} 天，{told}须 {needed} 天并在表决前期满。请公示期满后再表决",
            law=law,
        )


CHECK = Check(
    name="plan_open",
    code="C614",
    severity=WARNING,
    asks="方案、报告和账目在会前公开够不够天数",
    ground="《农村集体经济组织法》第二十七条、第四十六条；《农民专业合作社法》第四十条",
    find=_find,
    points=(9,),
    mechanisms=(73,),
    gate=True,
)

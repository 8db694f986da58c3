"""The six records of 四议两公开, all there and in their order (农村集体经济组织财务制度 第七条)."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from linkage.check import WARNING, Check, Spot
from linkage.governance.majority import read_majority
from linkage.governance.matters import (
    RESOLUTION_POSTED,
    RESOLVED,
    REVIEWED,
    STEPS,
    Matter,
    count,
    day_of,
    deciding,
    duties,
)
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter

_LAW = "重大财务事项的程序"
#: A step may fall on the day of the one before only from the resolution on: it is posted the same evening.
_SAME_DAY = {RESOLVED, RESOLUTION_POSTED}


def _find(settlement: Settlement) -> Iterable[Spot]:
    seen: set[str] = set()
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.four_and_two else None
        if matter is None or matter.resolution is None or matter.number in seen:
            continue
        seen.add(matter.number)
        law = settlement.laws.required(_LAW, day_of(matter.resolution), matter.resolution.where("日期"))
        yield from _records(matter, law)
        yield from _review(settlement, matter)


def _records(matter: Matter, law: Parameter) -> Iterator[Spot]:
    where = f"会议 {matter.number}"
    rows = {step: matter.step(step) for step in STEPS}
    missing = [step for step, row in rows.items() if row is None]
    if missing:
        yield Spot(
            where,
            f"{law.said}要有六步记录，缺{'、'.join(missing)}（{len(missing)} 步）。"
            "请在〔会议〕里补上日期和文号；结果公开写付款以后打算公开的日期",
            law=law,
        )
    there = [(step, day_of(row)) for step, row in rows.items() if row is not None]
    for (before, first), (after, second) in pairwise(there):
        if second < first or (second == first and before not in _SAME_DAY):
            yield Spot(
                where,
                f"“{after}”记在 {second}，“{before}”记在 {first}，先后不对。"
                "请核对日期；程序颠倒的，请重新议过",
                law=law,
            )


def _review(settlement: Settlement, matter: Matter) -> Iterator[Spot]:
    """The Party meeting: enough of those due came, and enough of those due agreed."""
    row = matter.step(REVIEWED)
    due = count(row, "应到") if row is not None else None
    if row is None or not due:
        return
    for asks, heading, name in (
        ("到会", "实到", "党员大会到会比例下限"),
        ("同意", "赞成", "党员大会同意须超过"),
    ):
        got = count(row, heading)
        law = settlement.laws.required(name, day_of(row), row.where("日期"))
        majority = read_majority(law)
        needed = majority.needed(due)
        if got is not None and got < needed:
            yield Spot(
                f"会议 {matter.number}",
                f"审议一步{asks}不够：应到 {due} 人，{heading} {got} 人，"
                f"须 {needed} 人（{majority.told(due)}）。"
                "请核对人数，不够的重新审议",
                law=law,
            )


CHECK = Check(
    name="four_and_two",
    code="C611",
    severity=WARNING,
    asks="四议两公开的六步是不是都有记录、先后是不是对",
    ground="《农村集体经济组织财务制度》第七条",
    find=_find,
    points=(8,),
    mechanisms=(73,),
    gate=True,
)

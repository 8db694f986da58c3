"""A project that ended, or is being replaced (调整), and still feeds a pool."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import SourceKind
from linkage.model.assets import feeding
from linkage.model.entitlement import Settlement

_REPLACED = "调整"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        pool = outcome.pool
        arrangement = next(a for a in settlement.arrangements if pool in a.pools)
        first, last = arrangement.first_day.date, arrangement.last_day.date
        for row, source in feeding(arrangement, pool, settlement.books):
            ended, state = row.day("止"), row.text("状态")
            told = (
                f"“{row.text('名称')}”经“{source.name}”进了分配“{pool.name}”"
                f"（本期可分 {outcome.taken_in} 元）"
            )
            if ended is None:
                if _REPLACED in state:
                    yield Spot(
                        str(row.where("状态")),
                        f"{told}，状态是“{state}”，却没有写到哪天为止。请在“止”里写上停止计收益的日期",
                    )
                continue
            fact = settlement.books.fact(source.name) if source.kind is SourceKind.FACT else None
            until = fact.day("止") if fact is not None else None
            reckoned = until.date if until is not None else (max(ended.date, first))
            if reckoned > ended.date:
                days = (min(reckoned, last) - ended.date).days
                yield Spot(
                    str(row.where("止")),
                    f"{told}，这个项目到 {ended.date} 为止，收益却算到 {reckoned}，多算 {days} 天。"
                    f"请核对这笔收益是哪一段时间的，停止以后的不再分",
                )


CHECK = Check(
    name="project_ended",
    code="C664",
    severity=WARNING,
    asks="已经停止或正在调整的项目，有没有还在分收益",
    ground="帮扶产业项目“巩固、升级、盘活、调整”分类管理的要求",
    find=_find,
    mechanisms=(30,),
)

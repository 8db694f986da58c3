"""An asset that feeds a pool before the day it was accepted (竣工验收)."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import SourceKind
from linkage.model.assets import feeding
from linkage.model.entitlement import Settlement

_ACCEPTED = "验收日"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        pool = outcome.pool
        arrangement = next(a for a in settlement.arrangements if pool in a.pools)
        for row, source in feeding(arrangement, pool, settlement.books):
            name, accepted = row.text("名称"), row.day(_ACCEPTED)
            told = f"“{name}”经“{source.name}”进了分配“{pool.name}”（本期可分 {outcome.taken_in} 元）"
            mend = "请等验收后再分，验收日写错了的请改正"
            where = str(row.where(_ACCEPTED))
            if accepted is None:
                yield Spot(where, f"{told}，却没有验收日：没有验收的资产不能先分收益。{mend}")
            elif accepted.date > pool.record_day.date:
                days = (accepted.date - pool.record_day.date).days
                yield Spot(
                    where,
                    f"{told}，验收日是 {accepted.date}，基准日 {pool.record_day.date} 那天还没有验收，"
                    f"早了 {days} 天。{mend}",
                )
            else:
                begins = row.day("起")
                if source.kind is SourceKind.TERM and begins is not None and begins.date < accepted.date:
                    yield Spot(
                        where,
                        f"{told}，条款从 {begins.date} 算起，验收日是 {accepted.date}，"
                        f"验收前的 {(accepted.date - begins.date).days} 天不应计收益。请把“起”改到验收日以后",
                    )


CHECK = Check(
    name="asset_not_accepted",
    code="C663",
    severity=WARNING,
    asks="没有验收的资产有没有先分收益",
    ground="帮扶项目资产管理的要求：先验收，后分配",
    find=_find,
    points=(5,),
    mechanisms=(27,),
)

"""A public-welfare asset (公益性资产) that feeds a dividend: its income is no share of anybody."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS
from linkage.model.assets import feeding
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles

_LAW = "集体不得量化的资产类别"
_SHARED = {"股金", "返还"}


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        pool = outcome.pool
        arrangement = next(a for a in settlement.arrangements if pool in a.pools)
        if not any(s.to in {HOUSEHOLDS, MEMBERS} and s.income in _SHARED for s in pool.steps):
            continue
        collective = collective_roles(arrangement)
        for row, source in feeding(arrangement, pool, settlement.books):
            if "公益" not in row.text("类别"):
                continue
            owner = row.text("所有者") or pool.payer
            owned = pool.payer in collective or owner in collective
            yield Spot(
                str(row.where("类别")),
                f"“{row.text('名称')}”是公益性资产，它的收益经“{source.name}”进了分配“{pool.name}”"
                f"（本期可分 {outcome.taken_in} 元）："
                f"教育、卫生、文化、交通等公益性资产的收益权不折股、不分红。"
                f"请把这一部分移出“来源”，用于管护；类别登记错了的请改正",
                REFUSAL if owned else WARNING,
                settlement.law(_LAW, arrangement, row.where("类别")),
            )


CHECK = Check(
    name="public_welfare_asset",
    code="C662",
    severity=REFUSAL,
    asks="公益性资产的收益有没有拿来分红",
    ground="《农村集体经济组织法》第四十条",
    find=_find,
    points=(5,),
    mechanisms=(25,),
)

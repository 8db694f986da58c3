"""What is no income and yet is shared out: land compensation, assets sold, the principal of a subsidy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Source, SourceKind
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.legal_type import collective_roles, cooperative_roles

#: Incomes that are a distribution; pay for work or a verified result is none.
_SHARED = {"股金", "返还"}

_COMPENSATION = re.compile(r"(土地|征地|征收|征用|征占)[^，。；]{0,6}补偿|安置补助费|征地款|留用地")
_DISPOSAL = re.compile(
    r"(资产|设备|房屋|厂房|股权|林木|集体企业)[^，。；]{0,6}(处置|变卖|出售|转让|拍卖)|变价款"
)
_PRINCIPAL = re.compile(r"资产(原值|本金)|投资本金|(?<!注册)资本金|^本金$|收回的?投资")
_SUBSIDY = re.compile(
    r"(财政|衔接|帮扶|扶贫|扶持|专项|补助)[^，。；]*(资金|补助|补助款|拨款|专款)[^，。；]{0,6}$"
)

#: A word that says the money was earned with something (of 补偿 people say 收入 too), or is pay for work.
_YIELD = re.compile(r"收益|利息|分红|租金|盈利")
_EARNED = re.compile(r"收益|收入|租金|利息|利润|分红|返利|盈余|回报|奖|劳务|报酬|岗位")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
        steps = [
            step
            for step in outcome.steps
            if step.step.to in {HOUSEHOLDS, MEMBERS} and step.step.income in _SHARED
        ]
        shared = sum((step.amount for step in steps), start=ZERO)
        if not shared:
            continue
        for source in outcome.pool.sources:
            kind = _kind(settlement, arrangement, outcome, source)
            if kind is not None:
                law = settlement.law(kind[1], arrangement, source.where)
                yield Spot(
                    f"分配“{outcome.pool.name}”",
                    f"“{source.name}”是{kind[0]}，不是收益，却进了这个分配，其中 {shared} 元当作分红分掉；"
                    f"能分的只是收益。请把它移出“来源”，另行决议、单独记账",
                    law=law,
                )


def _kind(
    settlement: Settlement, arrangement: Arrangement, outcome: PoolOutcome, source: Source
) -> tuple[str, str] | None:
    """What the money is, and the law that keeps it from being shared out; nothing for income."""
    if source.kind is not SourceKind.FACT or source.negative:
        return None
    row = settlement.books.fact(source.name)
    origin = row.text("来源") if row is not None else ""
    said = [source.name] if _EARNED.search(source.name) else [source.name, origin]
    if any(map(_COMPENSATION.search, said)) and not _YIELD.search(source.name):
        return "土地补偿费", "集体土地补偿费列作收益"
    collective = outcome.pool.payer in collective_roles(arrangement)
    if collective and any(map(_DISPOSAL.search, said)):
        return "处置资产的钱", "集体资产分割到个人"
    if collective and any(map(_PRINCIPAL.search, said)):
        return "资产本身", "集体资产分割到个人"
    if _SUBSIDY.search(source.name) and not _EARNED.search(source.name):
        cooperative = outcome.pool.payer in cooperative_roles(arrangement)
        law = "合作社财政补助财产分给成员" if cooperative else "集体资产分割到个人"
        return "财政补助的本金", law
    return None


CHECK = Check(
    name="capital_paid_out",
    code="C660",
    severity=REFUSAL,
    asks="有没有把资产、土地补偿费、财政补助本金当作收益分掉",
    ground="《农村集体经济组织法》第三十六条、第四十条；《农民专业合作社法》第五十三条",
    find=_find,
    points=(5,),
    mechanisms=(44,),
)

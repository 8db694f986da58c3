"""Money that comes once and is shared out as a year's income: gifts, and rents taken for several years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Source, SourceKind
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles, cooperative_roles

#: Incomes that are a distribution; pay for work or a verified result is none.
_SHARED = {"股金", "返还"}

_GIFT = re.compile(r"(捐赠|捐款|捐资|赞助|善款)(款|金|资金|款项|收入|物资)?$")
_RENT = r"(租金|承包费|承包金|发包款|流转费|使用费)"
# Of a year of the calendar people say 2025年租金: only one or two digits count years.
_SEVERAL_YEARS = re.compile(
    rf"(一次性|预收|趸交|整期)[^，。；]{{0,6}}{_RENT}|(?<![0-9])[0-9]{{1,2}}年的?{_RENT}|[二两三四五六七八九十]+年的?{_RENT}"
)


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
        owned = {*collective_roles(arrangement), *cooperative_roles(arrangement)}
        steps = (s for s in outcome.steps if s.step.to in {HOUSEHOLDS, MEMBERS} and s.step.income in _SHARED)
        shared = sum((step.amount for step in steps), start=ZERO)
        if not shared or outcome.pool.payer not in owned:
            continue
        for source in outcome.pool.sources:
            told = _told(source)
            if told:
                yield Spot(
                    f"分配“{outcome.pool.name}”",
                    f"“{source.name}”{told}，其中 {shared} 元当作今年的收益分掉。"
                    f"请移出“来源”，或者只把今年的一份放进来；已经按决议这样办的，请在〔决定〕写明",
                )


def _told(source: Source) -> str:
    """What the money is, and what becomes of it; nothing for income of the year."""
    if source.kind is not SourceKind.FACT or source.negative:
        return ""
    if _GIFT.search(source.name):
        return "是捐赠，照捐赠人的意思用，不是经营收益"
    if _SEVERAL_YEARS.search(source.name):
        return "看来是一次收几年的，应按年分摊"
    return ""


CHECK = Check(
    name="one_off_income",
    code="C696",
    severity=WARNING,
    asks="有没有把捐赠、一次收几年的租金当作一年的收益分掉",
    ground="各地农村集体收益分配的规定（玉环市、合阳县；未确认）",
    find=_find,
    points=(5,),
    mechanisms=(44,),
)

"""Welfare as a step of a collective's distribution, under a chart that knows it as an expense only."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.surplus import surpluses
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute

_LAW = "集体成员福利的科目"
_WELFARE, _EXPENSE = "福利", "支出"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for surplus in surpluses(settlement, Statute.COLLECTIVE):
        for outcome in surplus.pools:
            for taken in outcome.steps:
                if taken.step.income != _WELFARE or not taken.amount:
                    continue
                where = f"分配“{outcome.pool.name}”第{taken.step.number}步"
                law = settlement.laws.on(_LAW, surplus.arrangement.last_day.date)
                if law is not None and any(word.endswith(_EXPENSE) for word in law.words):
                    yield Spot(
                        where,
                        f"把 {taken.amount} 元福利写成了收益分配的一步。"
                        f"福利记入{law.said}，是支出，先列支、后算可分配收益；"
                        "请把它写成条款（收入: 福利），从来源里减去",
                        law=law,
                    )


CHECK = Check(
    name="welfare_step",
    code="C684",
    severity=WARNING,
    asks="福利有没有写成集体收益分配的一步",
    ground="财会〔2023〕14号",
    find=_find,
    points=(3, 18),
)

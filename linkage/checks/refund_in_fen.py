"""A co-operative's refund by trade, after rounding, against the floor of the law (合作社法 第四十四条)."""

from collections.abc import Iterable

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.engine.surplus import Surplus, at_least, surpluses
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import CURRENT, WITH_OPENING
from linkage.model.distribution import TRADE_SHEETS
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter
from linkage.model.payer import REFUND, UNION, Statute

_LAW = "盈余返还比例下限"
_PLAN = "C722"


def _find(settlement: Settlement) -> Iterable[Spot]:
    # What was refused as a plan already is one fault, and one decision answers it.
    told = {f.where for f in settlement.findings if f.code == _PLAN and f.severity == REFUSAL}
    for surplus in surpluses(settlement, Statute.COOPERATIVE):
        if f"分配“{surplus.name}”" in told:
            continue
        if surplus.kind is not UNION and surplus.distributable(WITH_OPENING):
            law = settlement.law(_LAW, surplus.arrangement, f"分配“{surplus.name}”")
            yield from _short(settlement, surplus, law)


def _short(settlement: Settlement, surplus: Surplus, law: Parameter) -> Iterable[Spot]:
    refund = surplus.refund + _by_clause(settlement, surplus.payer)
    for basis in (CURRENT, WITH_OPENING):
        if law.figure is None or (basis != surplus.basis and not surplus.carried_in):
            continue
        least = at_least(law.figure.value, surplus.distributable(basis))
        if refund >= least:
            continue
        open_question = basis != surplus.basis or not _traded(settlement) or not (refund or surplus.shared)
        beside = "" if basis == surplus.basis else "按另一种口径，"
        yield Spot(
            f"分配“{surplus.name}”",
            f"{beside}{surplus.told(basis)}，按成员的交易返还 {refund} 元，"
            f"不到 {law.said}（{least} 元），差 {least - refund} 元。"
            f"请提高返还的比例，或写成 比例: 可分配盈余的 {law.said}（不足一分的进一分）",
            WARNING if open_question else "",
            law,
        )


def _by_clause(settlement: Settlement, payer: str) -> Money:
    """What clauses of the payer returned by trade, outside the pools."""
    lines = (line for line in settlement.lines if line.payer == payer and "/" not in line.clause)
    return sum((line.amount for line in lines if line.income == REFUND), start=ZERO)


def _traded(settlement: Settlement) -> bool:
    return any(settlement.books.rows(sheet) for sheet in TRADE_SHEETS)


CHECK = Check(
    name="refund_in_fen",
    code="C640",
    severity=REFUSAL,
    asks="合作社按成员的交易返还的，取整以后够不够可分配盈余的法定下限；两种口径都算",
    ground="《农民专业合作社法》第四十四条",
    find=_find,
    points=(4, 24, 29),
    mechanisms=(35,),
)

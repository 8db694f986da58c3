"""A guarantee counted twice: as a cost of the profit, and again in what is shared out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Pool, SourceKind, Term
from linkage.model.entitlement import Settlement

_DEDUCTED, _NOT_DEDUCTED = "已扣保底", "未扣保底"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for pool in arrangement.pools:
            if not pool.guarantee_basis:
                continue
            fixed = [t for t in arrangement.terms if t.income == "股金" and t.payer == pool.payer]
            plain = [term for term in fixed if not _looks_at(term, pool)]
            taken_off = {s.name for s in pool.sources if s.kind is SourceKind.TERM and s.negative}
            said = _said(settlement, pool, plain, [t for t in fixed if t not in plain], taken_off)
            if said:
                yield Spot(f"分配“{pool.name}”", said)


def _said(
    settlement: Settlement, pool: Pool, plain: Sequence[Term], filling: Sequence[Term], off: set[str]
) -> str:
    again = [term for term in plain if term.name in off]
    if pool.guarantee_basis == _DEDUCTED and again:
        return (
            f"利润口径写的是“已扣保底”，“来源”里又减了一次“{again[0].name}”"
            f"（{_owed(settlement, again)} 元），同一笔保底扣了两次，各户少分。"
            f"请删去“来源”里的“减”，或改成“未扣保底”"
        )
    if pool.guarantee_basis == _DEDUCTED and filling and not plain:
        return (
            f"利润口径写的是“已扣保底”，“{filling[0].name}”却只补分红不足的部分"
            f"（本期 {_owed(settlement, filling)} 元）：保底既作了成本，分红又抵了保底，各户两头吃亏。"
            f"请改成“未扣保底”，或把保底写成与分红相加"
        )
    left = [term for term in plain if term.name not in off]
    if pool.guarantee_basis == _NOT_DEDUCTED and left and _owed(settlement, left) > ZERO:
        amount = _owed(settlement, left)
        return (
            f"利润口径写的是“未扣保底”，“来源”里却没有减“{left[0].name}”：要付保底的 {amount} 元"
            f"又当作利润分了一遍，没有着落。"
            f"请在“来源”里写上 {{减: 条款.{left[0].name}}}，或改用已扣保底的利润"
        )
    return ""


def _looks_at(term: Term, pool: Pool) -> bool:
    return term.participation is not None and any(name == pool.name for name, _ in term.participation.steps)


def _owed(settlement: Settlement, terms: Iterable[Term]) -> Money:
    names = {term.name for term in terms}
    return sum((line.amount for line in settlement.lines if line.clause in names), start=ZERO)


CHECK = Check(
    name="guarantee_twice",
    code="C676",
    severity=WARNING,
    asks="保底有没有既作成本又作分红",
    ground="合作协议的利润口径；保底是付款方的成本，高出保底的才是分红",
    find=_find,
    points=(7,),
    mechanisms=(5,),
)

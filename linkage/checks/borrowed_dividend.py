"""A distribution out of borrowed money (举债分红): many places forbid it, no national text was found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, SourceKind
from linkage.model.entitlement import Settlement

_LAW = "不得举债分红"
_BORROWED = re.compile(r"贷款|借款|借入|举债|信用社借|发债|债券")

#: Money lent out, or its interest, is no debt.
_LENT = re.compile(r"利息收入|出借|放贷|互助金")
_SHARED = {"股金", "返还"}


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for pool in arrangement.pools:
            if not any(s.to in {HOUSEHOLDS, MEMBERS} and s.income in _SHARED for s in pool.steps):
                continue
            for source in pool.sources:
                row = settlement.books.fact(source.name)
                if source.kind is not SourceKind.FACT or source.negative or row is None:
                    continue
                said = f"{source.name}，{row.text('来源')}"
                if _BORROWED.search(said) and not _LENT.search(said):
                    yield Spot(
                        f"分配“{pool.name}”",
                        f"“{source.name}”写着是借来的钱（{said}），却拿来分红：分掉以后债还在，由以后的收益来还。"
                        f"请只分本期实现的收益",
                        law=settlement.law(_LAW, arrangement, source.where),
                    )


CHECK = Check(
    name="borrowed_dividend",
    code="C661",
    severity=WARNING,
    asks="有没有借钱来分红",
    ground="各地农村集体资产管理规定（未确认）",
    find=_find,
    points=(5,),
)

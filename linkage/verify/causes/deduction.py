"""Deduction (扣款): an advance was not taken off, or was taken from what the law protects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Debt
from linkage.verify.cause import Case, CauseKind
from linkage.verify.verdict import Cause, Evidence

NAME = "deduction"


def _find(case: Case) -> Iterator[Cause]:
    """Only what is paid in the end can have been wrong so, and not what a clause gives."""
    if case.clause:
        return
    home = case.settlement.debts_of(case.payee.partition(".")[0])
    own = [debt for debt in home if debt.payee == case.payee]
    groups: list[Sequence[Debt]] = [own, *([debt] for debt in own if len(own) > 1)]
    groups += [home] if len(home) > len(own) else []
    for chosen in groups:
        if chosen and _sum([debt.payable for debt in chosen]) == case.due:
            yield from _of(case, chosen)


def _of(case: Case, debts: Sequence[Debt]) -> Iterator[Cause]:
    gross, opening = _sum([d.gross for d in debts]), _sum([d.opening for d in debts])
    deducted, paid = _sum([d.deducted for d in debts]), _sum([d.paid for d in debts])
    recovered = _sum([d.recovered for d in debts])
    full = gross + opening - deducted - paid
    held = next((debt.held for debt in debts if debt.held), "")
    if held and case.paid in {full, gross}:
        yield _cause(case, f"暂不发放的也发了：{case.paid} 元（{held}）")
        return
    if case.paid == full and full < case.due:
        words = f"该扣的全部扣光了：应得 {gross}，扣款 {deducted}，已付 {paid}，剩 {full} 元"
        yield _cause(case, f"{words}；租金、薪金和没有同意书的不能拿来抵，这次只能扣 {recovered} 元")
        return
    if case.paid == gross and gross != case.due:
        off = gross - case.due
        yield _cause(case, f"应得的 {gross} 元全发了，该减的 {off} 元没有减（扣款、已付、期初）")
        return
    for left_out, name in ((recovered, "预付的扣款"), (paid, "已付的"), (recovered + paid, "扣款和已付的")):
        if left_out and case.paid == case.due + left_out:
            yield _cause(case, f"{name} {left_out} 元没有减：{case.due} ＋ {left_out} = {case.paid} 元")
            return
    if opening and case.paid == case.due - opening:
        yield _cause(case, f"期初的 {opening} 元没有算进来：{case.due} − {opening} = {case.paid} 元")


def _cause(case: Case, words: str) -> Cause:
    return Cause(NAME, f"{words}；应付 {case.due} 元", case.paid, Evidence.SEASON)


def _sum(amounts: Sequence[Money]) -> Money:
    total = ZERO
    for amount in amounts:
        total += amount
    return total


CAUSE = CauseKind(NAME, "扣款扣错、漏扣", 8, _find)

"""Recovery in words (扣回): what of an advance was due, what was taken back, and why the rest was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.ground.errors import Where
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Bound, Debt, Line, Recovery, Settlement
from linkage.model.work import is_work
from linkage.rule import rules
from linkage.telling.summary import add

_TAKEN = ("预付", "更正")


def recoveries(debt: Debt) -> Mapping[Where, Recovery]:
    """What was taken back, by the row of the register that claims it."""
    return {one.where: one for one in debt.recoveries}


def left_of(debt: Debt) -> Money:
    """留待下期: what of this season's advances and corrections was not taken back."""
    known = recoveries(debt)
    rows = [movement.where for movement in debt.movements if movement.kind in _TAKEN]
    return add(known[where].left for where in rows)


def later_of(debt: Debt) -> Money:
    """What the payer pays later, when positive; what the payee had too much of, when negative.

    It is what is carried, without the advances and earlier debts that were not taken back.
    """
    return debt.carried + add(one.left for one in debt.recoveries)


def taken_from(debt: Debt, clause: str) -> Money:
    """What of a clause went into what was taken back."""
    return add(one.parts.get(clause, ZERO) for one in debt.recoveries)


def recovery_told(settlement: Settlement, debt: Debt, one: Recovery) -> Iterator[str]:
    """What was due, taken back and left of a claim, and why it was left, in sentences."""
    if not one.left:
        yield f"应扣 {one.due} 元，全部扣清。"
        return
    took = f"实扣 {one.taken} 元" if one.taken else "本期不扣"
    yield f"应扣 {one.due} 元，{took}，留待下期 {one.left} 元。{_why(debt, one)}"
    if one.bound is Bound.INCOME:
        yield from _protected(settlement, debt)


def _why(debt: Debt, one: Recovery) -> str:
    match one.bound:
        case Bound.NO_AGREEMENT:
            return "合同没有约定可以抵扣。"
        case Bound.NO_CONSENT:
            return "没有您家的抵扣同意书。"
        case Bound.CONSENT:
            return f"同意书写明最多扣 {one.limit} 元。"
        case Bound.SHARE:
            return f"按约定的比例，最多扣 {one.limit} 元。"
    if not one.limit:
        return "没有约定能抵扣的收入。"
    only = "只有" if debt.recoveries[0] is one else "只剩"
    return f"约定能抵扣的收入{only} {one.limit} 元，扣完为止。"


def _protected(settlement: Settlement, debt: Debt) -> Iterator[str]:
    """Which incomes of the same payer the law keeps out of reach."""
    known: dict[str, None] = {}
    for line in settlement.lines_of(debt.payee.partition(".")[0]):
        if line.payer == debt.payer and _is_protected(line):
            known["工钱" if is_work(line.income, line.kind) else rules()[line.income].plain] = None
    if known:
        yield f"{'、'.join(known)}依法不得抵扣。"


def _is_protected(line: Line) -> bool:
    return line.person or rules()[line.income].protected(line.kind)

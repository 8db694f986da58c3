"""Lines and debts: every amount is the root of its derivation, and nothing between two parties is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .form import FIELDS, Debt, Form, Line, is_party
from .node import Context
from .pools import compare
from .reading import yuan

_KEPT_WHOLE = {"租金", "薪金"}


def check_lines(form: Form, context: Context) -> None:
    """Evaluate every line, and every nought that has a derivation."""
    seen: set[tuple[str, str, str]] = set()
    for line in form.lines:
        place = f"明细 {line.payee}“{line.clause}”"
        compare(line.trace, line.amount, ("条款", line.clause, line.payee), place, context)
        if not line.amount:
            context.note(place, "零元不列明细，应写明原因。", yuan(line.amount))
        if (line.payer, line.payee, line.clause) in seen:
            context.note(place, "同一付款人、收款人、条款有两条明细。", line.payer)
        seen.add((line.payer, line.payee, line.clause))
    for reason in form.reasons:
        if reason.trace is not None:
            place = f"原因 {reason.payee}“{reason.clause}”"
            compare(reason.trace, 0, ("条款", reason.clause, reason.payee), place, context)


def _owed(form: Form, *, alone: bool) -> Iterator[tuple[tuple[str, str], int]]:
    for line in form.lines:
        yield (line.payer, line.payee), line.amount
    for debt in () if alone else form.debts:
        for withheld in debt.withheld:
            if withheld.to != debt.payer:  # what becomes contribution stays with the payer
                yield (debt.payer, withheld.to), withheld.amount
    owners = {pool.name: pool.payer for pool in form.pools}
    for pool in () if alone else form.pools:
        for step in pool.steps:
            receiver = step.via or owners.get(step.to, step.to)
            if is_party(receiver) and receiver != pool.payer:
                yield (pool.payer, receiver), step.amount


def _kept_whole(form: Form) -> dict[tuple[str, str], list[Line]]:
    """Give what nothing may be set off against: rent, wages, and what is owed to a person (户号.成员号)."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in form.lines:
        if line.income in _KEPT_WHOLE or "." in line.payee:
            found.setdefault((line.payer, line.payee), []).append(line)
    return found


def check_debts(form: Form, context: Context, *, alone: bool) -> dict[str, dict[str, int]]:
    """Check every debt by itself and against the lines; give the sums by payee."""
    owed: dict[tuple[str, str], int] = {}
    for pair, amount in _owed(form, alone=alone):
        owed[pair] = owed.get(pair, 0) + amount
    kept_whole = _kept_whole(form)
    sums: dict[str, dict[str, int]] = {}
    for debt in form.debts:
        place = f"债务 {debt.payer}→{debt.payee}"
        of, gross = debt.amounts, owed.pop((debt.payer, debt.payee), 0)
        context.expect(place, "应付合计不等于明细之和。", yuan(of["gross"]), yuan(gross))
        _balance(debt, place, context)
        untouchable = kept_whole.get((debt.payer, debt.payee), [])
        whole = sum(line.amount for line in untouchable)
        kept = sum(one.amount for one in debt.withheld)
        if kept > of["deducted"] or any(one.amount < 0 or not is_party(one.to) for one in debt.withheld):
            context.note(place, "代扣的钱应是当事人的，不多于抵扣。", yuan(kept), yuan(of["deducted"]))
        given = of["payable"] + of["paid"] + kept
        if given < whole and of["carried"] <= 0 and not debt.held:
            context.note(place, "租金、薪金和付给个人的钱不得抵扣。", yuan(given), yuan(whole))
        _derivations(debt, untouchable, place, context)
        by_field = sums.setdefault(debt.payee, dict.fromkeys(FIELDS, 0))
        for key, amount in of.items():
            by_field[key] += amount
    for (payer, payee), amount in owed.items():
        if amount:
            context.note(f"债务 {payer}→{payee}", "有明细而没有债务。", "", yuan(amount))
    pairs = [(debt.payer, debt.payee) for debt in form.debts]
    context.expect("debts", "同一付款人和收款人有两笔债务。", len(pairs), len(set(pairs)))
    return sums


def _balance(debt: Debt, place: str, context: Context) -> None:
    """Check what is paid now and what is carried: nothing is kept back without a reason, nothing lent."""
    of = debt.amounts
    left = of["gross"] - of["deducted"] - of["paid"] + of["opening"]
    told = yuan(of["payable"] + of["carried"])
    context.expect(place, "应付－抵扣－已付＋期初不等于现付＋结转。", told, yuan(left))
    least = min(of["payable"], of["paid"], of["deducted"])
    if least < 0:
        context.note(place, "现付、已付、抵扣不能是负数。", yuan(least))
    if of["carried"] > 0 and not debt.held:
        context.note(place, "该付的没有付，也没有写明为什么暂不发放。", yuan(of["carried"]))
    if of["carried"] < -of["deducted"] - of["paid"] - max(-of["opening"], 0):
        context.note(place, "结转的欠款比预付、已付和期初欠款还多。", yuan(of["carried"]))


def _derivations(debt: Debt, untouchable: Sequence[Line], place: str, context: Context) -> None:
    """Evaluate how each amount came about; only nought needs no derivation."""
    for key, amount in debt.amounts.items():
        if amount and key not in debt.traces:
            context.note(f"{place} {key}", "不是零的金额没有推导。", yuan(amount))
    for key, trace in debt.traces.items():
        owner = ("债务", debt.payer, debt.payee, key)
        compare(trace, debt.amounts[key], owner, f"{place} {key}", context)
        _reach(trace, untouchable, place, context)


def _reach(trace: object, untouchable: Sequence[Line], place: str, context: Context) -> None:
    """Check that no set-off inside a derivation touches rent, wages or what is owed to a person."""
    touched = set(_touched(trace))
    for line in untouchable:
        if line.clause in touched:
            context.note(place, "抵扣动了不得抵扣的条款。", line.clause)


def _touched(trace: object) -> Iterator[str]:
    waiting = [trace]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Mapping):
            continue
        if node.get("op") == "set_off":
            params = node.get("params")
            named = params.get("clauses") if isinstance(params, Mapping) else ()
            yield from (str(clause) for clause in (named if isinstance(named, list | tuple) else ()))
        args = node.get("args")
        waiting += args if isinstance(args, list | tuple) else ()

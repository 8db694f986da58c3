"""Carried fractions (零头): the list of what payees take along says what their lines and reasons leave."""

from __future__ import annotations

from .form import Form
from .node import Amount, Context
from .tree import evaluate
from .units import YUAN


def check_fractions(form: Form, context: Context) -> None:
    """Compare the list with what lines and reasons leave, both ways; an untouched one has a derivation."""
    left = {(owner[2], owner[1]): fraction for owner, fraction in context.carried.items() if _of_payee(owner)}
    listed = [(one.payee, one.clause) for one in form.fractions]
    context.expect("零头", "同一收款人的同一条款写了两次。", len(listed), len(set(listed)))
    for one in form.fractions:
        place = f"零头 {one.payee}“{one.clause}”"
        found = left.get((one.payee, one.clause))
        if one.trace is not None and found is None:
            context.owner = ("零头", one.clause, one.payee)
            value = evaluate(one.trace, context, place)
            found = value.value if isinstance(value, Amount) and value.unit == YUAN else None
        elif one.trace is not None:
            context.note(place, "明细或原因已经用了上期的零头，不能再原样结转。")
        context.expect(place, "不等于本期留下的零头。", one.fraction, found)
    for (payee, clause), fraction in sorted(left.items()):
        if fraction and (payee, clause) not in set(listed):
            context.note(f"零头 {payee}“{clause}”", "留给下期的零头没有列出。", found=str(fraction))
    for owner in context.carried:
        if not _of_payee(owner):
            context.note(" ".join(owner), "零头只能由收款人的明细或原因留给下期。")


def _of_payee(owner: tuple[str, ...]) -> bool:
    return len(owner) > 2 and owner[0] == "条款"

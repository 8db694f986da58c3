"""Taxes: each amount is the root of its derivation, and what is kept stands among what is withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .faults import WrongError
from .form import Form, every, is_party, payee, text
from .node import Context
from .pools import compare
from .reading import brief, fen, yuan

_MANNERS = ("代扣", "告知")
_STANDINGS = ("应税", "有争议")


@dataclass(frozen=True, slots=True)
class Tax:
    """One head of one payee's incomes from one payer, in fen."""

    tax: str
    head: str
    payer: str
    payee: str
    clauses: tuple[str, ...]
    base: int
    amount: int
    manner: str
    to: str
    trace: object


def check_taxes(document: Mapping[str, object], form: Form, context: Context) -> None:
    """Evaluate every tax; its base is what its clauses come to, and what is kept is a debt."""
    if "taxes" not in document:
        return
    found = every(document, "taxes", _tax, context.found)
    seen: set[tuple[str, ...]] = set()
    sums: dict[tuple[str, str, str], int] = {}
    for line in form.lines:
        key = (line.payer, line.payee, line.clause)
        sums[key] = sums.get(key, 0) + line.amount
    for tax in found:
        place = _place(tax)
        compare(tax.trace, tax.amount, ("税", tax.head, tax.payee), place, context)
        context.expect(place, "同一条款写了两次。", len(tax.clauses), len(set(tax.clauses)))
        base = sum(sums.get((tax.payer, tax.payee, clause), 0) for clause in set(tax.clauses))
        context.expect(place, "收入不等于各条明细之和。", yuan(tax.base), yuan(base))
        if not 0 <= tax.amount <= tax.base:
            context.note(place, "税额应在零和收入之间。", yuan(tax.amount), yuan(tax.base))
        same = (tax.tax, tax.head, tax.payer, tax.payee, *tax.clauses)
        if same in seen:
            context.note(place, "同一税目、同样的条款有两条。")
        seen.add(same)
    _kept(found, form, context)


def _kept(taxes: tuple[Tax, ...], form: Form, context: Context) -> None:
    """What is kept stands in the debt under its name, to the party that it goes to; what is told does not."""
    kept: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for debt in form.debts:
        for one in debt.withheld:
            kept.setdefault((debt.payer, debt.payee, one.item), []).append((one.to, one.amount))
    # One head may be kept twice of one payee, by two readings of the law: each takes its own from the debt.
    for tax in taxes:
        found = kept.get(_key(tax), [])
        if tax.manner != "代扣":
            context.expect(_place(tax), "只告知的税没有收款方。", tax.to, "")
        elif (tax.to, tax.amount) in found:
            found.remove((tax.to, tax.amount))
        elif tax.amount:
            context.note(_place(tax), "代扣的税不在债务的代扣里。", yuan(tax.amount))
    for tax in taxes:
        for _, amount in kept.pop(_key(tax), []):
            what = (
                "债务的代扣里有一笔不是这里的税。" if tax.manner == "代扣" else "只告知的税却在债务的代扣里。"
            )
            context.note(_place(tax), what, yuan(amount))


def _key(tax: Tax) -> tuple[str, str, str]:
    return (tax.payer, tax.payee, f"{tax.tax}（{tax.head}）")


def _place(tax: Tax) -> str:
    return f"税 {tax.payee}“{tax.head}”"


def _tax(row: Mapping[str, object]) -> Tax:
    clauses = row.get("clauses")
    if not isinstance(clauses, list | tuple) or not all(isinstance(one, str) for one in clauses):
        raise WrongError("税的条款应是一列文字。", brief(clauses))
    manner, standing, to = text(row, "manner"), text(row, "standing"), text(row, "to", "")
    if manner not in _MANNERS or standing not in _STANDINGS:
        raise WrongError("办法或定性不认识。", f"{brief(manner)}，{brief(standing)}")
    if to and not is_party(to):
        raise WrongError("税款的收款方应是当事人代码。", brief(to))
    text(row, "notice", "")
    return Tax(
        text(row, "tax"),
        text(row, "head"),
        payee(row, "payer"),
        payee(row),
        tuple(str(one) for one in clauses),
        fen(row.get("base")),
        fen(row.get("amount")),
        manner,
        to,
        row.get("trace"),
    )

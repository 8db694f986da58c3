"""Answers: nobody is left out, and what a document says twice it says alike (答复齐全，前后一致)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from .form import Form, is_party
from .node import Context


def check_answers(form: Form, payees: Sequence[tuple[str, str]], context: Context) -> None:
    """Check lines and reasons against each other; ``payees`` are the names by payee.

    Every household of the document has a line or a reason under every clause under which somebody of a
    household has one; a pool's clause names a step that is shared. A line taken out together with its
    reason is seen by this, as long as the document names the household or the clause at all.
    """
    answered = {(row.payee.partition(".")[0], row.clause) for row in form.rows() if not is_party(row.payee)}
    households = {household for household, _ in answered}
    households |= {payee.partition(".")[0] for payee, _ in payees if not is_party(payee)}
    clauses = {clause for _, clause in answered}
    for household in sorted(households):
        for clause in sorted(clauses):
            if (household, clause) not in answered:
                context.note(f"{household}“{clause}”", "既没有明细，也没有写明为什么是零。")
    _names(form, payees, context)


def check_alike(form: Form, context: Context) -> None:
    """Check what must be the same wherever it stands: payer, income and kind of a clause, the days."""
    steps = {step.clause for pool in form.pools for step in pool.steps if step.shared}
    steps |= {f"{step.clause}/补足" for pool in form.pools for step in pool.steps if step.backstop}
    for row in form.rows():
        if "/" in row.clause and row.clause not in steps:
            context.note(f"{row.payee}“{row.clause}”", "没有这个分到户的步骤。")
    told: dict[str, tuple[str, str, str]] = {}
    for line in form.lines:
        first = told.setdefault(line.clause, (line.payer, line.income, line.kind))
        context.expect(
            f"明细 {line.payee}“{line.clause}”",
            "同一条款的付款人、收益或类别前后不一。",
            f"{line.payer}，{line.income}，{line.kind}",
            "，".join(first),
        )
    _season(form, context)


def _names(form: Form, payees: Iterable[tuple[str, str]], context: Context) -> None:
    names: dict[str, str] = {}
    for payee, name in payees:
        context.expect(f"收款人 {payee}", "收款人的名称前后不一。", name, names.setdefault(payee, name))
    for line in form.lines:
        known = names.setdefault(line.payee, line.name)
        context.expect(f"明细 {line.payee}“{line.clause}”", "收款人的名称前后不一。", line.name, known)


def _season(form: Form, context: Context) -> None:
    days = [form.first_day, form.last_day, form.season.rpartition("/")[2]]
    days += [step.season.rpartition("/")[2] for pool in form.pools for step in pool.steps]
    for day in dict.fromkeys(days):
        if not _inside(day, form.first_day, form.last_day):
            context.note("season", "结算期的日期不对。", day)


def _inside(day: str, first: str, last: str) -> bool:
    try:
        days = [datetime.date.fromisoformat(text) for text in (first, day, last)]
    except ValueError:
        return False
    return days == sorted(days) and [one.isoformat() for one in days] == [first, day, last]

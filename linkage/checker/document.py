"""Checks a whole result document: derivations, pools, debts, sums, and that nobody is forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .account_form import Accounts, read_accounts
from .accounts import check_accounts
from .answers import check_alike, check_answers
from .canonical import require_digest
from .debts import check_debts, check_lines
from .faults import Disagreement, WrongError
from .form import Form, amounts, every, mapping, payee, read, rows, text
from .fractions import check_fractions
from .node import Address, Context
from .pools import check_pool
from .reading import brief, fen, yuan
from .references import References
from .sharing import check_remainders, check_shared, check_together
from .taxes import check_taxes

RESULT = "linkage.result/1"
#: How many more steps of derivations may come for each row, so that a county is not too large.
_NODES_A_ROW = 500
_HEX = re.compile(r"[0-9a-f]{64}")


def check_result(
    document: object,
    cells: Mapping[Address, str] | None = None,
    roster: Sequence[tuple[str, str]] = (),
    clauses: Sequence[str] = (),
) -> list[Disagreement]:
    """Evaluate a result document a second time and tell everything that does not agree.

    ``cells`` is the raw text by (file, sheet, cell) or (file, "", "line:column"), read anew from the
    input; every leaf must carry it. Each (户号, 成员号) of ``roster`` needs, for each of ``clauses``, a line
    or a reason. Never raises for a bad document.
    """
    found = check_head(document, RESULT)
    if not isinstance(document, Mapping) or found:
        return found
    form = read(document)
    payees = every(document, "payees", lambda row: (payee(row), text(row, "name"), amounts(row)), form.faults)
    files: frozenset[str] = frozenset()
    sums: dict[str, int] = {}
    incomes: dict[str, int] = {}
    accounts: Accounts | None = None
    try:
        accounts = read_accounts(document)
        files = _inputs(rows(document, "inputs"))
        _told(document)
        totals = mapping(document, "totals")
        sums = {key: fen(totals.get(key)) for key in ("gross", "payable")}
        incomes = {income: fen(amount) for income, amount in mapping(totals, "by_income").items()}
    except WrongError as error:
        form.faults.append(error.at("totals、inputs、findings、rules 或 accounts"))
    if form.faults:
        return form.faults
    context = Context(cells=cells, files=files)
    context.budget += _NODES_A_ROW * (len(form.lines) + len(form.debts) + len(form.reasons))
    by_payee = check_form(document, form, References(form, accounts=accounts), context, alone=False)
    _payees([(person, stated) for person, _, stated in payees], by_payee, context)
    check_answers(form, [(person, name) for person, name, _ in payees], context)
    _totals(form, sums, incomes, context)
    _roster(form, roster, clauses, context)
    return context.found


def _inputs(listed: Sequence[Mapping[str, object]]) -> frozenset[str]:
    """Give the names of the inputs; each stands once, with its digest."""
    names = [text(row, "file") for row in listed]
    for row in listed:
        if not _HEX.fullmatch(text(row, "sha256")):
            raise WrongError("输入文件的摘要不是 64 位十六进制数。", brief(row["sha256"]))
    if len(names) > len(set(names)):
        raise WrongError("有输入文件列了两次。", str(len(names)), str(len(set(names))))
    return frozenset(names)


def _told(document: Mapping[str, object]) -> None:
    """Read what is told and not reckoned: findings and laws must be there, each with all its words."""
    rules = mapping(document, "rules")
    text(rules, "version")
    for law in rows(rules, "laws"):
        for key in ("code", "name", "value", "title", "article", "version"):
            text(law, key)
        if not isinstance(law.get("confirmed"), bool):
            raise WrongError("法条没有写明是否确认过。", brief(law.get("code")))
    for finding in rows(document, "findings"):
        for key in ("code", "severity", "where", "message", "ground"):
            text(finding, key)


def check_head(document: object, schema: str) -> list[Disagreement]:
    """Check that this is a document of the wanted schema, and its digest."""
    if not isinstance(document, Mapping) or document.get("schema") != schema:
        return [Disagreement("文件", "", "", f"不是 {schema} 文件。")]
    try:
        require_digest(document)
    except WrongError as error:
        return [error.at("文件")]
    return []


def check_form(
    document: Mapping[str, object], form: Form, references: References, context: Context, *, alone: bool
) -> dict[str, dict[str, int]]:
    """Check what result document and twin have in common; give the sums of the debts by payee."""
    context.lookup = references
    names = [pool.name for pool in form.pools]
    context.expect("pools", "有两个分配同名。", len(names), len(set(names)))
    for pool in form.pools:
        check_pool(pool, context)
    check_lines(form, context)
    check_alike(form, context)
    by_payee = check_debts(form, context, alone=alone)
    check_taxes(document, form, context)
    check_together(form, context)
    check_shared(form, context, alone=alone)
    check_fractions(form, context)
    if references.accounts is not None:
        check_accounts(form, references.accounts, context, alone=alone)
    context.found.extend(references.circle())
    if not alone and not context.found:
        check_remainders(form, context)
    return by_payee


def _payees(
    payees: Sequence[tuple[str, dict[str, int]]], by_payee: Mapping[str, dict[str, int]], context: Context
) -> None:
    listed = [person for person, _ in payees]
    context.expect("payees", "有收款人重复。", len(listed), len(set(listed)))
    missing = sorted(by_payee.keys() - set(listed))
    context.expect("payees", "有债务的收款人没有列出。", "、".join(missing), "")
    for person, stated in payees:
        expected = by_payee.get(person, dict.fromkeys(stated, 0))
        for key, amount in stated.items():
            context.expect(
                f"收款人 {person} {key}", "不等于各笔债务之和。", yuan(amount), yuan(expected[key])
            )


def _totals(form: Form, sums: Mapping[str, int], incomes: Mapping[str, int], context: Context) -> None:
    by_income: dict[str, int] = {}
    for line in form.lines:
        by_income[line.income] = by_income.get(line.income, 0) + line.amount
    for income in sorted(incomes.keys() | by_income.keys()):
        stated, found = incomes.get(income, 0), by_income.get(income, 0)
        context.expect(f"合计 {income}", "不等于各条明细之和。", yuan(stated), yuan(found))
    gross = sum(line.amount for line in form.lines)
    context.expect("合计 gross", "不等于各条明细之和。", yuan(sums["gross"]), yuan(gross))
    payable = sum(debt.amounts["payable"] for debt in form.debts)
    context.expect("合计 payable", "不等于各笔债务现付之和。", yuan(sums["payable"]), yuan(payable))


def _roster(form: Form, roster: Sequence[tuple[str, str]], clauses: Sequence[str], context: Context) -> None:
    answered = {(row.payee, row.clause) for row in form.rows()}
    households = {(person.partition(".")[0], clause) for person, clause in answered}
    for household, member in roster:
        for clause in clauses:
            own = (f"{household}.{member}", clause) in answered or (household, clause) in answered
            if not own and (member or (household, clause) not in households):
                person = f"{household}.{member}" if member else household
                context.note(f"名册 {person}“{clause}”", "既没有明细，也没有写明为什么是零。")

"""The result document (结果.json): a settlement as canonical data, the same bytes for the same season."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO, overload

from attrs import frozen

from linkage.ground.canonical import digest, write_document
from linkage.ground.figure import Json
from linkage.ground.money import ZERO, Money
from linkage.model.accounts import ITEMS, Accounts, MemberAccount
from linkage.model.entitlement import Carried, Debt, Line, PoolOutcome, Reason, Settlement, StepOutcome
from linkage.model.law import Parameter
from linkage.model.tax import Tax

SCHEMA = "linkage.result/1"
RULES_VERSION = "2026.1"


def result_document(settlement: Settlement, inputs: Sequence[tuple[str, str]]) -> dict[str, Json]:
    """Write a settlement as the result document, digest included."""
    document: dict[str, Json] = {
        key: list(part) if isinstance(part, Rows) else part
        for key, part in result_parts(settlement, inputs).items()
    }
    document["digest"] = digest(document)
    return document


def write_result(settlement: Settlement, inputs: Sequence[tuple[str, str]], out: BinaryIO) -> str:
    """Write the bytes of the result document line by line, and give its digest.

    No more than one derivation is held as data at a time; the bytes are the same. ``out`` as in
    :func:`linkage.ground.canonical.write_document`.
    """
    return write_document(result_parts(settlement, inputs), out)


@frozen(eq=False)
class Rows(Sequence[Json]):
    """Rows of a document that are made when somebody looks at them, and not kept."""

    _of: Sequence[Any]
    _make: Callable[[Any], Json]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._of)

    def __iter__(self) -> Iterator[Json]:
        """Make one after the other."""
        return map(self._make, self._of)

    @overload
    def __getitem__(self, at: int) -> Json: ...

    @overload
    def __getitem__(self, at: slice) -> Rows: ...

    def __getitem__(self, at: int | slice) -> Json | Rows:
        """Make one, or say which are meant."""
        return Rows(self._of[at], self._make) if isinstance(at, slice) else self._make(self._of[at])


def result_parts(settlement: Settlement, inputs: Sequence[tuple[str, str]]) -> dict[str, Json]:
    """The parts of a result document without its digest; what each household has is :class:`Rows`."""
    parts: dict[str, Json] = {
        "schema": SCHEMA,
        "season": _season(settlement),
        "inputs": [{"file": file, "sha256": sha256} for file, sha256 in sorted(inputs)],
        "rules": {"version": RULES_VERSION, "laws": [_law(law) for law in settlement.laws.asked.in_order()]},
        "lines": Rows(settlement.lines, _line),
        "debts": Rows(settlement.debts, _debt),
        "payees": _payees(settlement),
        "pools": [_pool(settlement, pool) for pool in settlement.pools],
        "totals": _totals(settlement),
        "reasons": Rows(settlement.reasons, _reason),
        "taxes": Rows([tax for tax in settlement.taxes if tax.amount], _tax),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "where": finding.where,
                "message": finding.message,
                "ground": finding.ground,
            }
            for finding in settlement.findings
        ],
    }
    if settlement.accounts is not None:
        parts["accounts"] = _accounts(settlement.accounts)
    if settlement.fractions:
        parts["fractions"] = [_carried(one) for one in settlement.fractions]
    return parts


def _carried(one: Carried) -> dict[str, Json]:
    out: dict[str, Json] = {"payee": one.payee, "clause": one.clause, "carried": str(one.fraction)}
    if one.figure is not None:
        out["trace"] = one.figure.trace()
    return out


def _law(law: Parameter) -> Json:
    """A value of law that a lint or a check asked for: the version the season was judged by."""
    return {
        "code": law.code,
        "name": law.name,
        "value": law.said,
        "title": law.cite.title,
        "article": law.cite.article,
        "version": law.instrument.version or law.source,
        "from": law.first.isoformat(),
        "layer": law.layer,
        "region": list(law.instrument.region),
        "confirmed": law.cite.confirmed,
    }


def _season(settlement: Settlement) -> dict[str, Json]:
    arrangements = settlement.arrangements
    return {
        "id": settlement.main.season_id,
        "from": min(a.first_day.date for a in arrangements).isoformat(),
        "to": max(a.last_day.date for a in arrangements).isoformat(),
    }


def _line(line: Line) -> dict[str, Json]:
    return {
        "payee": line.payee,
        "name": line.name,
        "payer": line.payer,
        "income": line.income,
        "kind": line.kind,
        "clause": line.clause,
        "amount": line.amount.plain,
        "trace": line.figure.trace(),
    }


def _amounts(debts: Sequence[Debt]) -> dict[str, Json]:
    def total(name: str) -> str:
        return sum((getattr(debt, name) for debt in debts), start=ZERO).plain

    return {name: total(name) for name in ("opening", "gross", "deducted", "paid", "payable", "carried")}


def _debt(debt: Debt) -> dict[str, Json]:
    out: dict[str, Json] = {"payer": debt.payer, "payee": debt.payee, **_amounts([debt])}
    if debt.held:
        out["held"] = debt.held
    if debt.withheld:
        out["withheld"] = [
            {"item": one.item, "to": one.to, "amount": one.figure.money.plain} for one in debt.withheld
        ]
    out["traces"] = {name: figure.trace() for name, figure in debt.figures.items()}
    return out


def _payees(settlement: Settlement) -> Rows:
    by_payee: dict[str, list[Debt]] = {}
    for debt in settlement.debts:
        by_payee.setdefault(debt.payee, []).append(debt)
    return Rows(sorted(by_payee.items()), partial(_payee, settlement))


def _payee(settlement: Settlement, row: tuple[str, Sequence[Debt]]) -> dict[str, Json]:
    payee, debts = row
    return {"payee": payee, "name": payee_name(settlement, payee), **_amounts(debts)}


def payee_name(settlement: Settlement, payee: str) -> str:
    """The name of a household, a member or a party."""
    if payee.partition(".")[0] in settlement.books.households:
        return settlement.books.payee_name(payee)
    return settlement.party_name(payee)


def _pool(settlement: Settlement, outcome: PoolOutcome) -> dict[str, Json]:
    return {
        "pool": outcome.pool.name,
        "payer": outcome.payer,
        "season": outcome.season,
        "in": outcome.taken_in.plain,
        "loss": outcome.loss.plain,
        "trace": outcome.source.trace(),
        "steps": [_step(step, _via(settlement, outcome, step)) for step in outcome.steps],
        "kept": outcome.kept.plain,
        "remainder": outcome.remainder.plain,
        "remainder_owner": outcome.remainder_owner,
        "cutoff": list(outcome.cutoff) if outcome.cutoff is not None else None,
    }


def _via(settlement: Settlement, outcome: PoolOutcome, step: StepOutcome) -> str:
    """The code of the party that pays a step on behalf (代发), or nothing."""
    if not step.step.via:
        return ""
    whole = next(a for a in settlement.arrangements if outcome.pool in a.pools)
    return whole.party_code(step.step.via)


def _step(step: StepOutcome, via: str) -> dict[str, Json]:
    out: dict[str, Json] = {
        "step": step.name,
        "number": step.step.number,
        "to": step.to,
        "amount": step.amount.plain,
        "trace": step.figure.trace(),
        "of_which": [
            {"step": f"{step.name}/{name}", "amount": figure.money.plain, "trace": figure.trace()}
            for name, figure in step.earmarks
        ],
    }
    if via:
        out["via"] = via
    if step.weights is not None:
        out["weights"] = {"sum": step.weights[0], "count": step.weights[1]}
        out["cutoff"] = list(step.cutoff) if step.cutoff is not None else None
    if step.asked is not None:
        out["asked"] = {"amount": step.asked.money.plain, "trace": step.asked.trace()}
    if step.backstop:
        out["backstop"] = step.backstop
    return out


def _accounts(accounts: Accounts) -> dict[str, Json]:
    """The members' accounts: only a co-operative that keeps them has this part."""
    reserve = accounts.reserve
    return {
        "payer": accounts.payer,
        "season": accounts.season,
        "reserve": {"pool": reserve[0], "step": reserve[1]} if reserve is not None else None,
        "refunds": list(accounts.refunds),
        "dividends": list(accounts.dividends),
        "members": [_account(account) for account in accounts.members],
    }


def _account(account: MemberAccount) -> dict[str, Json]:
    return {
        "payee": account.payee,
        "name": account.name,
        "standing": account.standing,
        "entries": [
            {
                "item": one.item,
                "kind": one.kind,
                "amount": one.figure.money.plain,
                "trace": one.figure.trace(),
            }
            for one in account.entries
        ],
        "balances": {item: account.amount(item).plain for item in ITEMS},
        "trade": [{"of": of, "trace": figure.trace()} for of, figure in account.trade],
        "refund": account.refund.money.plain,
        "dividend": account.dividend.money.plain,
    }


def _reason(reason: Reason) -> dict[str, Json]:
    out: dict[str, Json] = {"payee": reason.payee, "clause": reason.clause, "why": reason.why}
    if reason.figure is not None:
        out["trace"] = reason.figure.trace()
    return out


def _tax(tax: Tax) -> dict[str, Json]:
    amount = (tax.amount or ZERO).plain
    return {**tax.stated, "amount": amount, "to": tax.to, "trace": tax.figure.trace()}


def _totals(settlement: Settlement) -> dict[str, Json]:
    incomes: dict[str, Money] = {}
    for line in settlement.lines:
        incomes[line.income] = incomes.get(line.income, ZERO) + line.amount
    return {
        "by_income": {income: amount.plain for income, amount in sorted(incomes.items())},
        "gross": sum(incomes.values(), start=ZERO).plain,
        "payable": sum((debt.payable for debt in settlement.debts), start=ZERO).plain,
    }

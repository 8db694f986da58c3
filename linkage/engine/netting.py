"""Netting (抵扣): what remains payable between one payer and one payee.

An advance is set off only against what the same payer owes the same payee, only where the
arrangement names it and the household consented, and never against land rent, wages or what is
paid to a person; what could not be recovered stays visible as a negative carried balance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from linkage.engine.quantity import content
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.model.arrangement import Arrangement, Deduction
from linkage.model.entitlement import Debt, Finding, Line, Movement
from linkage.model.registers import Books, Row
from linkage.rule import rules


@frozen
class Grant:
    """What a pool step gives a party other than the one that declares the pool (a real debt)."""

    payer: str
    payee: str
    clause: str
    amount: Money


@define
class _Account:
    """What is gathered for one payer and payee before it is netted."""

    payer: str
    payee: str
    due: dict[str, int] = field(factory=dict)
    income: dict[str, tuple[str, str]] = field(factory=dict)
    gross: int = 0
    opening: int = 0
    deducted: int = 0
    paid: dict[str, int] = field(factory=dict)
    claims: list[tuple[tuple[int, int, str, str], str, int]] = field(factory=list)
    movements: list[Movement] = field(factory=list)


def net(
    arrangements: Sequence[Arrangement],
    books: Books,
    lines: Sequence[Line],
    grants: Sequence[Grant],
    held: Mapping[str, str],
) -> tuple[tuple[Debt, ...], tuple[Finding, ...]]:
    """Net all debts. ``held`` maps a household whose money waits for its heirs to the reason."""
    return _Netting(arrangements, books, held).run(lines, grants)


class _Netting:
    def __init__(self, arrangements: Sequence[Arrangement], books: Books, held: Mapping[str, str]) -> None:
        self.arrangements = arrangements
        self.books = books
        self.held = held
        self.accounts: dict[tuple[str, str], _Account] = {}
        self.findings: list[Finding] = []
        self.rules = {
            (deduction.item, arrangement.party_code(deduction.creditor)): deduction
            for arrangement in arrangements
            for deduction in arrangement.deductions
        }
        self.incomes = {
            term.name: (term.income, term.kind) for arrangement in arrangements for term in arrangement.terms
        }
        for arrangement in arrangements:
            for pool in arrangement.pools:
                for step in pool.steps:
                    self.incomes[f"{pool.name}/{step.number}/补足"] = (step.income, "")
                    self.incomes[f"{pool.name}/{step.number}"] = (step.income, "")
                    if step.income:
                        self.incomes.setdefault(pool.name, (step.income, ""))
        self.codes = {
            word: party.code
            for arrangement in arrangements
            for party in arrangement.parties.values()
            for word in (party.role, party.code, party.name)
        }
        self.end = max(arrangement.last_day.date for arrangement in arrangements)

    def run(
        self, lines: Sequence[Line], grants: Sequence[Grant]
    ) -> tuple[tuple[Debt, ...], tuple[Finding, ...]]:
        for line in lines:
            self._owe(line.payer, line.payee, line.clause, line.amount.fen)
        for grant in grants:
            self._owe(grant.payer, grant.payee, grant.clause, grant.amount.fen)
        for row in sorted(self.books.rows("期初"), key=content):
            self._opening(row)
        for row in sorted(self.books.rows("预付"), key=content):
            self._advance(row)
        for row in sorted(self.books.rows("已付"), key=content):
            self._payment(row)
        debts = tuple(self._settle(self.accounts[key]) for key in sorted(self.accounts))
        return debts, tuple(self.findings)

    def _account(self, payer: str, payee: str) -> _Account:
        return self.accounts.setdefault((payer, payee), _Account(payer, payee))

    def _owe(self, payer: str, payee: str, clause: str, fen: int) -> None:
        account = self._account(payer, payee)
        account.due[clause] = account.due.get(clause, 0) + fen
        account.gross += fen

    def _read(self, row: Row) -> tuple[_Account, Figure, str] | None:
        amount, day = row.figure("金额"), row.day("日期")
        payer = self.codes.get(row.text("付款方"))
        if amount is None or payer is None or (day is not None and day.date > self.end):
            return None
        return self._account(payer, row.payee), amount, row.text("项目")

    def _opening(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        account, amount, item = read
        fen = amount.money.fen
        if row.text("应付|应收") == "应收":
            account.opening -= fen
            self._claim(account, row, item, fen, opening=True)
            kind = "期初应收"
        else:
            account.opening += fen
            account.due[item] = account.due.get(item, 0) + fen
            kind = "期初应付"
        account.movements.append(_movement(kind, row, amount))

    def _advance(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        account, amount, item = read
        account.deducted += amount.money.fen
        self._claim(account, row, item, amount.money.fen, opening=False)
        account.movements.append(_movement("预付", row, amount))

    def _payment(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        account, amount, item = read
        account.paid[item] = account.paid.get(item, 0) + amount.money.fen
        account.movements.append(_movement("已付", row, amount))

    def _claim(self, account: _Account, row: Row, item: str, fen: int, *, opening: bool) -> None:
        deduction = self.rules.get((item, account.payer))
        day = row.day("日期")
        order = (
            deduction.order if deduction is not None else 0,
            0 if opening else 1,
            day.date.isoformat() if day is not None else "",
            row.text("凭证"),
        )
        account.claims.append((order, item, fen))

    def _settle(self, account: _Account) -> Debt:
        unpaid = self._unpaid(account)
        free = {
            clause: fen for clause, fen in unpaid.items() if fen > 0 and not self._protected(account, clause)
        }
        recovered = 0
        capped: dict[str, int] = {}
        for _, item, fen in sorted(account.claims):
            deduction = self.rules.get((item, account.payer))
            if deduction is None:
                continue
            allowed = self._allowed(account, deduction, item)
            room = fen if allowed is None else min(fen, allowed - capped.get(item, 0))
            for clause in sorted(free):
                if room <= 0:
                    break
                if self._income(clause)[0] not in deduction.incomes:
                    continue
                part = min(room, free[clause])
                free[clause] -= part
                room -= part
                recovered += part
                capped[item] = capped.get(item, 0) + part
        payable = sum(fen for fen in unpaid.values() if fen > 0) - recovered
        balance = account.gross - account.deducted - sum(account.paid.values()) + account.opening
        held = self.held.get(account.payee.partition(".")[0], "") if payable else ""
        if held:
            payable = 0
        return Debt(
            payer=account.payer,
            payee=account.payee,
            opening=Money(account.opening),
            gross=Money(account.gross),
            deducted=Money(account.deducted),
            paid=Money(sum(account.paid.values())),
            payable=Money(payable),
            carried=Money(balance - payable),
            recovered=Money(recovered),
            movements=tuple(sorted(account.movements, key=lambda m: (m.date, m.kind, m.item, m.voucher))),
            held=held,
        )

    def _unpaid(self, account: _Account) -> dict[str, int]:
        """What is still open on each clause; a payment that names a pool pays its steps in order."""
        unpaid = dict(account.due)
        for item, fen in account.paid.items():
            rest = fen
            steps = [clause for clause in sorted(unpaid) if clause.partition("/")[0] == item]
            for clause in [item, *(c for c in steps if c != item)]:
                part = min(rest, max(0, unpaid.get(clause, 0)))
                if part:
                    unpaid[clause] -= part
                    rest -= part
        return unpaid

    def _income(self, clause: str) -> tuple[str, str]:
        return self.incomes.get(clause, ("", ""))

    def _protected(self, account: _Account, clause: str) -> bool:
        income, kind = self._income(clause)
        rule = rules().get(income)
        return "." in account.payee or (rule is not None and rule.protected(kind))

    def _allowed(self, account: _Account, deduction: Deduction, item: str) -> int | None:
        """The ceiling of a consent in fen; no ceiling is ``None``, no consent is nought."""
        if not deduction.consent:
            return None
        ceilings: list[int | None] = []
        for row in self.books.rows("抵扣同意"):
            day = row.day("日期")
            if (
                row.payee == account.payee
                and row.text("项目") == item
                and self.codes.get(row.text("债权人")) == account.payer
                and (day is None or day.date <= self.end)
            ):
                limit = row.figure("上限")
                ceilings.append(limit.money.fen if limit is not None else None)
        if not ceilings:
            self.findings.append(
                Finding(
                    "C510",
                    "提示",
                    account.payee,
                    f"“{item}”没有抵扣同意书，本期不抵扣，全部结转",
                    "抵扣须本人书面同意（台账〔抵扣同意〕）",
                )
            )
            return 0
        if any(limit is None for limit in ceilings):
            return None
        return sum(limit for limit in ceilings if limit is not None)


def _movement(kind: str, row: Row, amount: Figure) -> Movement:
    day = row.day("日期")
    return Movement(
        kind=kind,
        item=row.text("项目"),
        payee=row.payee,
        amount=amount.money,
        date=day.date.isoformat() if day is not None else "",
        voucher=row.text("凭证"),
        where=row.where("金额"),
    )

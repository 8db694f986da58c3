"""Netting (抵扣): what remains payable between one payer and one payee.

An advance is set off only against what the same payer owes the same payee, only where the
arrangement names it and the household consented, and never against land rent, wages or what is
paid to a person; what could not be recovered stays visible as a negative carried balance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.corrections import Correction, corrected, corrections
from linkage.engine.ledger import Ledger, line_figure, movement, referred, total
from linkage.engine.payments import parties_of
from linkage.engine.payout import Paid, pay_out
from linkage.engine.quantity import in_order
from linkage.engine.setoff import Claim, Taking, set_off, takings
from linkage.ground.errors import Where
from linkage.ground.figure import Figure
from linkage.ground.money import Money, Rounding
from linkage.model.arrangement import Arrangement, Deduction
from linkage.model.entitlement import Bound, Debt, Finding, Line, Movement, Recovery, Withheld
from linkage.model.registers import Books, Row
from linkage.rule import rules


@frozen
class Grant:
    """What a pool step gives a party other than the one that declares the pool (a real debt)."""

    payer: str
    payee: str
    clause: str
    amount: Money


@frozen
class Kept:
    """What is kept from a payee for another party, with who keeps it."""

    payer: str
    withheld: Withheld


def net(
    arrangements: Sequence[Arrangement],
    books: Books,
    lines: Sequence[Line],
    grants: Sequence[Grant | Kept],
    held: Mapping[str, str],
) -> tuple[tuple[Debt, ...], tuple[Finding, ...]]:
    """Net all debts. ``held`` maps a household whose money waits for its heirs to the reason."""
    return _Netting(arrangements, books, held).run(lines, grants)


class _Netting:
    def __init__(self, arrangements: Sequence[Arrangement], books: Books, held: Mapping[str, str]) -> None:
        self.arrangements = arrangements
        self.books = books
        self.held = held
        self.ledgers: dict[tuple[str, str], Ledger] = {}
        self.findings: list[Finding] = []
        self.rules = {
            (deduction.item, arrangement.party_code(deduction.creditor)): deduction
            for arrangement in arrangements
            for deduction in arrangement.deductions
        }
        terms = [term for arrangement in arrangements for term in arrangement.terms]
        self.schedules = {term.name: term.schedule for term in terms if term.schedule is not None}
        self.incomes = {term.name: (term.income, term.kind) for term in terms}
        for arrangement in arrangements:
            for pool in arrangement.pools:
                for step in pool.steps:
                    self.incomes[f"{pool.name}/{step.number}/补足"] = (step.income, "")
                    self.incomes[f"{pool.name}/{step.number}"] = (step.income, "")
                    if step.income:
                        self.incomes.setdefault(pool.name, (step.income, ""))
        self.payouts = {
            party.code: arrangement.payout
            for arrangement in arrangements
            if arrangement.payout is not None
            for party in arrangement.parties.values()
        }
        self.parties = parties_of(arrangements)
        self.end = max(arrangement.last_day.date for arrangement in arrangements)

    def run(
        self, lines: Sequence[Line], grants: Sequence[Grant | Kept]
    ) -> tuple[tuple[Debt, ...], tuple[Finding, ...]]:
        for line in lines:
            self.incomes.setdefault(line.clause, (line.income, line.kind))
            self._ledger(line.payer, line.payee).owe(line.clause, line_figure(line))
        for grant in grants:
            self._grant(grant)
        for sheet, read in (
            ("期初", self._opening),
            ("预付", self._advance),
            ("已付", self._payment),
        ):
            for row in in_order(self.books.rows(sheet)):
                read(row)
        for correction in corrections(self.arrangements, self.books):
            self._correct(correction)
        debts = tuple(self._settle(self.ledgers[key]) for key in sorted(self.ledgers))
        return debts, tuple(self.findings)

    def _grant(self, grant: Grant | Kept) -> None:
        """What is owed between parties: by a step of a pool, or kept from a payee for another."""
        if isinstance(grant, Kept):
            kept = grant.withheld
            ledger = self._ledger(grant.payer, kept.payee)
            ledger.withheld.append(kept)
            ledger.deducted.append(kept.figure)
            amount = kept.figure.money
            stays = kept.to == grant.payer  # it becomes the payee's own contribution there (转为出资)
            kind = kept.item if stays else "代扣"
            ledger.movements.append(Movement(kind, kept.item, kept.payee, amount, "", "", kept.where))
            if not stays:
                self._ledger(grant.payer, kept.to).owe(kept.item, kept.figure)
            return
        pool, _, step = grant.clause.rpartition("/")
        figure = referred(pool, grant.amount, {"pool": pool, "step": int(step)})
        self._ledger(grant.payer, grant.payee).owe(grant.clause, figure)

    def _ledger(self, payer: str, payee: str) -> Ledger:
        return self.ledgers.setdefault((payer, payee), Ledger(payer, payee, self.schedules, self.end))

    def _read(self, row: Row) -> tuple[Ledger, Figure, str] | None:
        amount, day = row.figure("金额"), row.day("日期")
        payer, payee = self.parties.payer(row), self.parties.payee(row)
        if amount is None or not payer or not payee or (day is not None and day.date > self.end):
            return None
        return self._ledger(payer, payee), amount, row.text("项目")

    def _opening(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        ledger, amount, item = read
        kind = "期初应付"
        if row.text("应付|应收") == "应收":
            kind = "期初应收"
            ledger.reclaimed.append(amount)
            self._claim(ledger, row, Claim(item, amount), row.where("金额"), opening=True)
        else:
            ledger.opened.append(amount)
            ledger.due.setdefault(item, []).append(amount)
        ledger.movements.append(movement(kind, ledger.payee, row, amount))

    def _advance(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        ledger, amount, item = read
        ledger.deducted.append(amount)
        self._claim(ledger, row, Claim(item, amount), row.where("金额"), opening=False)
        ledger.movements.append(movement("预付", ledger.payee, row, amount))

    def _payment(self, row: Row) -> None:
        read = self._read(row)
        if read is None:
            return
        ledger, amount, item = read
        ledger.paid.setdefault(item, []).append(amount)
        ledger.movements.append(movement("已付", ledger.payee, row, amount))

    def _correct(self, correction: Correction) -> None:
        """What a closed season paid too much is owed back; a line of its own makes good too little."""
        figure = correction.too_much
        if figure is None:
            return
        ledger = self._ledger(correction.payer, correction.payee)
        ledger.deducted.append(figure)
        item = corrected(correction.item)
        where = correction.row.where("应为")
        self._claim(ledger, correction.row, Claim(item, figure), where, opening=False)
        ledger.movements.append(Movement("更正", item, correction.payee, figure.money, "", "", where))

    def _claim(self, ledger: Ledger, row: Row, claim: Claim, where: Where, *, opening: bool) -> None:
        deduction = self.rules.get((claim.item, ledger.payer))
        day = row.day("日期")
        order = (
            deduction.order if deduction is not None else 0,
            0 if opening else 1,
            day.date.isoformat() if day is not None else "",
            row.text("凭证"),
            claim.item,
        )
        ledger.claims.append((order, claim, where))

    def _settle(self, ledger: Ledger) -> Debt:
        opens = ledger.open()
        recovered, recoveries = self._recovered(ledger, opens)
        balance = ledger.gross.value - ledger.all_deducted.value - ledger.all_paid.value
        balance += ledger.opening.value
        payout = None if self._is_party(ledger.payee) else self.payouts.get(ledger.payer)
        paid = pay_out(opens, recovered, self._out_of_reach(ledger, opens), payout)
        reasons = [f"“{clause}”有 {amount} 元未到期" for clause, amount in sorted(ledger.waiting().items())]
        reasons += paid.reasons
        held = self.held.get(ledger.payee.partition(".")[0], "") if paid.figure.value else ""
        if held:
            paid, reasons = Paid(Figure.zero(paid.figure.unit)), [held]
        amounts = {
            "opening": ledger.opening,
            "gross": ledger.gross,
            "deducted": ledger.all_deducted,
            "paid": ledger.all_paid,
            "payable": paid.figure,
        }
        if balance != paid.figure.value:
            amounts["carried"] = _carried(amounts)
        return Debt(
            payer=ledger.payer,
            payee=ledger.payee,
            opening=amounts["opening"].money,
            gross=amounts["gross"].money,
            deducted=amounts["deducted"].money,
            paid=amounts["paid"].money,
            payable=paid.figure.money,
            carried=_money(balance - paid.figure.value),
            recovered=recovered.money if recovered is not None else Money(0),
            movements=tuple(sorted(ledger.movements, key=lambda m: (m.date, m.kind, m.item, m.voucher))),
            held="；".join(reasons),
            withheld=tuple(ledger.withheld),
            recoveries=recoveries,
            figures={name: figure for name, figure in amounts.items() if figure.op != "constant"},
        )

    def _recovered(
        self, ledger: Ledger, opens: Mapping[str, Figure]
    ) -> tuple[Figure | None, tuple[Recovery, ...]]:
        """What the claims that the arrangement names take from what is open: in all, and each of them."""
        out_of_reach = self._out_of_reach(ledger, opens)
        free = {
            clause: figure
            for clause, figure in opens.items()
            if figure.value > 0 and clause not in out_of_reach
        }
        queue = [(claim, where) for _, claim, where in sorted(ledger.claims, key=lambda one: one[0])]
        claims = [claim for claim, _ in queue if (claim.item, ledger.payer) in self.rules]
        reach: dict[str, list[str]] = {}
        caps: dict[str, Figure] = {}
        bounds: dict[str, Bound] = {}
        for item in dict.fromkeys(claim.item for claim in claims):
            deduction = self.rules[item, ledger.payer]
            reach[item] = [clause for clause in free if self._income(clause)[0] in deduction.incomes]
            cap, bounds[item] = self._cap(ledger, deduction, [free[clause] for clause in reach[item]])
            if cap is not None:
                caps[item] = cap
        touched = {clause: free[clause] for clause in free if any(clause in r for r in reach.values())}
        took = iter(takings(touched, claims, reach, caps))
        recoveries = tuple(
            _recovery(claim, where, next(took), caps.get(claim.item), bounds[claim.item])
            if claim.item in reach
            else Recovery(claim.item, where, claim.amount.money, {}, Bound.NO_AGREEMENT, Money(0))
            for claim, where in queue
        )
        return (set_off(touched, claims, reach, caps) if touched and claims else None), recoveries

    def _cap(
        self, ledger: Ledger, deduction: Deduction, opens: Sequence[Figure]
    ) -> tuple[Figure | None, Bound]:
        """What an item may take at most: as consented, and as a share of what is open; or no limit."""
        consented = share = None
        bound = Bound.CONSENT
        if deduction.consent:
            consents = self._consents(ledger, deduction.item)
            bound = bound if consents else Bound.NO_CONSENT
            limits = [limit for limit in consents if limit is not None]
            consented = total(limits) if len(limits) == len(consents) else None
        if deduction.share is not None and opens:
            share = (total(opens) * deduction.share).to_fen(Rounding.DOWN)
        if consented is None:
            return share, Bound.SHARE
        if share is None:
            return consented, bound
        return consented.smaller_of(share), Bound.SHARE if share.value < consented.value else bound

    def _income(self, clause: str) -> tuple[str, str]:
        return self.incomes.get(clause, ("", ""))

    def _out_of_reach(self, ledger: Ledger, clauses: Mapping[str, Figure]) -> frozenset[str]:
        """The clauses nothing may be taken from: rent, wages, and all that is paid to a person."""
        found = set()
        for clause in clauses:
            income, kind = self._income(clause)
            rule = rules().get(income)
            if "." in ledger.payee or (rule is not None and rule.protected(kind)):
                found.add(clause)
        return frozenset(found)

    def _is_party(self, payee: str) -> bool:
        return payee in self.parties.codes

    def _consents(self, ledger: Ledger, item: str) -> Sequence[Figure | None]:
        """The ceiling of each consent to deduct an item; no ceiling is ``None``."""
        ceilings: list[Figure | None] = []
        household = ledger.payee.partition(".")[0]
        for row in in_order(self.books.rows_of("抵扣同意", household)):
            day = row.day("日期")
            if (
                row.payee == ledger.payee
                and row.text("项目") == item
                and self.parties.code(row, "债权人") == ledger.payer
                and (day is None or day.date <= self.end)
            ):
                ceilings.append(row.figure("上限"))
        if not ceilings:
            self.findings.append(
                Finding(
                    "C510",
                    "提示",
                    ledger.payee,
                    f"“{item}”没有抵扣同意书，本期不抵扣，全部结转",
                    "抵扣须本人书面同意，登记在台账〔抵扣同意〕",
                )
            )
        return ceilings


def _recovery(claim: Claim, where: Where, took: Taking, cap: Figure | None, bound: Bound) -> Recovery:
    """What a claim took back, and what bounded it: its limit, or what was left to take from."""
    limit = Money(0)
    if took.taken == claim.amount.value:
        bound = Bound.NOTHING
    elif cap is None or took.room is None or took.open_ < took.room:
        bound, limit = Bound.INCOME, _money(took.open_)
    else:
        limit = cap.money
    parts = {clause: _money(part) for clause, part in took.parts.items()}
    return Recovery(claim.item, where, claim.amount.money, parts, bound, limit)


def _carried(amounts: Mapping[str, Figure]) -> Figure:
    """What is left over: owed later when positive, still owed by the payee when negative."""
    figure = amounts["gross"]
    if amounts["opening"].op != "constant":
        figure = figure + amounts["opening"] if figure.op != "constant" else amounts["opening"]
    for name in ("deducted", "paid", "payable"):
        if amounts[name].op != "constant":
            figure = figure - amounts[name]
    return figure


def _money(yuan: Fraction) -> Money:
    fen = yuan * 100
    return Money(fen.numerator)

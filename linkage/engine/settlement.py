"""Settlement (结算): all entitlements of a season, from the arrangements and the books.

Terms and pools form an acyclic graph; it is walked in order, because a pool holds what terms and
other pools brought in. Every household and clause ends with a line or with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from linkage.engine.account_book import AccountBook
from linkage.engine.accounts import EXIT, Closed, close_accounts
from linkage.engine.carrying import closings
from linkage.engine.causes import by_household
from linkage.engine.corrections import corrected
from linkage.engine.fact import fact_in_force
from linkage.engine.holding import Scope, people_left, succeeded
from linkage.engine.late import LATE
from linkage.engine.later_lines import correction_lines, late_lines
from linkage.engine.long_numbers import MOST, TOO_MUCH
from linkage.engine.membership import organisations_on
from linkage.engine.netting import Grant, Kept, net
from linkage.engine.participation import gap, shares_seen
from linkage.engine.pool import Walked, backing_clause, walk
from linkage.engine.sharing import PAYEES
from linkage.engine.taxation import kept_taxes, taxes
from linkage.engine.term import Owed, reckon
from linkage.engine.withholding import withheld
from linkage.ground.citation import Citation
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Source, SourceKind, Step, Term
from linkage.model.charter import Charter
from linkage.model.distribution import by_trade, is_carried
from linkage.model.entitlement import Finding, Line, PoolOutcome, Reason, Settlement
from linkage.model.law import Laws
from linkage.model.letting import lets_land
from linkage.model.payer import OPERATOR
from linkage.model.registers import Books
from linkage.rule import rules

HELD = "继承待定"


def settle(
    arrangements: Sequence[Arrangement], books: Books, laws: Laws | None = None, said: Charter | None = None
) -> Settlement:
    """Settle a season; its taxes by ``laws``, kept as the arrangements and the charter (``said``) have it.

    Raises :class:`InputRefusedError` with everything that stops the computation: a missing price, a
    class without factor, a fact that is not there.
    """
    return _Season(arrangements, books).run(laws, said)


class _Season:
    def __init__(self, arrangements: Sequence[Arrangement], books: Books) -> None:
        self.arrangements = tuple(arrangements)
        self.books = books
        self.lines: list[Line] = []
        self.reasons: list[Reason] = []
        self.grants: list[Grant] = []
        self.pools: list[PoolOutcome] = []
        self.findings: list[Finding] = []
        self.problems: list[Problem] = []
        self.owners = {pool.name: a.party_code(pool.payer) for a in self.arrangements for pool in a.pools}
        self.book = self._account_book()

    def run(self, laws: Laws | None, charter: Charter | None) -> Settlement:
        for arrangement in self.arrangements:
            for term in arrangement.terms:
                if term.participation is None:
                    self._term(arrangement, term)
        self._later(late_lines(self.arrangements, self.books, self.lines), "没有逾期")
        self._later(correction_lines(self.arrangements, self.books, self._name), "没有更正")
        if not self.problems:
            for arrangement, one in self._in_order():
                if isinstance(one, Pool):
                    self._pool(arrangement, one)
                else:
                    self._term(arrangement, one)
        closed = self._close_accounts() if not self.problems else None
        self._too_large()
        if self.problems:
            raise InputRefusedError(self.problems)
        firms = organisations_on(self.books, self.arrangements[0].last_day.date)
        found = taxes(self.arrangements, self.lines, laws, charter, firms)
        kept = [one for a in self.arrangements for one in withheld(a, self.lines)]
        kept += closed.kept if closed is not None else ()
        grants: list[Grant | Kept] = [*self.grants, *kept, *kept_taxes(found)]
        debts, findings = net(self.arrangements, self.books, self.lines, grants, self._held())
        order = self._clause_order()
        return Settlement(
            arrangements=self.arrangements,
            books=self.books,
            lines=tuple(sorted(self.lines, key=lambda line: (line.payee, order[line.clause], line.payer))),
            reasons=tuple(sorted(self.reasons, key=lambda one: (one.payee, order[one.clause], one.why))),
            debts=debts,
            pools=tuple(self.pools),
            taxes=found,
            fractions=tuple(closings(self.arrangements, self.books, self.lines, self.reasons)),
            findings=tuple(sorted({*self.findings, *findings}, key=lambda f: (f.code, f.where, f.message))),
            accounts=closed.accounts if closed is not None else None,
        )

    def _scope(self, arrangement: Arrangement) -> Scope:
        book = self.book
        own = book.books_for if book is not None and arrangement.accounts is book.rule else None
        return Scope(arrangement, self.books, self.owners, own)

    def _account_book(self) -> AccountBook | None:
        """The book of the members' accounts, where the season belongs to a co-operative that keeps them."""
        for arrangement in self.arrangements:
            if arrangement.accounts is not None:
                return AccountBook(arrangement.accounts, Scope(arrangement, self.books, self.owners))
        return None

    def _close_accounts(self) -> Closed | None:
        if self.book is None:
            return None
        closed = close_accounts(self.book, self.lines, self.pools, self._name)
        self.findings += closed.findings
        self._later(closed.lines, "没有退社")
        return closed

    def _clause_order(self) -> Mapping[str, int]:
        names: list[str] = []
        for arrangement in self.arrangements:
            for term in arrangement.terms:
                names += [term.name, f"{term.name}{LATE}", corrected(term.name)]
            for pool in arrangement.pools:
                for step in pool.steps:
                    names += [f"{pool.name}/{step.number}", backing_clause(pool, step)]
                names.append(corrected(pool.name))
        names.append(EXIT)
        return {name: index for index, name in enumerate(names)}

    def _too_large(self) -> None:
        """No village owes a thousand million yuan on one line: a unit or a figure is wrong."""
        for line in self.lines:
            if line.amount >= MOST:
                named = [(term.name, term.where) for a in self.arrangements for term in a.terms]
                named += [(pool.name, pool.where) for a in self.arrangements for pool in a.pools]
                named += [(EXIT, a.accounts.where) for a in self.arrangements if a.accounts is not None]
                where = next(where for name, where in named if line.clause.startswith(name))
                words = {"payee": line.payee, "clause": line.clause, "amount": line.amount}
                self.problems.append(TOO_MUCH.at(where, **words))

    def _term(self, arrangement: Arrangement, term: Term) -> None:
        grounds = rules()[term.income].grounds(land=lets_land(term))
        said = term.participation
        try:
            reckoned = reckon(term, self._scope(arrangement), grounds if said is None else ())
        except InputRefusedError as refused:
            self.problems += refused.problems
            return
        payer = arrangement.party_code(term.payer)
        shares = shares_seen(said, self.arrangements, self.lines) if said is not None else {}
        for owed in reckoned.owed:
            amount: Figure | Owed = owed
            why = reckoned.idle.get(owed.payee, "算下来是 0.00 元")
            if said is not None:
                amount = owed.figure
                if owed.money:
                    amount = gap(amount, owed.payee, shares)
                    why = "分红已不低于保底"
                amount = amount.named(term.name, *grounds)
            if not amount.money:
                figure = amount if isinstance(amount, Figure) else amount.figure
                self.reasons.append(Reason(owed.payee, term.name, why, figure))
                continue
            self.lines.append(
                Line(
                    payee=owed.payee,
                    name=self._name(owed.payee),
                    payer=payer,
                    income=term.income,
                    kind=term.kind,
                    clause=term.name,
                    figure=amount,
                    cite=term.cite,
                    arrangement=arrangement.code,
                    person="." in owed.payee,
                )
            )
        if term.payee in {HOUSEHOLDS, MEMBERS}:
            sheet = term.quantity[0] or "名册"
            self._why_not(term.name, reckoned.idle, f"台账〔{sheet}〕中没有本户可计的记录")

    def _later(self, lines: Iterable[Line], why: str) -> None:
        """Add lines that come after the terms, with a reason for every household that has none."""
        added = tuple(lines)
        self.lines += added
        for clause in sorted({line.clause for line in added}):
            self._why_not(clause, {}, why)

    def _name(self, payee: str) -> str:
        if payee.partition(".")[0] in self.books.households:
            return self.books.payee_name(payee)
        return next((p.name for a in self.arrangements for p in a.parties.values() if p.code == payee), payee)

    def _why_not(self, clause: str, idle: Mapping[str, str], default: str) -> None:
        """Give every household without a line or reason under a clause its reason."""
        told = {line.payee.partition(".")[0] for line in self.lines if line.clause == clause}
        told |= {reason.payee.partition(".")[0] for reason in self.reasons if reason.clause == clause}
        causes = by_household(idle, self.books)
        for household in sorted(set(self.books.households) - told):
            self.reasons.append(Reason(household, clause, causes.get(household, default)))

    def _in_order(self) -> Iterable[tuple[Arrangement, Pool | Term]]:
        """Pools after those that feed them, and clauses that look at a share after its pool."""
        pools: dict[str, tuple[Arrangement, Pool | Term]] = {}
        for arrangement in self.arrangements:
            pools |= {pool.name: (arrangement, pool) for pool in arrangement.pools}
            pools |= {term.name: (arrangement, term) for term in arrangement.terms if term.participation}
        done: set[str] = set()
        while len(done) < len(pools):
            ready = [
                name
                for name, (_, one) in pools.items()
                if name not in done and all(fed in done for fed in _feeds(one) if fed in pools)
            ]
            if not ready:
                message = "the pools form a cycle"
                raise ValueError(message)
            for name in ready:
                done.add(name)
                yield pools[name]

    def _pool(self, arrangement: Arrangement, pool: Pool) -> None:
        inflows = [(self._source(arrangement, source), source) for source in pool.sources]
        known = [(figure, source) for figure, source in inflows if figure is not None]
        if len(known) < len(inflows):
            return
        positive = [figure for figure, source in known if not source.negative]
        negative = [figure for figure, source in known if source.negative]
        total = Figure.total(positive) if positive else Figure.zero(YUAN)
        for figure in negative:
            total = total - figure
        carried = [figure for figure, source in known if is_carried(source) and not source.negative]
        cites = (pool.cite,) if pool.cite is not None else ()
        try:
            walked = walk(
                pool,
                total.named(total.name if total.origin else "来源合计", *cites),
                self._scope(arrangement),
                Figure.total(carried).named("以前年度结转的") if carried else None,
            )
        except InputRefusedError as refused:
            self.problems += refused.problems
            return
        brought = tuple(figure for figure, _ in known)
        self.pools.append(evolve(walked.outcome, inflows=brought))
        if self.book is not None:
            self.book.quantify(pool, walked.outcome.steps)
        self.findings += walked.findings
        self._grants(arrangement, walked)
        self._portions(arrangement, pool, walked)
        self._backings(arrangement, pool, walked)

    def _source(self, arrangement: Arrangement, source: Source) -> Figure | None:
        if source.kind is SourceKind.FACT:
            try:
                return fact_in_force(source.name, source.where, self._scope(arrangement))
            except InputRefusedError as refused:
                self.problems += refused.problems
                return None
        if source.kind is SourceKind.TERM:
            fen = sum(line.amount.fen for line in self.lines if line.clause == source.name)
            return Figure(
                op="ref",
                value=Fraction(fen, 100),
                unit=YUAN,
                name=source.name,
                params={"clause": source.name, "payee": "*"},
            )
        outcome = next((o for o in self.pools if o.pool.name == source.name), None)
        if outcome is None:
            return None  # the pool that feeds this one could not be walked, and its cause is told
        given = [
            Figure(
                op="ref",
                value=step.amount.yuan,
                unit=YUAN,
                name=f"{source.name}·{source.target}",
                params={"pool": source.name, "step": step.step.number},
            )
            for step in outcome.steps
            if source.target in {step.name, step.step.to}
        ]
        return Figure.total(given)

    def _grants(self, arrangement: Arrangement, walked: Walked) -> None:
        """What steps give to other parties is owed to them by the party that declares the pool."""
        outcome = walked.outcome
        codes = {party.code for a in self.arrangements for party in a.parties.values()}
        for step in outcome.steps:
            payee = step.to
            if step.step.to in PAYEES:
                payee = arrangement.party_code(step.step.via) if step.step.via else outcome.payer
            if payee not in codes:
                continue
            if payee != outcome.payer and step.amount:
                clause = f"{outcome.pool.name}/{step.step.number}"
                self.grants.append(Grant(outcome.payer, payee, clause, step.amount))

    def _portions(self, arrangement: Arrangement, pool: Pool, walked: Walked) -> None:
        dry = {outcome.step.number for outcome in walked.outcome.steps if not outcome.amount}
        for portion in walked.portions:
            step = portion.step
            clause = f"{pool.name}/{step.number}"
            payer = arrangement.party_code(step.via or pool.payer)
            cite = step.cite or pool.cite or Citation("合同", arrangement.code, pool.name)
            figure = portion.figure.named(pool.name, cite, *rules()[step.income].ground)
            if figure.value == 0:
                why = _why_dry(walked.outcome) if step.number in dry else "按权数分得不足一个取整单位"
                if portion.figure.op == "queue" and step.number not in dry:
                    why = "钱先付排在前面的，没有轮到"
                if portion.unentitled:
                    why = walked.idle[step.number].get(portion.payee, "按约定算下来没有份额（权数是零）")
                self.reasons.append(Reason(portion.payee, clause, why, figure))
                continue
            kind = next(p.kind for p in arrangement.parties.values() if p.code == payer) or OPERATOR
            self.lines.append(
                Line(
                    payee=portion.payee,
                    name=self._name(portion.payee),
                    payer=payer,
                    income=step.income,
                    kind=kind.word(step.income, by_trade=by_trade(step)),
                    clause=clause,
                    figure=figure,
                    cite=cite,
                    arrangement=arrangement.code,
                    person="." in portion.payee,
                )
            )
        for outcome in walked.outcome.steps:
            if outcome.step.to in PAYEES and outcome.step.weight is not None:
                self._pool_reasons(pool, outcome.step, walked)

    def _backings(self, arrangement: Arrangement, pool: Pool, walked: Walked) -> None:
        """What a backstop adds to the parts of a step: lines that it owes itself."""
        for backing in walked.backings:
            step = backing.step
            cite = step.cite or pool.cite or Citation("合同", arrangement.code, pool.name)
            self.lines.append(
                Line(
                    payee=backing.payee,
                    name=self._name(backing.payee),
                    payer=arrangement.party_code(step.shortage.backstop if step.shortage else pool.payer),
                    income=step.income,
                    kind="补足",
                    clause=backing_clause(pool, step),
                    figure=backing.figure.named(f"{pool.name}补足", cite, *rules()[step.income].ground),
                    cite=cite,
                    arrangement=arrangement.code,
                    person="." in backing.payee,
                )
            )
        for clause in sorted({backing_clause(pool, backing.step) for backing in walked.backings}):
            self._why_not(clause, {}, "这一步已经付足，不用补足，或没有本户的份额")

    def _pool_reasons(self, pool: Pool, step: Step, walked: Walked) -> None:
        outcome = next(o for o in walked.outcome.steps if o.step is step)
        default = _why_dry(walked.outcome)
        if outcome.amount:
            weight = step.weight
            sheet = weight.quantity[0] if weight is not None and weight.quantity[0] else "名册"
            default = f"台账〔{sheet}〕中没有本户的份额"
        self._why_not(f"{pool.name}/{step.number}", walked.idle.get(step.number, {}), default)

    def _held(self) -> Mapping[str, str]:
        """Households with nobody left: their money is computed and waits for the heirs."""
        end = max(arrangement.last_day.date for arrangement in self.arrangements)
        households = sorted(self.books.households)
        return {
            number: HELD
            for number in households
            if not people_left(number, self.books, end) and not succeeded(number, self.books)
        }


def _feeds(one: Pool | Term) -> Sequence[str]:
    """Names of what has to be reckoned first."""
    if isinstance(one, Pool):
        return [source.name for source in one.sources if source.kind is not SourceKind.FACT]
    return [pool for pool, _ in one.participation.steps] if one.participation is not None else []


def _why_dry(outcome: PoolOutcome) -> str:
    if outcome.loss:
        return f"“{outcome.pool.name}”本期亏损 {outcome.loss} 元，没有可分的"
    return f"“{outcome.pool.name}”这一步没有可分的"

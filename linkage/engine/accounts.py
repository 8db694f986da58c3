"""Member accounts closed (成员账户结账): conversion, leaving, the even shares, and the accounts as a whole.

Nothing here pays by itself: what becomes contribution is kept back from what the surplus gave, and what a
leaving member gets is a line like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.account_book import AccountBook
from linkage.engine.ledger import line_figure, total
from linkage.engine.netting import Kept
from linkage.engine.quantity import in_order
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money, Rounding
from linkage.ground.units import YUAN
from linkage.model.accounts import (
    ASSETS,
    BORNE,
    CONTRIBUTION,
    FROM_RESERVE,
    FROM_SURPLUS,
    LEAVES,
    LEFT,
    LOSS,
    OPENING,
    OUTSIDE,
    QUANTIFIED,
    RESERVE,
    ROWS,
    SHEET,
    STAYS,
    Accounts,
    MemberAccount,
    entry_reference,
)
from linkage.model.arrangement import AccountRule, Arrangement, Pool, Step
from linkage.model.distribution import by_trade
from linkage.model.entitlement import Finding, Line, PoolOutcome, Withheld
from linkage.model.payer import REFUND
from linkage.rule import rules

EXIT = "退社结算"
INCOME = "退社退还"
CONVERTED = "转为出资"
_RETURNED = (CONTRIBUTION, ASSETS, RESERVE)


@frozen
class Closed:
    """The accounts, the lines of who leaves, what is kept back as contribution, and findings."""

    accounts: Accounts
    lines: tuple[Line, ...]
    kept: tuple[Kept, ...]
    findings: tuple[Finding, ...]


def close_accounts(
    book: AccountBook, lines: Sequence[Line], pools: Sequence[PoolOutcome], name: Callable[[str], str]
) -> Closed:
    """Close the accounts of a season, after its pools."""
    return _Closing(book, lines, pools, name).run()


class _Closing:
    def __init__(
        self,
        book: AccountBook,
        lines: Sequence[Line],
        pools: Sequence[PoolOutcome],
        name: Callable[[str], str],
    ) -> None:
        self.book, self.lines, self.pools, self.name = book, lines, pools, name
        self.arrangement: Arrangement = book.scope.arrangement
        self.rule: AccountRule = book.rule
        self.payer = self.arrangement.party_code(self.rule.payer)
        self.findings: list[Finding] = []

    def run(self) -> Closed:
        refunds, dividends = self._clauses()
        kept = tuple(self._conversions())
        exits = tuple(self._exits())
        self.book.close_even()
        if self.rule.reserve is not None and (RESERVE, QUANTIFIED) not in self.book.entries:
            self._unquantified()
        reserve = self._reserve()
        accounts = Accounts(
            payer=self.payer,
            season=self.arrangement.season_id,
            members=tuple(self._account(payee, refunds, dividends) for payee in self.book.holders()),
            reserve=reserve,
            before=self.rule.reserve is not None and self.rule.reserve.before,
            refunds=tuple(refunds),
            dividends=tuple(dividends),
        )
        return Closed(accounts, exits, kept, tuple(self.findings))

    def _clauses(self) -> tuple[Sequence[str], Sequence[str]]:
        """The clauses that give surplus back by trade, and those that share it by account."""
        refunds: list[str] = []
        dividends: list[str] = []
        for outcome in self.pools:
            for one in outcome.steps if outcome.payer == self.payer else ():
                if one.step.weight is not None:
                    found = refunds if by_trade(one.step) else dividends
                    found.append(f"{outcome.pool.name}/{one.step.number}")
        mine = [term for term in self.arrangement.terms if term.payer == self.rule.payer]
        refunds += [term.name for term in mine if term.income == REFUND]
        return refunds, dividends

    def _conversions(self) -> Iterator[Kept]:
        """Reserve moves inside an account; surplus is kept back from what was to be paid."""
        staying = set(self.book.remaining)
        for said in self.rule.conversions:
            if not said.pool:
                for payee in self.book.remaining:
                    held = self._held(payee, RESERVE, OPENING, ROWS)
                    figure = (held * said.rate).to_fen(Rounding.DOWN).named("", said.cite)
                    if figure.value > 0:
                        self.book.put(payee, RESERVE, FROM_RESERVE, Figure.zero(YUAN) - figure)
                        self.book.put(payee, CONTRIBUTION, FROM_RESERVE, figure)
                continue
            clause = f"{said.pool}/{self._step(said.pool, said.step).number}"
            for line in self.lines:
                if line.clause != clause or line.payee not in staying:
                    continue
                figure = (line_figure(line) * said.rate).to_fen(Rounding.DOWN).named(CONVERTED, said.cite)
                if figure.value:
                    self.book.put(line.payee, CONTRIBUTION, FROM_SURPLUS, figure)
                    kept = Withheld(CONVERTED, line.payee, line.payer, (clause,), figure, said.where)
                    yield Kept(line.payer, kept)

    def _step(self, pool: str, step: str) -> Step:
        return next(one for one in self._pool(pool).steps if one.name == step)

    def _pool(self, name: str) -> Pool:
        return next(pool for pool in self.arrangement.pools if pool.name == name)

    def _held(self, payee: str, item: str, *kinds: str) -> Figure:
        """The entries of these kinds of an item, added."""
        entries = self.book.entries
        return total(
            [
                entry_reference(payee, item, kind, entries[item, kind][payee].value)
                for kind in kinds
                if payee in entries.get((item, kind), {})
            ]
        )

    def _exits(self) -> Iterator[Line]:
        if self.book.leaving:
            self._bear_losses()
        for payee in self.book.leaving:
            balances = {item: self.book.balance(payee, item) for item in _RETURNED}
            figure = total([balance for balance in balances.values() if balance.value])
            borne = self._held(payee, LOSS, BORNE)
            if borne.value:
                figure = figure - borne
            if figure.value < 0:
                self._short(payee, figure.money)
                figure = figure.at_least_zero()
            for item, balance in balances.items():
                self.book.put(payee, item, LEFT, Figure.zero(YUAN) - balance)
            if figure.value:
                cite = self.rule.losses.cite if self.rule.losses is not None else self.rule.cite
                yield Line(
                    payee=payee,
                    name=self.name(payee),
                    payer=self.payer,
                    income=INCOME,
                    kind="",
                    clause=EXIT,
                    figure=figure.named(EXIT, cite, *rules()[INCOME].ground),
                    cite=cite,
                    arrangement=self.arrangement.code,
                )

    def _bear_losses(self) -> None:
        """Share what was lost before among all members; only who leaves bears it now."""
        said = self.rule.losses
        pool = next(iter(self.arrangement.pools), None)
        if said is None or pool is None or not said.loss.value:
            return
        weights = self.book.weights(said.weight, pool)
        if not sum((figure.value for figure in weights.values()), Fraction(0)):
            return
        for payee, share in self.book.share(said.loss.to_fen(), weights, f"{LOSS}/{BORNE}").items():
            self.book.put(payee, LOSS, BORNE, share.named("", said.cite), shared=True)

    def _short(self, payee: str, missing: Money) -> None:
        message = (
            f"应分担的亏损比应退的出资和公积金份额还多 {-missing} 元，退还 0.00 元，差额由本人按章程承担"
        )
        ground = "《农民专业合作社法》第二十八条"
        self.findings.append(Finding("C657", "警告", f"{SHEET} {payee}", message, ground))

    def _unquantified(self) -> None:
        said = self.rule.reserve
        outcome = next((one for one in self.pools if said is not None and one.pool.name == said.pool), None)
        steps = outcome.steps if outcome is not None else ()
        drawn = sum((one.amount for one in steps if said is not None and one.name == said.step), start=ZERO)
        if drawn:
            message = f"本年提取的公积金 {drawn} 元没有量化到成员：没有哪个成员有可计的权数"
            ground = "《农民专业合作社法》第四十二条"
            self.findings.append(Finding("C658", "警告", str(self.rule.where), message, ground))

    def _reserve(self) -> tuple[str, int] | None:
        said = self.rule.reserve
        if said is None or (RESERVE, QUANTIFIED) not in self.book.entries:
            return None
        return said.pool, self._step(said.pool, said.step).number

    def _account(self, payee: str, refunds: Sequence[str], dividends: Sequence[str]) -> MemberAccount:
        standing = STAYS if payee in self.book.remaining else LEAVES
        if payee not in self.book.members:
            standing = OUTSIDE
        return MemberAccount(
            payee=payee,
            name=self.name(payee),
            standing=standing,
            entries=self.book.of(payee),
            trade=tuple(self._trade(payee)) if standing != OUTSIDE else (),
            refund=self._got(payee, refunds),
            dividend=self._got(payee, dividends),
        )

    def _got(self, payee: str, clauses: Sequence[str]) -> Figure:
        mine = [line for line in self.lines if line.payee == payee and line.payer == self.payer]
        return total([line_figure(line) for line in mine if line.clause in clauses])

    def _trade(self, payee: str) -> Iterator[tuple[str, Figure]]:
        """What a member traded in the season, by column, product and kind of unit."""
        season = self.arrangement
        for sheet, heading in self.rule.trade:
            found: dict[tuple[str, str], list[Figure]] = {}
            for row in in_order(self.book.scope.books.rows_of(sheet, payee)):
                figure, day = row.figure(heading), row.day("日期")
                inside = day is not None and season.first_day.date <= day.date <= season.last_day.date
                if figure is not None and (inside or "日期" not in row.places):
                    found.setdefault((row.text("品名"), str(figure.unit)), []).append(figure)
            for (product, _), figures in sorted(found.items()):
                label = f"{sheet}.{heading}"
                yield (f"{label}（{product}）" if product else label), Figure.total(figures)

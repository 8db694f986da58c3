"""The household's confirmation of joining (农户加入确认书, A4-b): one page, read aloud, signed by hand.

It shows what the household brings in and at which price, read from the same terms and registers that are
computed with, and what this season's sum for it was; that sum is marked as an example.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.contracts.home import account_holder, labour
from linkage.document import Document, View
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.citation import Citation
from linkage.ground.figure import Figure
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Step, Term
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household, Row
from linkage.telling.account import contract_sign
from linkage.telling.paper import (
    BLANK_DAY,
    heads,
    issuer,
    last_day,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.pool_words import step_share
from linkage.telling.summary import add
from linkage.words.wording import spoken

TITLE = "农户加入确认书"

_HOLDINGS = ("地块", "股份", "成员账户")


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"农户/joinder-{number}.pdf": number for number in sorted(settlement.books.households)}


def _view(settlement: Settlement, number: str) -> View:
    household = settlement.books.households[number]
    ways = list(_ways(settlement, household))
    head = household.head.row
    identity, telephone = head.secret("证件号"), head.secret("电话")
    running = running_numbered(settlement, TITLE, number)
    return sealed(
        {
            "title": TITLE,
            "running": running,
            "contracts": [
                {
                    "sign": contract_sign(settlement, a.code),
                    "name": a.name,
                    "code": a.code,
                }
                for a in settlement.arrangements
            ],
            "season": season_name(settlement),
            "household": {
                "name": household.name,
                "number": number,
                "group": household.group,
                "category": household.category,
                "people": str(heads(household, last_day(settlement))),
                "identity": identity.last4 if identity is not None else "",
                "account_name": head.text("户名"),
                **account_holder(household),
                **labour(household, last_day(settlement)),
                "address": head.text("住址"),
                "telephone": telephone.last4 if telephone is not None else "",
                "bank": head.text("开户行"),
                "account": household.account.last4 if household.account is not None else "",
            },
            "chosen": [way for way in ways if way["mine"]],
            "open": [way for way in ways if not way["mine"]],
            "witness": issuer(settlement).name,
            "blank_day": BLANK_DAY,
        }
    )


def _ways(settlement: Settlement, household: Household) -> Iterator[View]:
    """All ways of taking part, in the order of the contracts."""
    own = settlement.books.of(household)
    for arrangement in settlement.arrangements:
        home = _Home(settlement, Scope(arrangement, own), household)
        yield from (home.term(term) for term in arrangement.terms if term.payee in {HOUSEHOLDS, MEMBERS})
        for pool in arrangement.pools:
            yield from (home.share(pool, step) for step in pool.steps if step.weight is not None)


@frozen
class _Home:
    """A household under one arrangement."""

    settlement: Settlement
    scope: Scope
    household: Household

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement it may join."""
        return self.scope.arrangement

    def term(self, term: Term) -> View:
        """A clause that pays households or their members."""
        rows = self._rows(term.quantity, term.name)
        return {
            "article": self._article(term.cite),
            "name": term.name,
            "brings": self._brings(rows, term.quantity),
            "price": term.price.short(),
            "trial": self._trial(term.name),
            "mine": bool(rows),
        }

    def share(self, pool: Pool, step: Step) -> View:
        """A step of a pool that is shared among households."""
        quantity = step.weight.quantity if step.weight is not None else ("", "")
        rows = self._rows(quantity, pool.name)
        return {
            "article": self._article(step.cite or pool.cite),
            "name": pool.name,
            "brings": self._brings(rows, quantity),
            "price": f"{step_share(step)}，按{quantity[1]}分",
            "trial": self._trial(f"{pool.name}/{step.number}"),
            "mine": bool(rows),
        }

    def _article(self, cite: Citation | None) -> str:
        article = cite.article if cite is not None else ""
        return f"{contract_sign(self.settlement, self.arrangement.code)}{article}"

    def _rows(self, quantity: tuple[str, str], clause: str) -> Sequence[Row]:
        """The household's rows that a clause reads, but for what ended before the season."""
        first = self.arrangement.first_day.date
        return [
            row
            for row in rows_read(quantity, clause, self.scope)
            if _lasts(row, first) and _says(row, quantity)
        ]

    def _brings(self, rows: Sequence[Row], quantity: tuple[str, str]) -> str:
        """What the household holds on the last day; of deals and work, that they are counted as they come."""
        if quantity[0] not in _HOLDINGS:
            return "按实际" if quantity[0] else "按户、按人"
        last = self.arrangement.last_day.date
        kept = [row for row in rows if held_on(row, last, self.scope)]
        figures = [figure for row in kept if (figure := row.figure(quantity[1])) is not None]
        if len({figure.unit for figure in figures}) > 1:
            return ""
        if not figures:
            return "期内已转出" if rows else ""
        total = Figure.total(figures)
        return spoken(Figure(op="sum", value=total.value, unit=total.unit))

    def _trial(self, clause: str) -> str:
        lines = [line for line in self.settlement.lines_of(self.household.number) if line.clause == clause]
        return str(add(line.amount for line in lines)) if lines else ""


def _lasts(row: Row, first: datetime.date) -> bool:
    end = row.day("止")
    return end is None or end.date >= first


def _says(row: Row, quantity: tuple[str, str]) -> bool:
    return not quantity[0] or row.figure(quantity[1]) is not None


DOCUMENT = Document(
    title=TITLE,
    template="joinder.html",
    edition="household",
    view=_view,
    paths=_paths,
)

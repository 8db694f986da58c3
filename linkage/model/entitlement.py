"""Entitlements (应得): what a season's settlement holds, line by line and debt by debt."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Protocol, TypeVar

from attrs import field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Json
from linkage.ground.hidden_numbers import hidden
from linkage.ground.money import Money
from linkage.model.accounts import Accounts
from linkage.model.arrangement import Arrangement, Pool, Step, Term
from linkage.model.charter import Charter
from linkage.model.law import Laws, Parameter
from linkage.model.registers import Books
from linkage.model.tax import Tax
from linkage.model.theme import Theme


class Derivable(Protocol):
    """An amount whose derivation is made when it is asked for (可推出的数)."""

    @property
    def money(self) -> Money:
        """The amount."""

    @property
    def figure(self) -> Figure:
        """The amount with its derivation."""


def _figure(amount: Figure | Derivable) -> Figure:
    return amount if isinstance(amount, Figure) else amount.figure


@frozen(weakref_slot=False)
class Line:
    """What one payee is owed under one clause by one payer, in whole fen (应得明细).

    ``payee`` is 户号, 户号.成员号 or a party's code; ``payer`` a party's code. ``clause`` is the clause's
    name, or ``分配/step number`` for a share of a pool. ``figure`` may be given as what makes it again:
    the lines of a county are too many to hold all derivations at once.
    """

    payee: str
    name: str
    payer: str
    income: str
    kind: str
    clause: str
    _figure: Figure | Derivable = field(eq=_figure)
    cite: Citation
    arrangement: str
    person: bool = False

    @property
    def figure(self) -> Figure:
        """The amount with its derivation."""
        return _figure(self._figure)

    @property
    def derivable(self) -> Figure | Derivable:
        """What makes the figure: itself, or what reckons it again from its rows."""
        return self._figure

    @property
    def amount(self) -> Money:
        """The amount."""
        return self._figure.money


@frozen(weakref_slot=False)
class Reason:
    """Why a payee has no line under a clause (为什么是零)."""

    payee: str
    clause: str
    why: str
    figure: Figure | None = None


@frozen(weakref_slot=False)
class Carried:
    """The fraction of a step, in yuan, that a payee takes along under a clause (零头结转).

    ``figure`` is what she brought and nothing has touched; without it the line or reason of the payee under
    the clause says what was cut off.
    """

    payee: str
    clause: str
    fraction: Fraction
    figure: Figure | None = None


@frozen(weakref_slot=False)
class Movement:
    """An advance, a payment or an opening balance that touches a debt, with its row."""

    kind: str
    item: str
    payee: str
    amount: Money
    date: str
    voucher: str
    where: Where


@frozen
class Withheld:
    """What a payer keeps from one payee's clauses and owes to another party (代扣)."""

    item: str
    payee: str
    to: str
    clauses: tuple[str, ...]
    figure: Figure
    where: Where


class Bound(enum.Enum):
    """What kept a claim from being taken back in full."""

    NOTHING = "扣清"
    NO_AGREEMENT = "没有约定"
    NO_CONSENT = "没有同意书"
    CONSENT = "同意书的上限"
    SHARE = "约定的比例"
    INCOME = "能抵扣的收入"


@frozen
class Recovery:
    """What of one claim (预付, 更正, 期初应收) was taken back: ``due`` is the claim, ``where`` its row.

    ``parts`` is what was taken of it from each clause, ``limit`` the amount of what bounded it: the ceiling,
    or the income that was left to take from.
    """

    item: str
    where: Where
    due: Money
    parts: Mapping[str, Money]
    bound: Bound
    limit: Money

    @property
    def taken(self) -> Money:
        """实扣: what was taken back this season."""
        return sum(self.parts.values(), start=Money(0))

    @property
    def left(self) -> Money:
        """留待下期: what is not taken back."""
        return self.due - self.taken


@frozen(weakref_slot=False)
class Debt:
    """What stands between one payer and one payee; the fields are those of the result document.

    ``held`` says why something is not paid now, ``figures`` how each amount came about; ``recoveries`` are
    the claims on the payee in the order in which they were taken back.
    """

    payer: str
    payee: str
    opening: Money
    gross: Money
    deducted: Money
    paid: Money
    payable: Money
    carried: Money
    recovered: Money
    movements: tuple[Movement, ...] = ()
    held: str = ""
    withheld: tuple[Withheld, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    figures: Mapping[str, Figure] = field(factory=dict)


@frozen
class StepOutcome:
    """What a step of a pool took, with its derivation and its earmarked parts.

    ``asked`` is what was to be shared, where sharing gave out something else; ``backstop`` the code of the
    party that pays what the claims lack.
    """

    step: Step
    name: str
    to: str
    figure: Figure
    earmarks: tuple[tuple[str, Figure], ...] = ()
    cutoff: tuple[str, str] | None = None
    weights: tuple[str, int] | None = None
    asked: Figure | None = None
    backstop: str = ""

    @property
    def amount(self) -> Money:
        """The amount."""
        return self.figure.money


@frozen
class PoolOutcome:
    """A pool walked through its steps: in = steps + kept.

    ``season`` is the season of the file that declares the pool; ties of its shares are named by it.
    ``inflows`` is what each of the pool's sources brought, in their order.
    """

    pool: Pool
    payer: str
    season: str
    source: Figure
    taken_in: Money
    loss: Money
    steps: tuple[StepOutcome, ...]
    kept: Money
    remainder: Money
    remainder_owner: str
    cutoff: tuple[str, str] | None
    inflows: tuple[Figure, ...] = ()


@frozen
class Finding:
    """What law or plan dislikes (发现): 提示, 警告 or 拒绝, with its ground; no number of a person.

    ``households`` are the 户号 it is about; empty where it is about everybody.
    """

    code: str
    severity: str
    where: str = field(converter=hidden)
    message: str = field(converter=hidden)
    ground: str
    households: tuple[str, ...] = ()


@frozen(eq=False)
class Settlement:
    """All entitlements of a season (结算). One settlement is itself only, so that papers may remember it."""

    arrangements: tuple[Arrangement, ...]
    books: Books
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    debts: tuple[Debt, ...]
    pools: tuple[PoolOutcome, ...]
    fractions: tuple[Carried, ...] = ()
    findings: tuple[Finding, ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()
    extras: Mapping[str, Json] = field(factory=dict)
    laws: Laws = field(factory=Laws)
    charter: Charter | None = None
    accounts: Accounts | None = None
    taxes: tuple[Tax, ...] = ()
    theme: Theme = field(factory=Theme)

    @property
    def main(self) -> Arrangement:
        """The arrangement that names the season (the first file)."""
        return self.arrangements[0]

    def law(self, name: str, arrangement: Arrangement, where: object) -> Parameter:
        """The statutory value on the arrangement's last day.

        Raises :class:`NoLawError`, which the check that asks turns into 无适用法条.
        """
        return self.laws.required(name, arrangement.last_day.date, where)

    def lines_of(self, household: str) -> Sequence[Line]:
        """Lines of a household and of its members, in the order of the arrangement."""
        return self._lines.get(household, ())

    def debts_of(self, household: str) -> Sequence[Debt]:
        """Debts of a household and of its members."""
        return self._debts.get(household, ())

    def taxes_of(self, household: str) -> Sequence[Tax]:
        """Taxes of a household and of its members, of incomes as the arrangement has them."""
        return self._taxes.get(household, ())

    def reasons_of(self, household: str) -> Sequence[Reason]:
        """Reasons of a household and of its members."""
        return self._reasons.get(household, ())

    @cached_property
    def _lines(self) -> Mapping[str, Sequence[Line]]:
        return _by_household(self.lines)

    @cached_property
    def _debts(self) -> Mapping[str, Sequence[Debt]]:
        return _by_household(self.debts)

    @cached_property
    def _taxes(self) -> Mapping[str, Sequence[Tax]]:
        return _by_household(self.taxes)

    @cached_property
    def _reasons(self) -> Mapping[str, Sequence[Reason]]:
        return _by_household(self.reasons)

    def party_name(self, code: str) -> str:
        """The full name of a party by its code."""
        for arrangement in self.arrangements:
            for party in arrangement.parties.values():
                if party.code == code:
                    return party.name
        return code

    def terms(self) -> Sequence[tuple[Arrangement, Term]]:
        """All terms of all arrangements, in order."""
        return [(a, term) for a in self.arrangements for term in a.terms]


class _OfPayee(Protocol):
    @property
    def payee(self) -> str:
        """户号, 户号.成员号 or a party's code."""


_Item = TypeVar("_Item", bound=_OfPayee)


def _by_household(items: Iterable[_Item]) -> Mapping[str, Sequence[_Item]]:
    """What belongs to each household and its members, in the order of the settlement.

    A season's papers ask household by household; walking everything each time costs its square.
    """
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(item.payee.partition(".")[0], []).append(item)
    return found

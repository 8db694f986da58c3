"""Tax head (税目): which incomes fall under it, how settled that is, and how it is reckoned.

A head asks the law of the day for its rates; none stands in it. Its cases are tried in order, and an income
belongs to the first head of a tax that has a case for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from attrs import frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.figure import Figure
from linkage.model.payer import PayerKind
from linkage.model.tax import BY_MONTH, INFORM, TAXED, Tax


@frozen
class Income:
    """What a head has to know of a line: income, kind, who pays, whether for land, whether out of a pool.

    ``agreed`` says that the pool is a share by contract and no distribution (约定分成), ``nature`` what a
    fixed return on a stake is (收益性质), where the arrangement says it.
    """

    income: str
    kind: str
    payer: PayerKind | None
    land: bool = False
    shared: bool = False
    agreed: bool = False
    nature: str = ""


@frozen
class Case:
    """Incomes of one sort under a head, with what has to be said of them.

    ``says`` decides beyond income and kind (empty: all kinds). ``words`` is the notice, ``source`` where that
    stands; ``confirmed`` whether the source was read.
    """

    income: str
    kinds: tuple[str, ...] = ()
    says: Callable[[Income], bool] | None = None
    standing: str = TAXED
    words: str = ""
    source: str = ""
    confirmed: bool = True

    def meant(self, income: Income) -> bool:
        """Say whether a line is of this sort."""
        if income.income != self.income or (self.kinds and income.kind not in self.kinds):
            return False
        return self.says is None or self.says(income)

    @property
    def notice(self) -> str:
        """What is printed beside the amount; one text, however many households it stands beside."""
        source = f"（{self.source}{'' if self.confirmed else '，未确认'}）" if self.source else ""
        return sys.intern(f"{self.words}{source}") if self.words else ""


#: Asks the law of the season's last day for a value, by its name.
Ask = Callable[[str], Figure]


@frozen
class Head:
    """A head: its name in files, its words, its cases, and how one payee's income is reckoned.

    ``reckon`` takes the amounts of each time (次) in yuan, asks the law, and gives yuan not yet rounded; a
    head without it only says why there is nothing to reckon. ``spread`` says that an amount paid at once is
    laid over the months of the season (财产租赁), ``monthly`` that dated rows are taken month by month.
    ``alone`` keeps every clause for itself. ``at_source`` says that the payment alone says how much its payer
    has to keep; ``in_advance`` that what is kept of it is settled in a return of the year (综合所得). Of
    other heads the payer keeps it too, but other payers, months or costs have a say in how much.
    """

    name: str
    label: str
    tax: str
    cases: tuple[Case, ...]
    reckon: Callable[[Figure, Ask], Figure] | None = None
    spread: str = ""
    monthly: bool = False
    alone: bool = False
    at_source: bool = False
    in_advance: bool = False
    times: str = BY_MONTH

    @property
    def item(self) -> str:
        """What is kept under this head, as debts and registers call it."""
        return f"{self.tax}（{self.label}）"

    def case(self, income: Income) -> Case | None:
        """The first case that a line belongs to."""
        return next((case for case in self.cases if case.meant(income)), None)


@cache
def heads() -> tuple[Head, ...]:
    """All heads, by name."""
    from linkage import taxes as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(catalogue(shelf, Head).values())


def head_labels() -> tuple[str, ...]:
    """The words of 税务 that an arrangement may use: heads that reckon something."""
    return tuple(head.label for head in heads() if head.reckon is not None)


def only_told(tax: Tax) -> bool:
    """Say whether a tax of which the payment alone says how much its payer has to keep was told and not kept.

    Checks, plans and statements all ask here. Of the other heads that payers have to keep other
    payers, months and costs have a say: they, and disputed ones, are told (``telling.tax_duties``).
    """
    settled = tax.standing == TAXED and tax.manner == INFORM and bool(tax.amount)
    return settled and any(head.at_source and head.label == tax.head for head in heads())


def in_advance(tax: Tax) -> bool:
    """Say whether what is kept of a tax is settled in a return of the year."""
    return any(head.in_advance and head.label == tax.head for head in heads())

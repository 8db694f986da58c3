"""Vouchers (记账凭证): who is debited and credited with what, under which chart of accounts (科目表).

The same number means different accounts in different charts, so an account always says its chart, its
code and its name.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.errors import Where
from linkage.ground.money import ZERO, Money


@frozen
class Account:
    """An account (会计科目): chart, code and name; ``part`` is its second level (各项分配)."""

    chart: str
    code: str
    name: str
    part: str = ""

    @property
    def number(self) -> str:
        """Chart and code, never the code alone."""
        return f"{self.chart}-{self.code}"

    @property
    def title(self) -> str:
        """The name with its second level."""
        return f"{self.name}—{self.part}" if self.part else self.name


@frozen
class Use:
    """Which account a chart uses for one side of an event (对应), for which income, kind and opposite party.

    Empty words hold for all. ``confirmed`` says whether somebody compared it with the text of the chart.
    """

    side: str
    account: Account
    income: str = ""
    kind: str = ""
    other: str = ""
    confirmed: bool = False

    def fits(self, side: str, income: str, kind: str, other: str) -> bool:
        """Say whether it is meant for this side of an event."""
        asked = (self.income, income), (self.kind, kind), (self.other, other)
        return self.side == side and all(own in {"", word} for own, word in asked)


@frozen
class Chart:
    """A chart of accounts (科目表) with the kinds of payers it is for and the days it is in force.

    ``people`` are the codes of accounts that are kept for each person or party by herself (往来).
    """

    title: str
    number: str
    mark: str
    kinds: tuple[str, ...]
    first: datetime.date
    last: datetime.date | None
    source: str
    confirmed: bool
    accounts: Mapping[str, str]
    people: frozenset[str]
    uses: tuple[Use, ...]
    where: Where

    def covers(self, kind: str, day: datetime.date) -> bool:
        """Say whether it is the chart of this kind of payer on the day; both ends count."""
        return kind in self.kinds and self.first <= day and (self.last is None or day <= self.last)

    def use(self, side: str, income: str, kind: str, other: str) -> Use | None:
        """The first use that is meant for this side of an event; nothing where the chart has none."""
        return next((use for use in self.uses if use.fits(side, income, kind, other)), None)


@frozen
class Entry:
    """One line of a voucher: a debit or a credit; ``detail`` is who or what it is kept for (明细)."""

    account: Account
    detail: str
    debit: Money = ZERO
    credit: Money = ZERO
    confirmed: bool = False


@frozen
class Voucher:
    """A voucher (记账凭证) in the books of one party.

    ``topic`` is what it records (a clause, ``分配/步骤号``, an item of money), ``ground`` where that stands.
    """

    owner: str
    number: str
    day: datetime.date
    event: str
    topic: str
    summary: str
    ground: str
    entries: tuple[Entry, ...] = field(factory=tuple)

    @property
    def debit(self) -> Money:
        """借方合计."""
        return sum((entry.debit for entry in self.entries), start=ZERO)

    @property
    def credit(self) -> Money:
        """贷方合计."""
        return sum((entry.credit for entry in self.entries), start=ZERO)

    @property
    def balanced(self) -> bool:
        """Whether debits equal credits."""
        return self.debit == self.credit

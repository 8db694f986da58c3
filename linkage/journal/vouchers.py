"""Vouchers of a season: each event under the chart that its owner keeps on its day, numbered and proved.

A party without a chart on the day gets no vouchers, and that is said. The vouchers are proved against the
result: what they leave owing to each payee is what the debts say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from linkage.files.chart_reader import shipped_charts
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money
from linkage.journal.event import INSTEAD, SIDES, Event, Opposite
from linkage.journal.events import events
from linkage.model.entitlement import Settlement
from linkage.model.payer import payer_kind
from linkage.model.voucher import Chart, Entry, Use, Voucher


@frozen
class Gap:
    """No chart of accounts covers what a party had to book on a day."""

    owner: str
    legal_type: str
    day: datetime.date


@frozen
class Unequal:
    """What vouchers leave owing, and what the result says, where the two are not the same."""

    owner: str
    topic: str
    booked: Money
    wanted: Money


@frozen
class Journal:
    """All vouchers of a season by their owner, and the charts that were missing."""

    vouchers: tuple[Voucher, ...]
    gaps: tuple[Gap, ...]

    def of(self, owner: str) -> Sequence[Voucher]:
        """The vouchers in the books of one party."""
        return [voucher for voucher in self.vouchers if voucher.owner == owner]


@remembered(2)
def journal(settlement: Settlement) -> Journal:
    """Make all vouchers of a season."""
    made = _Journal(settlement)
    for event in events(settlement):
        made.take(event)
    return Journal(tuple(made.numbered()), tuple(dict.fromkeys(made.gaps)))


def chart_of(legal_type: str, day: datetime.date) -> Chart | None:
    """The chart of accounts that a legal type keeps on a day; nothing when none is known."""
    kind = payer_kind(legal_type)
    name = kind.name if kind is not None else ""
    return next((chart for chart in shipped_charts() if chart.covers(name, day)), None)


def keeps_books(legal_type: str) -> bool:
    """Say whether vouchers are made for a legal type at all: a tax office keeps its own."""
    kind = payer_kind(legal_type)
    return kind is not None and any(kind.name in chart.kinds for chart in shipped_charts())


def post(event: Event, chart: Chart) -> tuple[Entry, Entry]:
    """Debit and credit of an event under a chart.

    Raises ``ValueError`` when the chart has no account for it: a mistake in the chart, ours.
    """
    debit_side, credit_side = SIDES[event.name]
    debit = _entry(chart, debit_side, event, event.debited)
    credit = _entry(chart, credit_side, event, event.credited)
    return evolve(debit, debit=event.amount), evolve(credit, credit=event.amount)


def _entry(chart: Chart, side: str, event: Event, opposite: Opposite) -> Entry:
    sides = [one for one in (side, INSTEAD.get(side, "")) if one]
    found: Iterable[Use | None] = (chart.use(s, event.income, event.kind, opposite.sort) for s in sides)
    use = next((one for one in found if one is not None), None)
    if use is None:
        message = f"{chart.mark} has no account for {side} of {event.name} {event.income}"
        raise ValueError(message)
    personal = use.account.code in chart.people
    detail = opposite.label if personal else event.topic.partition("/")[0]
    return Entry(use.account, detail, confirmed=use.confirmed and chart.confirmed)


@define
class _Journal:
    """Vouchers while they are made: events of one owner, day, name and topic share one."""

    settlement: Settlement
    gaps: list[Gap] = field(factory=list)
    made: dict[tuple[str, datetime.date, str, str], Voucher] = field(factory=dict)
    entries: dict[tuple[str, datetime.date, str, str], list[tuple[Entry, Entry]]] = field(factory=dict)
    types: Mapping[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.types = legal_types(self.settlement)

    def take(self, event: Event) -> None:
        legal_type = self.types[event.owner]
        chart = chart_of(legal_type, event.day)
        if chart is None:
            if keeps_books(legal_type):
                self.gaps.append(Gap(event.owner, legal_type, event.day))
            return
        debit, credit = post(event, chart)
        if (debit.account, debit.detail) == (credit.account, credit.detail):
            return  # 内部往来 of the same person on both sides: the set-off shows in her one account
        key = (event.owner, event.day, event.name, event.topic)
        self.made.setdefault(
            key,
            Voucher(event.owner, "", event.day, event.name, event.topic, event.summary, event.ground),
        )
        self.entries.setdefault(key, []).append((debit, credit))

    def numbered(self) -> Iterator[Voucher]:
        """The vouchers of each owner by day, numbered from one in each month."""
        counts: dict[tuple[str, int, int], int] = {}
        order = {key: at for at, key in enumerate(self.made)}
        for key in sorted(self.made, key=lambda key: (key[0], key[1], order[key])):
            voucher = self.made[key]
            month = (voucher.owner, voucher.day.year, voucher.day.month)
            counts[month] = counts.get(month, 0) + 1
            pairs = self.entries[key]
            merged = (
                *_merged(debit for debit, _ in pairs),
                *_merged(credit for _, credit in pairs),
            )
            yield evolve(voucher, number=f"记-{counts[month]:04d}", entries=merged)


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries of one account and detail as one."""
    found: dict[tuple[object, str], Entry] = {}
    for entry in entries:
        key = (entry.account, entry.detail)
        old = found.get(key)
        found[key] = (
            entry
            if old is None
            else evolve(old, debit=old.debit + entry.debit, credit=old.credit + entry.credit)
        )
    return iter(found.values())


def legal_types(settlement: Settlement) -> Mapping[str, str]:
    """The legal type of each party, by its code."""
    return {p.code: p.legal_type for a in settlement.arrangements for p in a.parties.values()}


def unequal(settlement: Settlement) -> Iterator[Unequal]:
    """Every voucher that does not balance, and every payee whom the books owe another sum than the result.

    Where a chart is missing on some day, nothing can be said about that party's books.
    """
    made = journal(settlement)
    for voucher in made.vouchers:
        if not voucher.balanced:
            yield Unequal(voucher.owner, f"{voucher.number} {voucher.summary}", voucher.debit, voucher.credit)
    booked = _left_owing(made)
    without = {gap.owner for gap in made.gaps}
    types = legal_types(settlement)
    for debt in settlement.debts:
        if debt.payer in without or not keeps_books(types[debt.payer]):
            continue
        name = settlement.party_name(debt.payee)
        label = name if debt.payee in types else f"{debt.payee} {settlement.books.payee_name(debt.payee)}"
        wanted = debt.payable + debt.carried - debt.opening
        found = booked.pop((debt.payer, label), ZERO)
        if found != wanted:
            yield Unequal(debt.payer, label, found, wanted)


def _left_owing(made: Journal) -> dict[tuple[str, str], Money]:
    """What the accounts kept for each person or party come to, by owner and detail: credits less debits."""
    people = {chart.mark: chart.people for chart in shipped_charts()}
    found: dict[tuple[str, str], Money] = {}
    for voucher in made.vouchers:
        for entry in voucher.entries:
            if entry.account.code in people[entry.account.chart]:
                key = (voucher.owner, entry.detail)
                found[key] = found.get(key, ZERO) + entry.credit - entry.debit
    return found

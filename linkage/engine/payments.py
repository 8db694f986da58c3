"""Payments (付款): whom a row of money is about, who paid it, and which rows pay one line.

A row names a household (户号, 成员号) or, where another party is paid, that party under 收款方 by its role,
its code or its full name. Two agreements may give one role to two companies; then a row means the party of
the agreement that its item (项目) belongs to, and a row that leaves it open means nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from linkage.ground.figure import Day, Figure
from linkage.model.arrangement import Arrangement, Party
from linkage.model.entitlement import Line
from linkage.model.registers import Books, Row

PAYMENTS = "已付"
PAYER, PARTY, ITEM = "付款方", "收款方", "项目"


@frozen
class Payment:
    """What was paid on a day."""

    day: Day
    amount: Figure


@frozen
class Parties:
    """The parties of a season by each word a register may call them, and the agreements of each item.

    ``meant`` gives for a word the party of each agreement that knows it, by the agreement's code;
    ``items`` gives for an item the codes of the agreements that name it.
    """

    meant: Mapping[str, Mapping[str, Party]]
    items: Mapping[str, frozenset[str]]
    codes: frozenset[str]

    def candidates(self, word: str, item: str) -> tuple[Party, ...]:
        """The parties that a word can mean beside an item: one, none where nobody knows it, or several."""
        meant = self.meant.get(word, {})
        here = [meant[code] for code in sorted(self.items.get(item, ())) if code in meant]
        return tuple({party.code: party for party in here or meant.values()}.values())

    def code(self, row: Row, heading: str) -> str:
        """The code of the party that a row of money names; empty when it names none, or leaves open which."""
        found = self.candidates(row.text(heading), row.text(ITEM))
        return found[0].code if len(found) == 1 else ""

    def payer(self, row: Row) -> str:
        """The code of who paid a row of money."""
        return self.code(row, PAYER)

    def payee(self, row: Row) -> str:
        """Whom a row of money is about: 户号, 户号.成员号 or a party's code; empty when it names none."""
        return row.payee or self.code(row, PARTY)


def parties_of(arrangements: Iterable[Arrangement]) -> Parties:
    """Gather what the registers of a season may call its parties."""
    meant: dict[str, dict[str, Party]] = {}
    items: dict[str, set[str]] = {}
    for arrangement in arrangements:
        for party in arrangement.parties.values():
            for word in party.words:
                meant.setdefault(word, {})[arrangement.code] = party
        for item in _items(arrangement):
            items.setdefault(item, set()).add(arrangement.code)
    codes = frozenset(party.code for known in meant.values() for party in known.values())
    return Parties(meant, {item: frozenset(where) for item, where in items.items()}, codes)


def _items(arrangement: Arrangement) -> Iterator[str]:
    """What a row of money may name of an agreement."""
    yield from (term.name for term in arrangement.terms)
    for pool in arrangement.pools:
        yield pool.name
        yield from (f"{pool.name}/{step.number}" for step in pool.steps)
    yield from (deduction.item for deduction in arrangement.deductions)
    yield from (withholding.item for withholding in arrangement.withholdings)


def payments_of(line: Line, books: Books, parties: Parties) -> Iterator[Payment]:
    """What the register of payments says was paid of a line, by its payer to its payee, row by row."""
    household = "" if line.payee in parties.codes else line.payee.partition(".")[0]
    for row in books.rows_of(PAYMENTS, household):
        if row.text(ITEM) != line.clause:
            continue
        day, amount = row.day("日期"), row.figure("金额")
        sides = (parties.payer(row), parties.payee(row))
        if sides == (line.payer, line.payee) and day is not None and amount is not None:
            yield Payment(day, amount)

"""Corrections (更正): what a closed season should have come to, less what it was reckoned at.

A closed season stays closed. What was paid too little becomes a line of this season; what was paid
too much is owed back, and is recovered only where the arrangement says so (抵扣), never from rent or
wages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.engine.payments import parties_of
from linkage.engine.quantity import content
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement
from linkage.model.registers import Books, Row

REGISTER = "更正"


@frozen
class Correction:
    """One row of the register: what should have been, and what was reckoned."""

    row: Row
    payer: str
    payee: str
    item: str
    due: Figure
    reckoned: Figure

    @property
    def too_little(self) -> Figure | None:
        """What is still owed to the payee, when too little was reckoned."""
        return self._named(self.due - self.reckoned) if self.due.value > self.reckoned.value else None

    @property
    def too_much(self) -> Figure | None:
        """What the payee owes back, when too much was reckoned."""
        return self._named(self.reckoned - self.due) if self.reckoned.value > self.due.value else None

    def _named(self, figure: Figure) -> Figure:
        return figure.named(f"{self.row.text('原期间')}{corrected(self.item)}")


def corrected(item: str) -> str:
    """How a correction of a clause is called: 土地租金更正."""
    return f"{item}{REGISTER}"


def corrections(arrangements: Sequence[Arrangement], books: Books) -> Iterator[Correction]:
    """Walk the corrections, in an order that does not depend on the register's."""
    parties = parties_of(arrangements)
    for row in sorted(books.rows(REGISTER), key=content):
        due, reckoned = row.figure("应为"), row.figure("已算")
        payer = parties.payer(row)
        if due is not None and reckoned is not None and payer:
            yield Correction(row, payer, row.payee, row.text("项目"), due, reckoned)

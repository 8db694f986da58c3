"""Price (单价、费率): what one unit costs; a price is a trace before the row is known.

Every kind of price is a small value of the shelf :mod:`linkage.prices`: it says its units, the days on which
it changes, how it becomes a figure for a row and a day, and how a contract words it. Kinds nest: the entry
of a table, an arm of 取高, a dated stretch may be any price.
"""

from __future__ import annotations

import abc
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from linkage.ground.figure import Day, Figure, Word
from linkage.ground.units import Unit
from linkage.model.registers import Books, Row

#: How a price rises (递增): from the price that was signed to the one in force.
Rise: TypeAlias = Callable[[Figure], Figure]


def unrisen(figure: Figure) -> Figure:
    """Leave a price as it was signed."""
    return figure


@frozen
class Asked:
    """What a price is asked about (问价): a row, a day, a quantity, in the books of a season.

    ``day`` is the first day of the stretch, or the day of the deal; ``season_start`` is what 上年 is
    seen from; ``row`` and ``quantity`` are missing where no row is priced yet. ``record_day`` is the day on
    which an age counts (基准日).
    """

    day: Day
    season_start: Day
    books: Books
    clause: str
    row: Row | None = None
    quantity: Figure | None = None
    record_day: Day | None = None


@frozen
class PriceTable:
    """The table of a price in a contract (价格表): a heading and its lines, empty where none is needed."""

    heading: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@frozen
class PriceExample:
    """What an invented row must hold for a price to be told by an example (算例的价).

    ``cells`` are words and numbers by column, ``base`` a quantity that shows the price well, ``days`` the
    days on which a series it reads has a quote.
    """

    cells: Mapping[str, str | Figure | Day] = field(factory=dict)
    base: Figure | None = None
    days: tuple[Day, ...] = ()


def filled_example(rows: Sequence[Row], columns: Sequence[str]) -> PriceExample:
    """The cells of the first row that fills every one of the columns, with its day; nothing if none does."""
    row = next((row for row in rows if all(row.values.get(heading) for heading in columns)), None)
    if row is None:
        return PriceExample()
    cells: dict[str, str | Figure | Day] = {}
    for heading in columns:
        value = row.values[heading]
        if isinstance(value, Word):
            cells[heading] = value.text
        elif isinstance(value, (Figure, Day)):
            cells[heading] = value
    day = row.day("日期")
    return PriceExample(cells, days=(day,) if day is not None else ())


class Price(abc.ABC):
    """One kind of price."""

    #: Whether it prices the sum of a payee's rows (the line), not each row.
    on_line: bool = False

    @property
    @abc.abstractmethod
    def units(self) -> tuple[Unit, ...]:
        """The units in which it may price a row, each once; empty where only the rows can tell."""

    @abc.abstractmethod
    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of one unit; ``rise`` is applied to what the kind says rises.

        Raises :class:`linkage.ground.errors.InputRefusedError` when the books do not hold what it needs.
        """

    @abc.abstractmethod
    def words(self) -> str:
        """The price in a clause, or where its table stands."""

    def short(self) -> str:
        """The price as a cell of a table has room for it."""
        return self.words()

    def table(self) -> PriceTable:
        """The table that stands under the clause."""
        return PriceTable()

    def told(self) -> str:
        """The whole price in one phrase, its table included, as a part of another price."""
        rows = self.table().rows
        return f"{self.short()}（{'；'.join(' '.join(row) for row in rows)}）" if rows else self.words()

    def parts(self) -> Sequence[Price]:
        """The prices it is made of."""
        return ()

    def changes(self, first: Day, last: Day) -> Sequence[Day]:
        """The days after ``first`` and up to ``last`` from which another price is in force."""
        return [day for part in self.parts() for day in part.changes(first, last)]

    def based(self, quantity: Figure) -> Figure:
        """The quantity as :meth:`charge` takes it."""
        return quantity

    def charge(self, quantity: Figure) -> Figure | None:
        """The money for a quantity, where that is not so many times a unit price (分档); else nothing."""
        del quantity
        return None

    @property
    def number(self) -> Figure | None:
        """The price itself, where it is one number that was signed."""
        return None

    @property
    def rising(self) -> Unit | None:
        """The unit of what an escalation raises; nothing where only a percentage can raise it."""
        return self.units[0] if self.units else None

    @property
    def risings(self) -> tuple[Unit, ...]:
        """What an escalation raises in each of the prices it is made of; they may be of different kinds."""
        inner = tuple(unit for part in self.parts() for unit in part.risings)
        return inner or (() if self.rising is None else (self.rising,))

    @property
    def asks_books(self) -> bool:
        """Whether rows or series decide it, so that it has to be tried before a season is reckoned."""
        return any(part.asks_books for part in self.parts())

    @property
    def needs_row(self) -> bool:
        """Whether it cannot be told without a row: by a column, by the row's quantity, on the row's day."""
        return any(part.needs_row for part in self.parts())

    def example(self, books: Books) -> PriceExample:
        """What an invented row must hold."""
        cells: dict[str, str | Figure | Day] = {}
        base: Figure | None = None
        days: tuple[Day, ...] = ()
        for part in self.parts():
            one = part.example(books)
            cells = {**one.cells, **cells}
            base, days = base or one.base, days or one.days
        return PriceExample(cells, base, days)

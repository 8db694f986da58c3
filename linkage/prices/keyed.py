"""Prices by a word in a column of the row (按类单价): grade, post, breed; an entry may be any price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.ground.choices import by_key
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault, listed, quoted
from linkage.ground.figure import Figure, Word
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceExample, PriceTable, Rise, unrisen
from linkage.model.registers import Books

NO_KEY = Fault(
    "E420",
    "{said}在条款“{term}”中没有单价",
    "该条款只写了：{known}",
    "{mend}，或在{place}补上单价",
)


@frozen
class KeyedPrice(Price):
    """A table of prices by the words of a column (按: 等级)."""

    column: str
    prices: Mapping[str, Price]
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all entries."""
        return tuple(dict.fromkeys(unit for price in self.prices.values() for unit in price.units))

    def parts(self) -> Sequence[Price]:
        """The entries."""
        return tuple(self.prices.values())

    @property
    def asks_books(self) -> bool:
        """Every row must name an entry."""
        return True

    @property
    def needs_row(self) -> bool:
        """The row decides."""
        return True

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of the row's word; a table of plain numbers is shown whole."""
        row = asked.row
        key = row.values.get(self.column) if row is not None else None
        if row is None or not isinstance(key, Word) or key.text not in self.prices:
            words = {"said": quoted(key.text if isinstance(key, Word) else ""), "term": asked.clause}
            place = row.where(self.column) if row is not None else self.where
            known = listed(self.prices)
            # Another grade is no misspelling of this one: only blanks are seen through.
            meant = "".join(key.text.split()) if isinstance(key, Word) else ""
            words["mend"] = f"请把这一格写成“{meant}”" if meant in self.prices else "请改正这一格"
            raise InputRefusedError([NO_KEY.at(place, known=known, place=self.where, **words)])
        numbers = {word: price.number for word, price in self.prices.items()}
        signed = {word: number for word, number in numbers.items() if number is not None}
        if len(signed) == len(numbers):
            return rise(by_key(key, key.text, signed, "单价"))
        entry = self.prices[key.text].at(asked, rise)
        return by_key(key, key.text, {key.text: entry}, "单价")

    def words(self) -> str:
        """Where the table stands."""
        return f"按{self.column}分别计价，见下表"

    def short(self) -> str:
        """By what it goes."""
        return f"按{self.column}分别计价"

    def table(self) -> PriceTable:
        """A line an entry; where all entries have the same kind of table, their lines beside the word."""
        tables = [price.table() for price in self.prices.values()]
        heading = tables[0].heading
        if heading and all(table.heading == heading for table in tables):
            lines = zip(self.prices, tables, strict=True)
            rows = tuple((word, *row) for word, table in lines for row in table.rows)
            return PriceTable((self.column, *heading), rows)
        rows = tuple((word, price.told()) for word, price in self.prices.items())
        return PriceTable((self.column, "单价"), rows)

    def example(self, books: Books) -> PriceExample:
        """A row with the first word."""
        word, price = next(iter(self.prices.items()))
        one = price.example(books)
        return PriceExample({**one.cells, self.column: word}, one.base, one.days)

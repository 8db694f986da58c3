"""Prices by a number in a column of the row (按数分档): fruit size, age, moisture; bands [from, next)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from linkage.ground.choices import by_band
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.person import AGE, age_of_row
from linkage.model.price import Asked, Price, PriceExample, PriceTable, Rise, unrisen
from linkage.model.registers import Books
from linkage.words.wording import decimal

NO_NUMBER = Fault(
    "E432", "条款“{term}”按{column}分档计价，这一行没有填{column}", "不知道落在哪一档", "请补上这一格"
)
BELOW_FIRST = Fault(
    "E433",
    "{column} {said} 不到最低的一档（{first} 起）",
    "条款“{term}”没有写它的价",
    "请改正这一格，或在{place}补上更低的一档；不收的写 0 元",
)
SIZE_UNIT = Fault(
    "E434",
    "这一行的{column}按“{said}”，档的起点按“{wanted}”",
    "两个单位不能换算",
    "请改正列名后的单位，或起点的单位",
)


@frozen
class SizedPrice(Price):
    """Bands of a number column, each with its price (按: 果径, 档: …)."""

    column: str
    bands: tuple[tuple[Figure, Price], ...]
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all bands."""
        return tuple(dict.fromkeys(unit for _, price in self.bands for unit in price.units))

    def parts(self) -> Sequence[Price]:
        """The prices of the bands."""
        return tuple(price for _, price in self.bands)

    @property
    def asks_books(self) -> bool:
        """Every row must lie in a band."""
        return True

    @property
    def needs_row(self) -> bool:
        """The row says the number."""
        return True

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of the band in which the row's number lies."""
        size = self._size(asked)
        index = sum(start.value <= size.value for start, _ in self.bands) - 1
        start, price = self.bands[index]
        signed = [(start, price.number) for start, price in self.bands if price.number is not None]
        if len(signed) == len(self.bands):
            return rise(by_band(size, signed, signed[index][1], "单价"))
        entry = price.at(asked, rise)
        end = self.bands[index + 1][0] if index + 1 < len(self.bands) else None
        return by_band(size, [(start, entry)], entry, "单价", end)

    def _size(self, asked: Asked) -> Figure:
        row = asked.row
        size = row.figure(self.column) if row is not None else None
        if size is None and self.column == AGE and row is not None and asked.record_day is not None:
            size = age_of_row(row, asked.books, asked.record_day)
        place = row.where(self.column) if row is not None else self.where
        words = {"term": asked.clause, "column": self.column}
        if size is None:
            raise InputRefusedError([NO_NUMBER.at(place, **words)])
        first = self.bands[0][0]
        if not size.unit.fits(first.unit):
            units = {"said": size.unit or "无", "wanted": first.unit or "纯数"}
            raise InputRefusedError([SIZE_UNIT.at(place, column=self.column, **units)])
        size = size.to(first.unit)
        if size.value < first.value:
            told = {"said": decimal(size.value), "first": decimal(first.value), "place": self.where}
            raise InputRefusedError([BELOW_FIRST.at(place, **words, **told)])
        return size

    def words(self) -> str:
        """Where the table stands."""
        return f"按{self.column}分档计价，见下表"

    def short(self) -> str:
        """By what it goes."""
        return f"按{self.column}分档计价"

    def table(self) -> PriceTable:
        """A line a band."""
        ends = [f"至{_border(after)}（不含）" for (_, _), (after, _) in pairwise(self.bands)]
        rows = tuple(
            (f"{_border(start)}（含）{end}" if end else f"{_border(start)}及以上", price.told())
            for (start, price), end in zip(self.bands, [*ends, ""], strict=True)
        )
        return PriceTable((self.column, "单价"), rows)

    def example(self, books: Books) -> PriceExample:
        """A row in the last band."""
        start, price = self.bands[-1]
        one = price.example(books)
        return PriceExample({**one.cells, self.column: start}, one.base, one.days)


def _border(figure: Figure) -> str:
    return f"{decimal(figure.value)} {figure.unit}".rstrip()

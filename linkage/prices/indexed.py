"""A price re-based to a series every few years (按指数调价): rent that follows the price of wheat.

The first period pays the base price. Each later one pays the base price times the quote observed for it over
the base quote, and so may fall; with ``ratchet`` (只升不降) it never falls below an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.spans import anniversary, last_before, period_start, period_starts, whole_periods
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceExample, PriceTable, Rise, unrisen
from linkage.model.registers import Books
from linkage.quotation import quote
from linkage.words.wording import day_words, spoken

INDEX_UNIT = Fault(
    "E436",
    "价格系列“{series}”的这个报价按“{said}”，基期价按“{wanted}”",
    "两个单位不能换算，比不出涨跌",
    "请改正台账〔价格〕的“每”一栏，或基期价的单位",
)
OPENING = "本期首日"


@frozen
class Index:
    """What a price follows (指数).

    ``base`` is the quote the base price belongs to (基期价), or the day on which the series is asked for it
    (基期). ``observed`` is 上期末年5月10日, that day in the last contract year of the period before, or
    本期首日.
    """

    series: str
    base: Figure | Day
    years: int
    anchor: Day
    observed: Word
    max_age: int
    ratchet: bool
    where: Where


@frozen
class IndexedPrice(Price):
    """A base price that follows an index."""

    base: Price
    index: Index

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the base price."""
        return self.base.units

    def parts(self) -> Sequence[Price]:
        """The base price."""
        return (self.base,)

    @property
    def asks_books(self) -> bool:
        """The quotes stand in the register."""
        return True

    def changes(self, first: Day, last: Day) -> Sequence[Day]:
        """The first day of each period."""
        starts = period_starts(self.index.anchor, self.index.years, first, last)
        return [*starts, *super().changes(first, last)]

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of the period the day lies in."""
        base, index = self.base.at(asked, rise), self.index
        count = int(whole_periods(index.anchor, asked.day, index.years).value)
        if count == 0:
            return base
        now = self._price(base, period_start(index.anchor, asked.day, index.years), asked)
        if not index.ratchet:
            return now
        starts = [anniversary(index.anchor, index.years * number) for number in range(1, count)]
        found = [base, *(self._price(base, start, asked) for start in starts), now]
        highest = max(figure.value for figure in found)
        return Figure(op="max", value=highest, unit=base.unit, name="单价", args=tuple(found))

    def _price(self, base: Figure, start: Day, asked: Asked) -> Figure:
        index = self.index
        observed = (start if index.observed.text == OPENING else last_before(start, index.observed)).named(
            "取价日"
        )
        now = quote(index.series, observed, index.max_age, asked.books, index.where)
        if isinstance(index.base, Day):
            then = quote(index.series, index.base, index.max_age, asked.books, index.where).named("基期价")
        else:
            then = index.base
        if not now.unit.fits(then.unit):
            place = next(leaf.origin.where for leaf in now.leaves() if leaf.origin is not None)
            words = {"series": index.series, "said": now.unit, "wanted": then.unit}
            raise InputRefusedError([INDEX_UNIT.at(place, **words)])
        return (base * (now.to(then.unit) / then)).named("单价")

    def words(self) -> str:
        """The base price and how it follows."""
        index = self.index
        then = (
            f"{day_words(index.base)}的报价" if isinstance(index.base, Day) else f"基期价{spoken(index.base)}"
        )
        change = "，只升不降" if index.ratchet else "，可升可降"
        when = f"从{day_words(index.anchor)}起每满 {index.years} 年按“{index.series}”调整一次"
        how = f"新价等于基价乘以{index.observed.text}的报价、除以{then}{change}"
        return f"基价{self.base.told()}，{when}：{how}"

    def short(self) -> str:
        """The base price and the series."""
        return f"{self.base.short()}，随“{self.index.series}”调整"

    def told(self) -> str:
        """The base price and how it follows."""
        return self.words()

    def table(self) -> PriceTable:
        """The words hold everything."""
        return PriceTable()

    def example(self, books: Books) -> PriceExample:
        """What the base price asks."""
        return self.base.example(books)

"""The price of a dated series on a day (系列): a named day, one seen from the season, or the deal's own."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.spans import relative_day
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceExample, Rise, unrisen
from linkage.model.registers import Books
from linkage.quotation import quote
from linkage.words.wording import day_words

OTHER_UNIT = Fault(
    "E425",
    "价格系列“{series}”的这个报价按“{said}”，条款“{term}”要的是“{wanted}”",
    "两个单位不能换算",
    "请改正台账〔价格〕的“每”一栏，或把不同的东西写成两个系列",
)


@frozen
class MarketPrice(Price):
    """A quote of a series.

    ``observed`` is the day of the price (取价日): a word such as 上年12月1日, seen from the season's first
    day, a full date, or nothing for the day of the deal (交售日). ``max_age`` is how old a quote may be, in
    days. ``unit`` is the unit of the series, missing when no quote was found to tell it.
    """

    series: str
    observed: Word | Day | None
    max_age: int
    unit: Unit | None
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The unit of the series."""
        return () if self.unit is None else (self.unit,)

    @property
    def asks_books(self) -> bool:
        """The quote stands in the register."""
        return True

    @property
    def needs_row(self) -> bool:
        """The deal has its day."""
        return self.observed is None

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The quote for the day."""
        observed = self.observed
        if observed is None:
            day = asked.day
        elif isinstance(observed, Word):
            day = relative_day(asked.season_start, observed).named("取价日")
        else:
            day = observed
        figure = quote(self.series, day, self.max_age, asked.books, self.where)
        if self.unit is not None and not figure.unit.fits(self.unit):
            words = {"series": self.series, "said": figure.unit, "term": asked.clause, "wanted": self.unit}
            place = next(leaf.origin.where for leaf in figure.leaves() if leaf.origin is not None)
            raise InputRefusedError([OTHER_UNIT.at(place, **words)])
        return rise(figure if self.unit is None else figure.to(self.unit))

    def words(self) -> str:
        """The series and its day."""
        if self.observed is None:
            when = "交售当日"
        else:
            when = day_words(self.observed) if isinstance(self.observed, Day) else self.observed.text
        return f"“{self.series}”在{when}的价格（当日没有报价的，用之前 {self.max_age} 天内最近的一次）"

    def short(self) -> str:
        """The series."""
        return f"按“{self.series}”计价"

    def told(self) -> str:
        """The series and its day."""
        return self.words()

    def example(self, books: Books) -> PriceExample:
        """A deal on a day with a quote."""
        own_day = self.observed is None
        return PriceExample(
            days=tuple(day for day, _ in books.series.get(self.series, ())) if own_day else ()
        )

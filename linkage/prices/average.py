"""The average of a series over a period (均价): the plain mean of the quotes in it."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, Rise, unrisen
from linkage.quotation import quotes_between
from linkage.words.wording import day_words

NO_QUOTES = Fault(
    "E426",
    "价格系列“{series}”在 {first} 至 {last} 没有报价",
    "没有报价就没有均价，不能按零计",
    "请在台账〔价格〕补上这段时间的价格，或改正均价的期间",
)
AVERAGED_UNIT = Fault(
    "E428",
    "价格系列“{series}”的这个报价按“{said}”，同一系列别的报价按“{wanted}”",
    "两个单位不能换算，也就不能平均",
    "请改正台账〔价格〕的“每”一栏，或把不同的东西写成两个系列",
)


@frozen
class AveragePrice(Price):
    """The mean of what a series was quoted at from a first to a last day, both included."""

    series: str
    first: Day
    last: Day
    unit: Unit | None
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The unit of the series."""
        return () if self.unit is None else (self.unit,)

    @property
    def asks_books(self) -> bool:
        """The quotes stand in the register."""
        return True

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The mean; each quote counts once, however long it held."""
        quotes = quotes_between(self.series, self.first, self.last, asked.books)
        if not quotes or self.unit is None:
            words = {"series": self.series, "first": self.first.date, "last": self.last.date}
            raise InputRefusedError([NO_QUOTES.at(self.where, **words)])
        prices = [self._in_unit(figure, self.unit) for _, figure in quotes]
        mean = Figure(
            op="mean_quote",
            value=sum((price.value for price in prices), Fraction(0)) / len(prices),
            unit=self.unit,
            name=self.series,
            args=(
                self.first,
                self.last,
                *(node for (day, _), price in zip(quotes, prices, strict=True) for node in (price, day)),
            ),
            params={"series": self.series},
        )
        return rise(mean)

    def _in_unit(self, figure: Figure, unit: Unit) -> Figure:
        if figure.unit.fits(unit):
            return figure.to(unit)
        place = figure.origin.where if figure.origin is not None else self.where
        words = {"series": self.series, "said": figure.unit, "wanted": unit}
        raise InputRefusedError([AVERAGED_UNIT.at(place, **words)])

    def words(self) -> str:
        """The series and the period."""
        period = f"{day_words(self.first)}至{day_words(self.last)}"
        return f"“{self.series}”在{period}各次报价的平均数"

    def short(self) -> str:
        """The series."""
        return f"按“{self.series}”均价计价"

    def told(self) -> str:
        """The series and the period."""
        return self.words()

"""A price for each contract year (按合同年); the last one holds on."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.choices import by_key
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault, listed
from linkage.ground.figure import Day, Figure
from linkage.ground.spans import anniversary, contract_year, period_starts
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceTable, Rise, unrisen
from linkage.words.wording import compact, day_words, spoken

BEFORE_FIRST_YEAR = Fault(
    "E429",
    "条款“{term}”的合同年从 {start} 起算，这一行从 {day} 就计",
    "那一天还不在任何合同年内，没有费率",
    "请改这一行的“起”，或改合同年的“起”，或给条款写“期限: {start} 至 …”",
)


@frozen
class YearlyRate(Price):
    """Prices or rates by contract year from ``start`` on."""

    rates: tuple[Price, ...]
    start: Day
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all years."""
        return tuple(dict.fromkeys(unit for rate in self.rates for unit in rate.units))

    def parts(self) -> Sequence[Price]:
        """The years."""
        return self.rates

    @property
    def asks_books(self) -> bool:
        """The season may begin before the first year."""
        return True

    def changes(self, first: Day, last: Day) -> Sequence[Day]:
        """The first day of each contract year; the last price holds on, so no later year parts a stretch."""
        final = anniversary(self.start, len(self.rates) - 1).date
        years = [day for day in period_starts(self.start, 1, first, last) if day.date <= final]
        return [*years, *super().changes(first, last)]

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of the contract year the day lies in."""
        if asked.day.date < self.start.date:
            words = {"term": asked.clause, "day": asked.day.date, "start": self.start.date}
            place = asked.row.where("起") if asked.row is not None else self.where
            raise InputRefusedError([BEFORE_FIRST_YEAR.at(place, **words)])
        year = contract_year(self.start, asked.day).named("合同年")
        index = min(int(year.value), len(self.rates))
        numbers = [rate.number for rate in self.rates]
        signed = {str(at): number for at, number in enumerate(numbers, 1) if number is not None}
        if len(signed) == len(numbers):
            return rise(by_key(year, str(index), signed, "费率", last_holds=True))
        entry = self.rates[index - 1].at(asked, rise)
        return by_key(year, str(index), {str(index): entry}, "费率", last_holds=index == len(self.rates))

    def words(self) -> str:
        """From when the years count."""
        return f"按合同年分别计算，第一个合同年从{day_words(self.start)}起，见下表"

    def short(self) -> str:
        """All years in a row."""
        told = [compact(rate.number) if rate.number is not None else rate.short() for rate in self.rates]
        return f"按合同年 {listed(told)}"

    def table(self) -> PriceTable:
        """A line a year."""
        last = len(self.rates)
        named = [f"第{at}年{'起' if at == last else ''}" for at in range(1, last + 1)]
        told = [spoken(rate.number) if rate.number is not None else rate.told() for rate in self.rates]
        return PriceTable(("合同年", "费率"), tuple(zip(named, told, strict=True)))

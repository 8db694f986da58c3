"""Prices by dated stretches (分段计价): from each day on another price."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.choices import by_band
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceTable, Rise, unrisen
from linkage.words.wording import day_words

NO_PRICE_YET = Fault(
    "E437",
    "条款“{term}”在 {day} 还没有价格，第一段从 {first} 起",
    "不能按零计，也不能用后面的价",
    "请补上更早的一段，或写明条款的期限",
)


@frozen
class DatedPrice(Price):
    """Stretches from their first day on, each with its price."""

    stretches: tuple[tuple[Day, Price], ...]
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all stretches."""
        return tuple(dict.fromkeys(unit for _, price in self.stretches for unit in price.units))

    def parts(self) -> Sequence[Price]:
        """The prices of the stretches."""
        return tuple(price for _, price in self.stretches)

    @property
    def asks_books(self) -> bool:
        """A row may begin before the first stretch."""
        return True

    def changes(self, first: Day, last: Day) -> Sequence[Day]:
        """Each stretch's first day."""
        starts = [start for start, _ in self.stretches if first.date < start.date <= last.date]
        return [*starts, *super().changes(first, last)]

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price of the stretch the day lies in."""
        index = sum(start.date <= asked.day.date for start, _ in self.stretches) - 1
        if index < 0:
            first = self.stretches[0][0].date
            words = {"term": asked.clause, "day": asked.day.date, "first": first}
            raise InputRefusedError([NO_PRICE_YET.at(self.where, **words)])
        start, price = self.stretches[index]
        signed = [(start, price.number) for start, price in self.stretches if price.number is not None]
        if len(signed) == len(self.stretches):
            return rise(by_band(asked.day, signed, signed[index][1], "单价"))
        entry = price.at(asked, rise)
        end = self.stretches[index + 1][0] if index + 1 < len(self.stretches) else None
        return by_band(asked.day, [(start, entry)], entry, "单价", end)

    def words(self) -> str:
        """Where the table stands."""
        return "按时间分段计价，见下表"

    def short(self) -> str:
        """All stretches in a row."""
        return "，".join(f"{day_words(start)}起{price.short()}" for start, price in self.stretches)

    def told(self) -> str:
        """All stretches, told whole."""
        return "，".join(f"{day_words(start)}起{price.told()}" for start, price in self.stretches)

    def table(self) -> PriceTable:
        """A line a stretch."""
        rows = tuple((f"{day_words(start)}起", price.told()) for start, price in self.stretches)
        return PriceTable(("起", "单价"), rows)

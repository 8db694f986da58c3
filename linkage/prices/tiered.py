"""Rates by tiers of the base (分档), [from, next): 超额累进 (marginal) or 全额 (whole base).

At the top of a clause the tiers see the sum of a payee's rows, or each row (环节: 每行); inside another price
they see the row. Rates are percentages or amounts a unit (元/斤).
"""

from __future__ import annotations

from attrs import frozen

from linkage.ground.choices import by_band, by_tiers
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceExample, PriceTable, Rise, unrisen
from linkage.model.registers import Books
from linkage.words.wording import decimal, spoken

OTHER_BASE = Fault(
    "E431",
    "这一行的数量按“{said}”，分档的起点按“{wanted}”",
    "两个单位不能换算",
    "请改正这一行的单位，或写明起点的单位",
)


@frozen
class TieredRate(Price):
    """Tiers of the base with their rates."""

    marginal: bool
    tiers: tuple[tuple[Figure, Figure], ...]
    where: Where
    on_line: bool = True

    @property
    def units(self) -> tuple[Unit, ...]:
        """The one unit of the rates."""
        return (self.tiers[0][1].unit,)

    @property
    def rising(self) -> Unit | None:
        """Tiers rise by a percentage only."""
        return None

    def based(self, quantity: Figure) -> Figure:
        """The base in the unit of the tiers' borders."""
        border = self.tiers[0][0].unit
        if quantity.unit.fits(border):
            return quantity.to(border)
        place = quantity.origin.where if quantity.origin is not None else self.where
        words = {"said": quantity.unit or "无", "wanted": border or "纯数"}
        raise InputRefusedError([OTHER_BASE.at(place, **words)])

    def charge(self, quantity: Figure) -> Figure:
        """Each part of the base at its rate (超额累进), or the whole at one rate (全额)."""
        return by_tiers(self.based(quantity), self.tiers, marginal=self.marginal)

    @property
    def needs_row(self) -> bool:
        """The row decides."""
        return True

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The rate of the row's tier (全额), or what a unit comes to on average (超额累进)."""
        if asked.quantity is None:
            message = "tiers are asked with a quantity"
            raise ValueError(message)
        base = self.based(asked.quantity)
        if self.marginal and base.value:
            return rise(self.charge(base) / base)
        taken = [rate for start, rate in self.tiers if start.value <= base.value][-1]
        return rise(by_band(base, self.tiers, taken, "费率"))

    def words(self) -> str:
        """How the tiers are read."""
        how = "分档累进，各档只对落在本档的部分计算" if self.marginal else "分档计算，全部按所达到的一档计算"
        return f"{how}{'' if self.on_line else '，每笔分别分档'}，见下表"

    def short(self) -> str:
        """That there are tiers."""
        return "分档"

    def table(self) -> PriceTable:
        """A line a tier."""
        ends = [*(start for start, _ in self.tiers[1:]), None]
        rows = tuple(
            (_from_to(_border(start), _border(end) if end is not None else ""), spoken(rate))
            for (start, rate), end in zip(self.tiers, ends, strict=True)
        )
        return PriceTable(("计算基数", "费率"), rows)

    def example(self, books: Books) -> PriceExample:
        """A base that reaches the second tier."""
        del books
        if len(self.tiers) == 1:
            return PriceExample()
        second = self.tiers[1][0]
        return PriceExample(base=Figure(op="part", value=second.value * 2, unit=second.unit))


def _border(figure: Figure) -> str:
    return f"{decimal(figure.value)} {figure.unit}".rstrip()


def _from_to(start: str, end: str) -> str:
    return f"{start}（含）至{end}（不含）" if end else f"{start}及以上"

"""A price with a premium or a discount (加价、减价), so much a unit or a percentage of it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.units import PLAIN, Unit
from linkage.model.price import Asked, Price, PriceTable, Rise, unrisen
from linkage.words.wording import spoken

WHOLE = Figure.constant(1, PLAIN, "百分之百")
BELOW_NOUGHT = Fault(
    "E435",
    "条款“{term}”减价以后的单价是负数",
    "原价 {said} 比减的还少",
    "请写明最低价，例如 取高: [0.5 元/斤, …]，或改正减价",
)


@frozen
class MarkedPrice(Price):
    """Another price, plus or minus ``mark``: an amount in its unit, or a percentage of it."""

    price: Price
    mark: Figure
    down: bool
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the price."""
        return self.price.units

    def parts(self) -> Sequence[Price]:
        """The price that is marked."""
        return (self.price,)

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The price, risen, with its mark."""
        price = self.price.at(asked, rise)
        share = not self.mark.unit
        part, whole = (self.mark, WHOLE) if share else (self.mark.to(price.unit), price)
        if self.down and whole.value < part.value:
            words = {"term": asked.clause, "said": spoken(price)}
            raise InputRefusedError([BELOW_NOUGHT.at(self.where, **words)])
        marked = whole - part if self.down else whole + part
        return price * marked if share else marked

    def _said(self) -> str:
        return f"{'减' if self.down else '加'} {spoken(self.mark)}"

    def words(self) -> str:
        """The price and its mark."""
        return f"{self.price.words()}，{self._said()}"

    def short(self) -> str:
        """The price and its mark."""
        return f"{self.price.short()}{self._said()}"

    def told(self) -> str:
        """The price and its mark."""
        return f"{self.price.told()}{self._said()}"

    def table(self) -> PriceTable:
        """The table of the price."""
        return self.price.table()

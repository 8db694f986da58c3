"""A price or rate that is one number (固定单价): 600 元/亩/年, 6 %/年, 30 元/亩."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, Rise, unrisen
from linkage.words.wording import spoken


@frozen
class FixedPrice(Price):
    """One number that was signed."""

    price: Figure

    @property
    def units(self) -> tuple[Unit, ...]:
        """The unit of the number."""
        return (self.price.unit,)

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The number."""
        del asked
        return rise(self.price)

    def words(self) -> str:
        """The number as it is said."""
        return spoken(self.price)

    @property
    def number(self) -> Figure:
        """The number."""
        return self.price

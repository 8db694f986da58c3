"""So much produce a unit, valued by another price (实物折价): 每亩每年 500 斤稻谷 at a series."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.errors import Where
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN, Unit
from linkage.model.price import Asked, Price, Rise, unrisen
from linkage.words.wording import spoken


@frozen
class InKindPrice(Price):
    """A quantity of produce; ``valued`` is what the produce is worth, in money a unit of it."""

    quantity: Figure
    produce: str
    valued: Price
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """Money for what the produce was promised for."""
        return (self.quantity.unit * self.worth,)

    @property
    def worth(self) -> Unit:
        """Yuan a unit of the produce."""
        return YUAN / Unit.parse(next(word for word, power in self.quantity.unit.powers if power > 0))

    @property
    def rising(self) -> Unit:
        """It is the produce that rises, not its price."""
        return self.quantity.unit

    @property
    def risings(self) -> tuple[Unit, ...]:
        """The produce alone."""
        return (self.rising,)

    def parts(self) -> Sequence[Price]:
        """What the produce is worth."""
        return (self.valued,)

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The produce, risen, times its price on the day."""
        return rise(self.quantity) * self.valued.at(asked).to(self.worth)

    def words(self) -> str:
        """The produce and how it is valued."""
        return f"{spoken(self.quantity)}{self.produce}，按{self.valued.told()}折成现金"

    def short(self) -> str:
        """The produce."""
        return f"{spoken(self.quantity)}{self.produce}折价"

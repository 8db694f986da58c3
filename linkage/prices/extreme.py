"""The highest or the lowest of several prices (取高、取低): floor price or market."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.errors import Where
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, Rise, unrisen


@frozen
class ExtremePrice(Price):
    """Several prices of one kind of unit; the highest or the lowest counts, in the unit of the first."""

    highest: bool
    arms: tuple[Price, ...]
    where: Where

    @property
    def units(self) -> tuple[Unit, ...]:
        """The unit of the first arm that can tell its own."""
        return next((arm.units for arm in self.arms if arm.units), ())

    def parts(self) -> Sequence[Price]:
        """The arms."""
        return self.arms

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The arm that wins; those that lost stay visible."""
        figures = [arm.at(asked, rise) for arm in self.arms]
        unit = figures[0].unit
        arms = [figure.to(unit) for figure in figures]
        values = [arm.value for arm in arms]
        value = max(values) if self.highest else min(values)
        return Figure(op="max" if self.highest else "min", value=value, unit=unit, args=tuple(arms))

    def words(self) -> str:
        """The arms and which one counts."""
        told = "；".join(f"（{number}）{arm.told()}" for number, arm in enumerate(self.arms, 1))
        return f"下列价格中取{'高' if self.highest else '低'}的一个：{told}"

    def short(self) -> str:
        """The arms, short."""
        arms = "、".join(arm.short() for arm in self.arms)
        return f"{arms}，取{'高' if self.highest else '低'}"

    def told(self) -> str:
        """The arms and which one counts."""
        return self.words()

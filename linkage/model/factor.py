"""Row factor (算式系数): what a row gives by itself: a factor of a weight, or the quantity of a clause."""

from __future__ import annotations

import abc

from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.registers import Books, Row


class RowFactor(abc.ABC):
    """A number that every row gives for itself (系数: =…, 数量: =…)."""

    @property
    @abc.abstractmethod
    def unit(self) -> Unit | None:
        """Its unit; nothing when every row says its own."""

    @property
    @abc.abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The columns of the row it reckons with, in the order it names them."""

    @abc.abstractmethod
    def of(self, row: Row, person: Row | None, day: Day | None, books: Books) -> Figure:
        """What a row gives on the record day, or on the season's last.

        ``person`` is the roster's row of its person or head.

        Raises :class:`linkage.ground.errors.InputRefusedError` where the row cannot be reckoned, or gives
        less than nought.
        """

    @abc.abstractmethod
    def words(self) -> str:
        """What it reckons, as a contract prints it."""

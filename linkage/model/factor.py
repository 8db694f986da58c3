"""Row factor (算式系数): what a row of a weight is multiplied by, reckoned from the row itself."""

from __future__ import annotations

import abc

from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.registers import Books, Row


class RowFactor(abc.ABC):
    """A factor that every row gives for itself (系数: =…)."""

    @property
    @abc.abstractmethod
    def unit(self) -> Unit | None:
        """Its unit; nothing when every row says its own."""

    @abc.abstractmethod
    def of(self, row: Row, person: Row | None, day: Day, books: Books) -> Figure:
        """The factor of a row on the record day; ``person`` is the roster's row of its person or head.

        Raises :class:`linkage.ground.errors.InputRefusedError` where the row cannot be reckoned, or gives
        less than nought.
        """

    @abc.abstractmethod
    def words(self) -> str:
        """The factor as a contract prints it."""

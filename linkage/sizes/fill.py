"""All that is left, until a fund is full (直到): the size of a step that names nothing but the fund."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading


@frozen
class AllThatIsLeft(Size):
    """Whatever the steps before have left; the limit of the fund is the step's own."""

    def asked(self, purse: Purse) -> Figure:
        """The rest."""
        return purse.rest()

    def told(self) -> str:
        """In words."""
        return "余下的全部"


def _read(_: StepReading) -> Size | None:
    return AllThatIsLeft()


KIND = SizeKind("fill", "直到", _read, ("已有",), alone=True)

"""A standard (标准): so much for each unit of the payee's own weight, 50 元/人 or 6% of her capital."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.wording import spoken


@frozen
class Standard(Size):
    """Each payee's claim is her weight times ``price``; the step asks for all claims together."""

    price: Figure

    def asked(self, purse: Purse) -> Figure:
        """All claims together."""
        return purse.claims()

    def told(self) -> str:
        """The standard in words."""
        return f"按标准 {spoken(self.price)}"

    def leaves(self) -> Sequence[Figure]:
        """The price."""
        return (self.price,)


def _read(step: StepReading) -> Size | None:
    price = step.standard("标准")
    return Standard(price) if price is not None else None


KIND = SizeKind("standard", "标准", _read, ("不够时",), payees=True)

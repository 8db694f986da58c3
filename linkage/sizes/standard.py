"""A standard (标准): so much for each unit of the payee's own weight, 50 元/人 or 6% of her capital.

It is one number, or any kind of price: a table by class or age, the higher of two, tiers, a formula. A price
that looks at rows prices each row; tiers of the whole (分档) see the sum of a payee's rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.model.price import Price
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.wording import spoken


@frozen
class Standard(Size):
    """Each payee's claim is her weight times ``price``; the step asks for all claims together."""

    price: Figure | Price

    def asked(self, purse: Purse) -> Figure:
        """All claims together."""
        return purse.claims()

    def told(self) -> str:
        """The standard in words."""
        return f"按标准 {spoken(self.price) if isinstance(self.price, Figure) else self.price.told()}"

    @property
    def by_row(self) -> Price | None:
        """The price of each row, where it is not one number, nor asked with the sum of a payee's rows."""
        return None if isinstance(self.price, Figure) or self.price.on_line else self.price

    def leaves(self) -> Sequence[Figure]:
        """The price, where it is one number."""
        return (self.price,) if isinstance(self.price, Figure) else ()


def _read(step: StepReading) -> Size | None:
    price = step.standard("标准")
    return Standard(price) if price is not None else None


KIND = SizeKind("standard", "标准", _read, ("不够时",), payees=True)

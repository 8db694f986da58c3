"""A fixed amount (金额): the same sum whatever the pool holds."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.signed import signed


@frozen
class FixedAmount(Size):
    """So many yuan; a loss to be made good is one too, read from the books."""

    amount: Figure
    called: str = ""

    def asked(self, purse: Purse) -> Figure:  # noqa: ARG002 - every kind is asked alike
        """The amount itself."""
        return self.amount.to(YUAN)

    def told(self) -> str:
        """The amount, or where it stands when it comes from the books."""
        if self.from_books:
            return f"以台账登记的{self.amount.name or self.called}为限"
        return signed(self.amount)

    @property
    def from_books(self) -> bool:
        """Say whether the amount stands in a register, and not in the arrangement."""
        return self.amount.origin is not None and bool(self.amount.origin.where.sheet)

    def leaves(self) -> Sequence[Figure]:
        """The amount."""
        return (self.amount,)


def _read(step: StepReading) -> Size | None:
    amount = step.amount("金额")
    return FixedAmount(amount, step.to) if amount is not None else None


KIND = SizeKind("amount", "金额", _read)

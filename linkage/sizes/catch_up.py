"""Catch-up (追补): after the others got their rate, one party draws level up to its share of both.

The holders of 保底 got 30,000; the company catches up to 60 %: 30,000 × 60 % ÷ 40 % = 45,000, so that
both together stand 60 to 40, before the rest is split.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.units import PLAIN
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.wording import compact

CATCHES_ALL = Fault(
    "E282",
    "第{number}步追补到 100%",
    "别人已经分得的也在合计里，永远补不到",
    "请写小于 100% 的比例，例如 60%",
)


@frozen
class CatchUp(Size):
    """Up to ``rate`` of what the step ``of`` took and this one takes, together."""

    rate: Figure
    of: str

    def asked(self, purse: Purse) -> Figure:
        """What the other took, times the rate, over what the rate leaves."""
        others = (Figure.constant(1, PLAIN, "百分之百") - self.rate).named("另一方的比例")
        return purse.taken_by(self.of) * self.rate / others

    def told(self) -> str:
        """In words."""
        return f"追补，补到与“{self.of}”合计的 {compact(self.rate)}"

    def leaves(self) -> Sequence[Figure]:
        """The rate."""
        return (self.rate,)

    def steps(self) -> Sequence[str]:
        """The step it draws level with."""
        return (self.of,)


def _read(step: StepReading) -> Size | None:
    scalar, of = step.scalar("追补"), step.scalar("对", needed="农户")
    rate = step.rate(scalar) if scalar is not None else None
    if rate is None or of is None:
        return None
    if rate.value == 1:
        step.refuse(CATCHES_ALL, "追补")
        return None
    return CatchUp(rate, of.text.strip())


KIND = SizeKind("catch_up", "追补", _read, ("对",))

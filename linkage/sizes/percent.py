"""A percentage (比例): of the pool's base, of what is left, or of what lies above an amount."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.ground.fault import Fault
from linkage.ground.figure import Figure, Origin
from linkage.ground.source import Scalar
from linkage.ground.units import PLAIN, YUAN
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.signed import signed, signed_rate

REST_AND_EXCESS = Fault(
    "E281", "第{number}步的比例既按剩余的算，又按超过部分算", "两个说法的基数不同", "请只留一个"
)
_REST = "剩余的"


@frozen
class PercentOfBase(Size):
    """A percentage of what came in, less losses made good."""

    rate: Figure

    def asked(self, purse: Purse) -> Figure:
        """Base times rate."""
        return purse.base * self.rate

    def told(self) -> str:
        """The percentage and what it speaks of."""
        return f"可分配额的 {signed_rate(self.rate)}"

    def of_base(self) -> Figure | None:
        """The rate."""
        return self.rate

    def leaves(self) -> Sequence[Figure]:
        """The rate."""
        return (self.rate,)


@frozen
class PercentOfRest(Size):
    """A percentage of what the steps before have left (剩余的)."""

    rate: Figure

    def asked(self, purse: Purse) -> Figure:
        """The rest times rate."""
        return purse.rest() * self.rate

    def told(self) -> str:
        """The percentage and what it speaks of."""
        return f"余下的 {signed_rate(self.rate)}"

    def leaves(self) -> Sequence[Figure]:
        """The rate."""
        return (self.rate,)


@frozen
class PercentOfExcess(Size):
    """A percentage of the part of the base above an amount (超过部分); nothing when it is not above."""

    rate: Figure
    above: Figure

    def asked(self, purse: Purse) -> Figure:
        """What lies above, times rate."""
        return (purse.base - self.above.to(YUAN)).at_least_zero().named("超过部分") * self.rate

    def told(self) -> str:
        """The percentage and what it speaks of."""
        return f"可分配额超过 {signed(self.above)} 的部分的 {signed_rate(self.rate)}"

    def leaves(self) -> Sequence[Figure]:
        """Rate and amount."""
        return (self.rate, self.above)


def _read(step: StepReading) -> Size | None:
    scalar = step.scalar("比例")
    if scalar is None:
        return None
    text = scalar.text.strip()
    excess = step.said("超过部分")
    above = step.amount("超过部分") if excess else None
    if text.startswith(_REST):
        if excess:
            step.refuse(REST_AND_EXCESS, "超过部分")
            return None
        rate = _rest_rate(step, scalar)
        return PercentOfRest(rate) if rate is not None else None
    rate = step.rate(scalar)
    if rate is None or (excess and above is None):
        return None
    return PercentOfBase(rate) if above is None else PercentOfExcess(rate, above)


def _rest_rate(step: StepReading, scalar: Scalar) -> Figure | None:
    """The percentage after 剩余的, with the whole text as its origin."""
    inner = scalar.text.strip().removeprefix(_REST).strip()
    rate = step.rate(Scalar(inner, scalar.where))
    if rate is None or rate.origin is None or rate.op != "clause":
        return rate
    part = rate.origin.part or inner
    return Figure.clause(rate.value, PLAIN, rate.name, Origin(scalar.where, scalar.text, part))


KIND = SizeKind("percent", "比例", _read, ("超过部分",))

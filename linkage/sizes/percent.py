"""A percentage (比例): of the pool's base, what is left, what is distributable, or lies above an amount.

A percentage of 可分配盈余 is a floor of the law as a rule, so that a part of a fen counts as a whole one.
"""

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
_BEFORE_LOSSES = "补亏前的"
_DISTRIBUTABLE = ("可分配盈余的", "可分配收益的")


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
class PercentOfDistributable(Size):
    """A percentage of what the statute lets be distributed (可分配盈余的), up to the next fen."""

    rate: Figure
    called: str

    def asked(self, purse: Purse) -> Figure:
        """The distributable surplus times rate."""
        return purse.distributable() * self.rate

    def rounds_up(self) -> bool:
        """A floor: up."""
        return True

    def told(self) -> str:
        """The percentage and what it speaks of."""
        return f"{self.called} {signed_rate(self.rate)}，不足一分的进一分"

    def leaves(self) -> Sequence[Figure]:
        """The rate."""
        return (self.rate,)


@frozen
class PercentOfInflow(Size):
    """A percentage of what came in, before losses are made good (补亏前的)."""

    rate: Figure

    def asked(self, purse: Purse) -> Figure:
        """What came in times rate."""
        return purse.inflow * self.rate

    def told(self) -> str:
        """The percentage and what it speaks of."""
        return f"弥补亏损以前的 {signed_rate(self.rate)}"

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
    front = next((word for word in (_REST, _BEFORE_LOSSES, *_DISTRIBUTABLE) if text.startswith(word)), "")
    if front:
        if excess:
            step.refuse(REST_AND_EXCESS, "超过部分")
            return None
        rate = _rate_after(step, scalar, front)
        return _of(front, rate) if rate is not None else None
    rate = step.rate(scalar)
    if rate is None or (excess and above is None):
        return None
    return PercentOfBase(rate) if above is None else PercentOfExcess(rate, above)


def _of(front: str, rate: Figure) -> Size:
    """The size whose text begins with these words."""
    if front in _DISTRIBUTABLE:
        return PercentOfDistributable(rate, front)
    return PercentOfRest(rate) if front == _REST else PercentOfInflow(rate)


def _rate_after(step: StepReading, scalar: Scalar, front: str) -> Figure | None:
    """The percentage after 剩余的 and its like, with the whole text as its origin."""
    inner = scalar.text.strip().removeprefix(front).strip()
    rate = step.rate(Scalar(inner, scalar.where))
    if rate is None or rate.origin is None or rate.op != "clause":
        return rate
    part = rate.origin.part or inner
    return Figure.clause(rate.value, PLAIN, rate.name, Origin(scalar.where, scalar.text, part))


KIND = SizeKind("percent", "比例", _read, ("超过部分",))

"""Size kind (一步要多少的写法): one way of saying what a step asks for, and what it needs to be read.

``linkage/sizes`` holds a file for each; the reader of steps hands it a :class:`StepReading`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

from attrs import frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.source import Scalar
from linkage.model.price import Price
from linkage.model.size import Size


class StepReading(Protocol):
    """The keys of a step as a kind asks for them; what is wrong is told by the reading itself."""

    @property
    def to(self) -> str:
        """What the step is called."""

    def said(self, key: str) -> bool:
        """Say whether a key is there."""

    def scalar(self, key: str, *, needed: str = "") -> Scalar | None:
        """The text under a key; ``needed`` is an example, told when the key is missing."""

    def amount(self, key: str) -> Figure | None:
        """An amount of money under a key."""

    def rate(self, scalar: Scalar) -> Figure | None:
        """A percentage between nought and a hundred."""

    def standard(self, key: str) -> Figure | Price | None:
        """So much for one unit of the step's weight, a number or any price; with it, it makes yuan."""

    def tiers(self, key: str) -> tuple[bool, Sequence[tuple[Figure, Figure]]] | None:
        """Percentages by tiers of an amount, and whether each speaks of its part only (超额累进)."""

    def refuse(self, fault: Fault, key: str) -> None:
        """Note a problem at a key."""


@frozen
class SizeKind:
    """A kind of size.

    ``key`` is the word by which a step says it, ``others`` the words that may stand with it, ``alone`` says
    that the key stands with other kinds too, and makes a size of its own only where there is none.
    """

    name: str
    key: str
    read: Callable[[StepReading], Size | None]
    others: tuple[str, ...] = ()
    alone: bool = False
    payees: bool = False


@cache
def size_kinds() -> tuple[SizeKind, ...]:
    """All kinds of sizes, those that make way for others last."""
    from linkage import sizes as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, SizeKind).values(), key=lambda kind: (kind.alone, kind.name)))

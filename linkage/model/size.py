"""Size of a step (一步要多少): what a step of a pool asks for, before the pool says what it can give.

Each kind is a file of ``linkage/sizes``; here stand what every kind answers, and the limits that go
with any of them.
"""

from __future__ import annotations

import abc
from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from linkage.ground.figure import Figure


class Purse(Protocol):
    """What a step may ask about while its pool is walked."""

    @property
    def inflow(self) -> Figure:
        """What came in, before losses are made good."""

    @property
    def base(self) -> Figure:
        """What percentages speak of: the pool's in, less losses made good."""

    def distributable(self) -> Figure:
        """可分配盈余: the base less the reserves drawn, on the base of the surplus that was signed."""

    def rest(self) -> Figure:
        """What the steps before have left."""

    def taken_by(self, step: str) -> Figure:
        """What an earlier step took; raises ``KeyError`` when there is none of that name."""

    def claims(self) -> Figure:
        """What all payees of this step may claim together."""


class Size(abc.ABC):
    """What a step asks for: an amount, a percentage, a standard times its payees."""

    @abc.abstractmethod
    def asked(self, purse: Purse) -> Figure:
        """The amount asked for, in yuan, not yet rounded."""

    @abc.abstractmethod
    def told(self) -> str:
        """The size in the words of a contract."""

    def of_base(self) -> Figure | None:
        """The percentage of the pool's base, when the size is that and nothing else.

        Such steps are rounded together, and must not come to more than a hundred.
        """
        return None

    def rounds_up(self) -> bool:
        """Say whether a part of a fen counts as a whole one, because the size is a floor."""
        return False

    def leaves(self) -> Sequence[Figure]:
        """The numbers the size was signed with."""
        return ()

    def steps(self) -> Sequence[str]:
        """Names of the earlier steps the size speaks of."""
        return ()


@frozen
class Fund:
    """A step that stops when a fund is full (直到): the target, and what the fund holds already."""

    target: Figure
    held: Figure


@frozen
class Threshold:
    """A step runs only when the pool came in above, or below, an amount (超过, 不足); exactly at it, not."""

    above: Figure | None = None
    below: Figure | None = None


@frozen
class PayeeLimits:
    """What one payee of a step gets at most and at least (每户封顶, 每人封顶, 每户保底, 每人保底).

    A limit per person counts for a household that is paid as a whole as many times as it has people on
    the record date.
    """

    cap: Figure | None = None
    floor: Figure | None = None


@frozen
class Shortage:
    """What happens when a step by standard cannot pay every claim (不够时).

    ``queue`` is the column that orders the payees (依次); ``backstop`` the role of the party that pays what
    is missing (由…补足). With neither, all claims are cut in proportion (按比例).
    """

    queue: tuple[str, str] | None = None
    backstop: str = ""

"""Proof (证明): a question that a payout list answers out of itself, without any season."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList

#: How grave a remark is: 警告 is a contradiction inside the list, 提示 only unusual.
WARNING, NOTE = "警告", "提示"


@frozen
class Remark:
    """What a list does not prove: the cell, the sentence with its arithmetic, and how to mend it."""

    code: str
    severity: str
    where: Where
    message: str
    remedy: str = ""


@frozen
class Proof:
    """One question: its stable code (W5##), usual severity, what it asks, and the question itself.

    ``find`` gives for every place that fails the place, the sentence and the remedy; nothing when the list
    has not the columns to be asked.
    """

    name: str
    code: str
    severity: str
    asks: str
    find: Callable[[PayoutList], Iterable[tuple[Where, str, str]]]

    def run(self, paid: PayoutList) -> Iterable[Remark]:
        """Ask a list."""
        for where, message, remedy in self.find(paid):
            yield Remark(self.code, self.severity, where, message, remedy)


@cache
def proofs() -> tuple[Proof, ...]:
    """All proofs, by code."""
    from linkage.verify import proofs as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, Proof).values(), key=lambda proof: proof.code))

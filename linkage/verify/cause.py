"""Cause (差因): one way in which a payout list goes wrong, tried on a household that differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.verify.payout_list import ListRow, PayoutList
from linkage.verify.verdict import Cause

#: How many causes of one difference are told.
MOST = 3


@frozen(eq=False)
class Case:
    """A payee whose amount differs: the season, the list, its row, and both amounts.

    ``clause`` is empty where only the whole payable can be compared. ``last`` is the season before, when it
    was given. ``about`` is the word that ties the columns of the clause together in the list, where it is
    not the clause's name.
    """

    settlement: Settlement
    paid_list: PayoutList
    row: ListRow
    payee: str
    clause: str
    due: Money
    paid: Money
    last: Settlement | None = None
    about: str = ""


@frozen
class CauseKind:
    """A kind of cause: its stable word, its title, and what it finds for a case.

    ``rank`` orders causes of one case: what people do more often stands first. Every cause that is given
    reproduces the paid amount exactly.
    """

    name: str
    title: str
    rank: int
    find: Callable[[Case], Iterable[Cause]]


@cache
def cause_kinds() -> tuple[CauseKind, ...]:
    """All kinds of causes, the commonest first."""
    from linkage.verify import causes as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, CauseKind).values(), key=lambda kind: (kind.rank, kind.name)))


def probable_causes(case: Case) -> tuple[Cause, ...]:
    """The most probable causes of a difference, at most three, one of a kind.

    A cause that does not reproduce the amount of the list to the fen is none. What the list itself prints
    stands before what only the season knows, and that before what only looks alike.
    """
    best: dict[str, tuple[int, int, Cause]] = {}
    for kind in cause_kinds():
        for cause in kind.find(case):
            place = (cause.evidence, kind.rank)
            if cause.amount == case.paid and (kind.name not in best or place < best[kind.name][:2]):
                best[kind.name] = (*place, cause)
    ordered = sorted(best.values(), key=lambda found: found[:2])
    return tuple(cause for _, _, cause in ordered[:MOST])

"""Set-off (抵扣): claims taken in order from what is open, as one figure that keeps all it was taken from.

Which claim comes first, which clauses it may touch and how much in all is given; here it is only
walked. Each claim goes through its clauses in the order they are named, so the whole is the same
whatever the order of the registers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN


@frozen
class Claim:
    """What a payee owes back under an item (预付, 期初应收): its amount, in the order it is recovered."""

    item: str
    amount: Figure


@frozen
class Taking:
    """What one claim recovered, by clause.

    ``room`` is what its item might still take, ``open_`` what was open on the clauses it may touch.
    """

    claim: Claim
    parts: Mapping[str, Fraction]
    room: Fraction | None
    open_: Fraction

    @property
    def taken(self) -> Fraction:
        """What it recovered in all."""
        return sum(self.parts.values(), Fraction(0))


def takings(
    opens: Mapping[str, Figure],
    claims: Sequence[Claim],
    reach: Mapping[str, Sequence[str]],
    caps: Mapping[str, Figure],
) -> tuple[Taking, ...]:
    """What each claim recovers, in the order of the claims; see :func:`set_off`."""
    left = {clause: figure.value for clause, figure in opens.items()}
    room = {item: cap.value for item, cap in caps.items()}
    found = []
    for claim in claims:
        limit = room.get(claim.item)
        open_ = sum((left[clause] for clause in reach[claim.item]), Fraction(0))
        wanted = claim.amount.value if limit is None else min(claim.amount.value, limit)
        parts: dict[str, Fraction] = {}
        for clause in reach[claim.item]:
            part = min(wanted, left[clause])
            left[clause] -= part
            wanted -= part
            if part:
                parts[clause] = part
        found.append(Taking(claim, parts, limit, open_))
        if limit is not None:
            room[claim.item] = limit - found[-1].taken
    return tuple(found)


def set_off(
    opens: Mapping[str, Figure],
    claims: Sequence[Claim],
    reach: Mapping[str, Sequence[str]],
    caps: Mapping[str, Figure],
) -> Figure:
    """How much the claims recover from what is open.

    ``opens`` is what is open by clause, ``reach`` the clauses each item may touch, ``caps`` what an item
    may take in all (上限).
    """
    return Figure(
        op="set_off",
        value=sum((one.taken for one in takings(opens, claims, reach, caps)), Fraction(0)),
        unit=YUAN,
        name="抵扣",
        args=(*opens.values(), *(claim.amount for claim in claims), *caps.values()),
        params={
            "clauses": list(opens),
            "items": [claim.item for claim in claims],
            "reach": {item: list(clauses) for item, clauses in reach.items()},
            "caps": list(caps),
        },
    )

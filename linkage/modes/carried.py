"""零头结转: every part is cut off, and what was cut off waits for the same payee's next season.

What she brings along from the season before is added to her exact part before it is cut, so that over the
seasons she is never a whole step behind her exact sum, and never ahead of it. The owner of the remainder
(尾差) holds the fractions between the seasons: in one season it may pay in what it kept in those before.
"""

from __future__ import annotations

from collections.abc import Mapping

from linkage.ground.figure import Figure, Json
from linkage.ground.money import Rounding, round_to
from linkage.mode import Pot, Shared, ShareMode, shared_apart, sum_of

LABEL = "零头结转"


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole = sum_of(weights)
    exact = {payee: pot.amount.value * weight.value / whole for payee, weight in weights.items()}
    due = {
        payee: value + (pot.openings[payee].value if payee in pot.openings else 0)
        for payee, value in exact.items()
    }
    parts = {payee: round_to(value, pot.unit, Rounding.DOWN) for payee, value in due.items()}
    more: Mapping[str, tuple[tuple[Figure, ...], Mapping[str, Json]]] = {
        payee: (_opening(pot, payee), {"carried": str(due[payee] - value)}) for payee, value in parts.items()
    }
    return shared_apart(pot, weights, parts, LABEL, more)


def _opening(pot: Pot, payee: str) -> tuple[Figure, ...]:
    return (pot.openings[payee],) if payee in pot.openings else ()


MODE = ShareMode(
    "carried",
    LABEL,
    _share,
    said="去尾，各户自己的零头记在本户名下，下期一起算的办法",
    may_overpay=True,
    carries=True,
)

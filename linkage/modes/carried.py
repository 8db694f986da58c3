"""零头结转: every part is cut off, and what was cut off waits for the same payee's next season.

What she brings along from the season before is added to her exact part before it is cut, so that over the
seasons she is never a whole step behind her exact sum, and never ahead of it. The owner of the remainder
(尾差) holds the fractions between the seasons: in one season it may pay in what it kept in those before.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from linkage.ground.figure import Figure, Json
from linkage.ground.money import Rounding, round_to
from linkage.ground.units import YUAN
from linkage.mode import Portion, Pot, Shared, ShareMode, sum_of

LABEL = "零头结转"


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole = sum_of(weights)
    exact = {payee: pot.amount.value * weight.value / whole for payee, weight in weights.items()}
    due = {
        payee: value + (pot.openings[payee].value if payee in pot.openings else 0)
        for payee, value in exact.items()
    }
    parts = {payee: round_to(value, pot.unit, Rounding.DOWN) for payee, value in due.items()}
    given = sum(parts.values(), Fraction(0))
    common: Mapping[str, Json] = {"mode": LABEL, "sum": str(whole), "step": str(pot.unit)}
    portions = tuple(
        Portion(
            payee,
            pot.step,
            Figure(
                op="share",
                value=value,
                unit=YUAN,
                name=pot.pool,
                args=(pot.cited(given), weights[payee], *_opening(pot, payee)),
                params={**common, "carried": str(due[payee] - value)},
            ),
        )
        for payee, value in parts.items()
    )
    return Shared(portions, pot.given(given), None, whole)


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

"""Queue (依次): claims are paid in full one after another, until nothing is left.

The order is that of a written number or day, then of payee ids, never that of rows. Each part carries what
the claims before it came to, so that its owner can follow the sum alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from linkage.ground.figure import Day, Figure
from linkage.ground.units import YUAN
from linkage.mode import Portion, Pot, Shared, sum_of


def pay_in_turn(pot: Pot, claims: Mapping[str, Figure], places: Mapping[str, Figure | Day]) -> Shared:
    """Pay claims in the order of their places; a claim of nought has none, and is proved to be nought."""
    amount = pot.cited(pot.amount.value)
    portions: list[Portion] = []
    before = Fraction(0)
    nothing = [payee for payee, claim in claims.items() if not claim.value]
    for payee in nothing:
        args = (amount, claims[payee])
        figure = Figure(
            op="queue", value=Fraction(0), unit=YUAN, name=pot.pool, args=args, params={"before": "0"}
        )
        portions.append(Portion(payee, pot.step, figure))
    for payee in sorted(claims.keys() - set(nothing), key=lambda one: (_standing(places[one]), one)):
        claim = claims[payee]
        value = min(claim.value, max(Fraction(0), pot.amount.value - before))
        figure = Figure(
            op="queue",
            value=value,
            unit=YUAN,
            name=pot.pool,
            args=(amount, claim, places[payee]),
            params={"before": str(before)},
        )
        portions.append(Portion(payee, pot.step, figure))
        before += claim.value
    return Shared(tuple(portions), pot.amount, None, sum_of(claims))


def _standing(place: Figure | Day) -> Fraction:
    return place.value if isinstance(place, Figure) else Fraction(place.date.toordinal())

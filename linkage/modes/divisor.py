"""除数法 (Webster): whole steps by rounding weight over a divisor, so that more money never means less.

Steps go one after another to whoever has the largest quotient weight ÷ (steps so far + 1/2). The quotient of
the last step given is published: with it a payee alone can tell how many steps are hers. Unlike largest
remainder the method is monotone; it may leave the exact share by more than a step.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from fractions import Fraction

from linkage.ground.figure import Figure, Json
from linkage.ground.money import tie_digest
from linkage.mode import Pot, Shared, ShareMode, portion_of, sum_of

LABEL = "除数法"
_HALF = Fraction(1, 2)


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole = sum_of(weights)
    ranks = {
        payee: pot.rank(payee) if pot.ranked else tie_digest(pot.season, pot.clause, payee)
        for payee in weights
    }
    raw = {payee: figure.value for payee, figure in weights.items()}
    steps, cutoff = _seats(pot.whole_steps, raw, ranks)
    amount = pot.shared_amount()
    common: dict[str, Json] = {"mode": LABEL, "sum": str(whole), "step": str(pot.unit)}
    if pot.ranked:
        common["ties"] = pot.step.ties
    published: Json = list(cutoff) if cutoff is not None else None
    portions = tuple(
        portion_of(
            pot,
            payee,
            (amount, weights[payee]),
            (
                count * pot.unit,
                {**common, "key": pot.key(payee), "digest": ranks[payee], "cutoff": published},
            ),
        )
        for payee, count in steps.items()
    )
    return Shared(portions, pot.given(pot.whole_steps * pot.unit), cutoff, whole)


def _seats(
    total: int, weights: Mapping[str, Fraction], ranks: Mapping[str, str]
) -> tuple[dict[str, int], tuple[str, str] | None]:
    """Start a little below everybody's exact share, then give the last steps one by one."""
    scale = math.lcm(*(weight.denominator for weight in weights.values()))
    whole = {payee: int(weight * scale) for payee, weight in weights.items()}
    sure = max(0, total - len(whole))
    together = 2 * sum(whole.values())
    steps = {payee: (2 * sure * w + together // 2) // together for payee, w in whole.items()}
    queue = [(-_quotient(whole[payee], steps[payee]), ranks[payee], payee) for payee in steps]
    heapq.heapify(queue)
    last: tuple[Fraction, str] | None = None
    left = total - sum(steps.values())
    for _ in range(left):
        quotient, rank, payee = heapq.heappop(queue)
        steps[payee] += 1
        last = (-quotient, rank)
        heapq.heappush(queue, (-_quotient(whole[payee], steps[payee]), rank, payee))
    return steps, None if last is None else (str(last[0] / scale), last[1])


def _quotient(weight: int, steps: int) -> Fraction:
    return weight / (steps + _HALF)


MODE = ShareMode("divisor", LABEL, _share, said="除数法（韦伯斯特法）")

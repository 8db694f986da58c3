"""依序: leftover steps go one each down the list of payee ids, or of drawn numbers, never of rows.

Only a payee whose exact share has a part of a step comes in line, so that nobody is a whole step off.
"""

from __future__ import annotations

from collections.abc import Mapping

from linkage.ground.figure import Figure, Json
from linkage.ground.money import Share
from linkage.mode import Pot, Shared, ShareMode, portion_of, share_params, sum_of

LABEL = "依序"


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole, total = sum_of(weights), pot.whole_steps
    parts = {payee: divmod(total * weight.value / whole, 1) for payee, weight in weights.items()}
    queue = sorted(pot.rank(payee) for payee, (_, rest) in parts.items() if rest)
    left = total - sum(floor for floor, _ in parts.values())
    lucky = frozenset(queue[:left])
    cutoff = ("1", queue[left - 1]) if left else None
    amount = pot.shared_amount()
    common: dict[str, Json] = {
        "mode": LABEL,
        "sum": str(whole),
        "step": str(pot.unit),
        "ties": pot.step.ties or "户号",
    }
    portions = []
    for payee, (floor, rest) in parts.items():
        rank = pot.rank(payee)
        extra = rank in lucky
        share = Share(floor + extra, floor, rest, extra=extra, digest=rank)
        params = {**common, **share_params(share, cutoff, pot.key(payee))}
        portions.append(portion_of(pot, payee, (amount, weights[payee]), (share.steps * pot.unit, params)))
    return Shared(tuple(portions), pot.given(total * pot.unit), cutoff, whole)


MODE = ShareMode("in_order", LABEL, _share, said="依序补零头的办法")

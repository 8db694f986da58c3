"""末位补差: every part is cut off, and the last payee by id takes the rest, never less than nothing."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.ground.figure import Figure, Json
from linkage.mode import Pot, Shared, ShareMode, portion_of, sum_of

LABEL = "末位补差"


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole, total = sum_of(weights), pot.whole_steps
    last = max(payee for payee, weight in weights.items() if weight.value)
    steps = {
        payee: (total * weight.value / whole).__floor__()
        for payee, weight in weights.items()
        if payee != last
    }
    others = sum(steps.values())
    amount = pot.shared_amount()
    common: dict[str, Json] = {"mode": LABEL, "sum": str(whole), "step": str(pot.unit)}
    portions = []
    for payee, weight in weights.items():
        params = {**common, "others": str(others * pot.unit)} if payee == last else common
        value = steps.get(payee, total - others) * pot.unit
        portions.append(portion_of(pot, payee, (amount, weight), (value, params)))
    return Shared(tuple(portions), pot.given(total * pot.unit), None, whole)


MODE = ShareMode("last_takes_rest", LABEL, _share, said="去尾，零头由户号最末的一户补齐")

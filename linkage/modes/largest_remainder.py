"""最大余额: nobody is a whole step off, the parts make up the amount, the largest remainders come first."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.ground.figure import Figure, Json
from linkage.ground.money import share_out
from linkage.mode import Pot, Shared, ShareMode, cut_off, portion_of, share_params, sum_of

LABEL = "最大余额"


def _share(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    whole = sum_of(weights)
    raw = {payee: figure.value for payee, figure in weights.items()}
    ranks = {payee: pot.rank(payee) for payee in weights} if pot.ranked else None
    shares = share_out(pot.whole_steps, raw, season=pot.season, pool=pot.clause, ranks=ranks)
    amount, cutoff = pot.shared_amount(), cut_off(shares)
    common: dict[str, Json] = {"mode": LABEL, "sum": str(whole), "step": str(pot.unit)}
    if pot.ranked:
        common["ties"] = pot.step.ties
    portions = tuple(
        portion_of(
            pot,
            payee,
            (amount, weights[payee]),
            (share.steps * pot.unit, {**common, **share_params(share, cutoff, pot.key(payee))}),
        )
        for payee, share in shares.items()
    )
    return Shared(portions, pot.given(pot.whole_steps * pot.unit), cutoff, whole)


MODE = ShareMode("largest_remainder", LABEL, _share, said="最大余额法（先去尾，余下的从零头大的补起）")

"""What a guarantor adds (保底与分红): the guaranteed amount less what the same payee got from the pool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linkage.ground.figure import Figure, Json
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement, Pool
from linkage.model.entitlement import Line
from linkage.model.participation import Participation


def gap(guaranteed: Figure, payee: str, shares: Mapping[str, Mapping[str, Money]]) -> Figure:
    """The guarantee less the payee's shares, never below nought; each share points at its line.

    ``shares`` gives what each step gave, by step (in the order of the clause) and payee.
    """
    left = guaranteed.named("保底")
    for clause, of in shares.items():
        params: Mapping[str, Json] = {"clause": clause, "payee": payee}
        share = of.get(payee, ZERO).yuan
        left -= Figure(op="ref", value=share, unit=YUAN, name="分红", params=params)
    return left.at_least_zero()


def shares_seen(
    said: Participation, arrangements: Iterable[Arrangement], lines: Iterable[Line]
) -> Mapping[str, Mapping[str, Money]]:
    """What the steps that a guarantee looks at gave, by step and payee."""
    pools = {pool.name: pool for a in arrangements for pool in a.pools}
    seen: dict[str, dict[str, Money]] = {clause: {} for clause in clauses_of(said, pools)}
    for line in lines:
        if line.clause in seen:
            of = seen[line.clause]
            of[line.payee] = of.get(line.payee, ZERO) + line.amount
    return seen


def clauses_of(said: Participation, pools: Mapping[str, Pool]) -> Sequence[str]:
    """``分配/step number`` of every step the guarantee looks at."""
    return [
        f"{pool}/{step.number}"
        for pool, name in said.steps
        for step in pools[pool].steps
        if name in {step.name, step.to}
    ]

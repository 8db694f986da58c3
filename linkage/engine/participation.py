"""What a guarantor adds (保底与分红): the guaranteed amount less what the same payee got from the pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.ground.figure import Figure, Json
from linkage.ground.units import YUAN
from linkage.model.arrangement import Pool
from linkage.model.entitlement import Line
from linkage.model.participation import Participation


def gap(
    guaranteed: Figure, payee: str, said: Participation, lines: Sequence[Line], pools: Mapping[str, Pool]
) -> Figure:
    """The guarantee less the payee's shares, never below nought; each share points at its line."""
    left = guaranteed.named("保底")
    for clause in clauses_of(said, pools):
        fen = sum(line.amount.fen for line in lines if (line.clause, line.payee) == (clause, payee))
        params: Mapping[str, Json] = {"clause": clause, "payee": payee}
        left -= Figure(op="ref", value=Fraction(fen, 100), unit=YUAN, name="分红", params=params)
    return left.at_least_zero()


def clauses_of(said: Participation, pools: Mapping[str, Pool]) -> Sequence[str]:
    """``分配/step number`` of every step the guarantee looks at."""
    return [
        f"{pool}/{step.number}" for pool, name in said.steps for step in pools[pool].steps if step.to == name
    ]

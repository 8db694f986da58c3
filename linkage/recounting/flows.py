"""Flows again (资金去向重算): what became of each inflow of the pools, followed downstream.

Papers follow a step upstream to what fed it. Here each pool is mixed once, in the order in which pools were
settled, and passes its mixture on; fen are cut by largest remainder, equal ones in the order of the places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.model.arrangement import SourceKind
from linkage.model.entitlement import PoolOutcome, Settlement

_PEOPLE = ("农户", "成员")
_FEN = 100


@frozen
class Flow:
    """Where some of an inflow (事实.净利润) ended: pool, number of the step, to whom, sort, fen."""

    source: str
    pool: str
    step: int
    to: str
    sort: str
    fen: int


def flows(settlement: Settlement) -> Sequence[Flow]:
    """Every end of every inflow, by inflow and then in the order of pools and steps."""
    fed = {
        (source.name, source.target)
        for outcome in settlement.pools
        for source in outcome.pool.sources
        if source.kind is SourceKind.POOL
    }
    mixtures: dict[str, Mapping[str, Fraction]] = {}
    ends: dict[str, list[tuple[str, int, str, str, Fraction]]] = {}
    for outcome in settlement.pools:
        mixture, whole = _mixed(outcome, mixtures)
        mixtures[outcome.pool.name] = mixture
        for name, part in mixture.items():
            places = ends.setdefault(name, [])
            for number, to, sort, amount in _ends(outcome, whole, fed):
                places.append((outcome.pool.name, number, to, sort, amount * part))
    found = []
    for name, places in ends.items():
        weights = [place[-1] for place in places]
        shares = cut(int(sum(weights) * _FEN), weights)
        found += [Flow(name, *place[:4], fen) for place, fen in zip(places, shares, strict=True) if fen]
    return found


def _mixed(
    outcome: PoolOutcome, mixtures: Mapping[str, Mapping[str, Fraction]]
) -> tuple[Mapping[str, Fraction], Fraction]:
    """Which part of what came into a pool is of which inflow from outside; and all that came in, in yuan."""
    found: dict[str, Fraction] = {}
    for source, brought in zip(outcome.pool.sources, outcome.inflows, strict=True):
        if source.negative or brought.value <= 0:
            continue
        own = {f"{source.kind.value}.{source.name}": Fraction(1)}
        parts = mixtures.get(source.name, {}) if source.kind is SourceKind.POOL else own
        for name, part in parts.items():
            found[name] = found.get(name, Fraction(0)) + part * brought.value
    whole = sum(found.values(), Fraction(0))
    return {name: amount / whole for name, amount in found.items()}, whole


def _ends(
    outcome: PoolOutcome, whole: Fraction, fed: set[tuple[str, str]]
) -> Sequence[tuple[int, str, str, Fraction]]:
    found = []
    for one in outcome.steps:
        if fed.isdisjoint(((outcome.pool.name, one.name), (outcome.pool.name, one.to))):
            given = "到户" if one.to in _PEOPLE else "到单位"
            sort = given if one.step.kind == "去向" else one.step.kind
            found.append((one.step.number, one.name, sort, one.amount.yuan))
    found.append((0, outcome.pool.rest, "留存", outcome.kept.yuan))
    spent = whole - outcome.kept.yuan - sum((one.amount.yuan for one in outcome.steps), Fraction(0))
    if spent > 0:
        found.append((0, "支出和亏损", "冲减支出", spent))
    return found


def cut(fen: int, weights: Sequence[Fraction]) -> Sequence[int]:
    """Cut fen in the proportion of weights, whole; the largest remainders get what is left, then the first.

    >>> cut(100, [Fraction(1), Fraction(1), Fraction(1)])
    [34, 33, 33]
    >>> cut(0, []), cut(5, [Fraction(0)])
    ([], [0])
    """
    whole = sum(weights, Fraction(0))
    if not whole:
        return [0 for _ in weights]
    exact = [fen * weight / whole for weight in weights]
    found = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: (found[at] - exact[at], at))
    for at in order[: fen - sum(found)]:
        found[at] += 1
    return found

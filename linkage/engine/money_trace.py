"""Trace (资金去向): what became of each inflow of the pools, step by step, to the last fen.

Where several inflows run together in a pool, each step is paid by them in proportion, costs that are
subtracted first among them: no yuan is followed twice and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.fact import fact_in_force
from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money, share_out
from linkage.model.arrangement import Arrangement, Source, SourceKind
from linkage.model.entitlement import PoolOutcome, Settlement

TO_PEOPLE, TO_PARTY, KEPT, COSTS = "到户", "到单位", "留存", "冲减支出"


@frozen
class Use:
    """What one inflow did in one place: its name, where, to whom, of which sort, how much."""

    source: str
    pool: str
    step: int
    to: str
    sort: str
    amount: Money

    @property
    def clause(self) -> str:
        """The name of the lines that households have from it."""
        return f"{self.pool}/{self.step}"


def name_of(source: Source) -> str:
    """How an inflow is called in a trace: 事实.净利润, 条款.租金."""
    return f"{source.kind.value}.{source.name}"


@remembered(8)
def uses(settlement: Settlement) -> Sequence[Use]:
    """Every use of every inflow, in the order of the pools; the uses of one inflow add up to it."""
    exact: dict[str, list[tuple[str, int, str, str, Fraction]]] = {}
    for outcome in settlement.pools:
        for source, part in _colours(settlement, outcome).items():
            exact.setdefault(source, []).extend(_places(settlement, outcome, part))
    found: list[Use] = []
    for source, places in exact.items():
        total = sum((amount for *_, amount in places), Fraction(0)) * 100
        weights = {str(at).zfill(6): place[-1] for at, place in enumerate(places)}
        fen = share_out(
            int(total), weights, season=settlement.main.season_id, pool=source, ranks=_own(weights)
        )
        found += [
            Use(source, *place[:4], Money(fen[str(at).zfill(6)].steps)) for at, place in enumerate(places)
        ]
    return tuple(use for use in found if use.amount)


def _own(weights: Mapping[str, Fraction]) -> Mapping[str, str]:
    return {key: key for key in weights}


def inflows(settlement: Settlement, outcome: PoolOutcome) -> Sequence[tuple[Source, Fraction]]:
    """What comes into a pool and what is subtracted, in yuan, as it was signed."""
    arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
    return [(one, _amount(settlement, arrangement, one)) for one in outcome.pool.sources]


def _amount(settlement: Settlement, arrangement: Arrangement, source: Source) -> Fraction:
    if source.kind is SourceKind.FACT:
        try:
            return fact_in_force(source.name, source.where, Scope(arrangement, settlement.books)).value
        except InputRefusedError:
            return Fraction(0)
    if source.kind is SourceKind.TERM:
        return sum((line.amount for line in settlement.lines if line.clause == source.name), start=ZERO).yuan
    fed = _fed(settlement, source)
    return fed[1].yuan if fed is not None else Fraction(0)


def _fed(settlement: Settlement, source: Source) -> tuple[PoolOutcome, Money] | None:
    """The pool that feeds another, and what its step gave."""
    for outcome in settlement.pools:
        if outcome.pool.name == source.name:
            given = [step.amount for step in outcome.steps if source.target in {step.name, step.step.to}]
            return outcome, sum(given, start=ZERO)
    return None


def _colours(settlement: Settlement, outcome: PoolOutcome) -> dict[str, Fraction]:
    """How much of what came into a pool is of which inflow from outside."""
    found: dict[str, Fraction] = {}
    for source, amount in inflows(settlement, outcome):
        if source.negative or amount <= 0:
            continue
        fed = _fed(settlement, source) if source.kind is SourceKind.POOL else None
        if fed is None:
            found[name_of(source)] = found.get(name_of(source), Fraction(0)) + amount
            continue
        above = _colours(settlement, fed[0])
        whole = sum(above.values(), Fraction(0))
        for name, part in above.items():
            found[name] = found.get(name, Fraction(0)) + amount * part / whole
    return found


def _places(
    settlement: Settlement, outcome: PoolOutcome, part: Fraction
) -> Iterator[tuple[str, int, str, str, Fraction]]:
    """Where a part of a pool's inflow went; what feeds another pool is told there."""
    whole = sum((a for s, a in inflows(settlement, outcome) if not s.negative and a > 0), Fraction(0))
    name, rate = outcome.pool.name, part / whole
    used = outcome.kept.yuan
    for step in outcome.steps:
        used += step.amount.yuan
        if not _feeds(settlement, outcome, step.name, step.step.to):
            to_people = step.to in {"农户", "成员"}
            sort = step.step.kind if step.step.kind != "去向" else TO_PEOPLE if to_people else TO_PARTY
            yield (name, step.step.number, step.name, sort, step.amount.yuan * rate)
    yield (name, 0, outcome.pool.rest, KEPT, outcome.kept.yuan * rate)
    if whole > used:
        yield (name, 0, "支出和亏损", COSTS, (whole - used) * rate)


def _feeds(settlement: Settlement, outcome: PoolOutcome, *names: str) -> bool:
    return any(
        source.kind is SourceKind.POOL and source.name == outcome.pool.name and source.target in names
        for other in settlement.pools
        for source in other.pool.sources
    )


def split(amount: Money, parts: Sequence[Money]) -> Sequence[Money]:
    """Cut an amount in the proportion of others, to whole fen that add up to it; earlier ones win ties."""
    if not any(parts):
        return [Money(0) for _ in parts]
    weights = {str(at).zfill(6): part.yuan for at, part in enumerate(parts)}
    shares = share_out(amount.fen, weights, season="", pool="", ranks=_own(weights))
    return [Money(shares[key].steps) for key in sorted(weights)]

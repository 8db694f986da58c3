"""Money flow (资金流向): from the sources through pools and clauses to households and parties.

What flows is what was settled; nothing is reckoned here but sums. The picture is drawn elsewhere, from the
same flows that the table beside it lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.money_trace import inflows
from linkage.ground.money import Money
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, SourceKind
from linkage.model.entitlement import Line, PoolOutcome, Settlement, StepOutcome
from linkage.telling.account import gold_heading
from linkage.telling.counting import household_of
from linkage.telling.gold_words import gold_called
from linkage.telling.paper import party
from linkage.telling.summary import add

SOURCE, POOL, STEP, END = "来源", "分配", "项目", "去处"

#: Where all that people get arrives.
PEOPLE = "农户"


@frozen
class Place:
    """A place that money passes: what it is, its name, and a mark that tells it from others of that name."""

    sort: str
    name: str
    mark: str = ""


@frozen
class Flow:
    """An amount on its way from one place to the next."""

    start: Place
    end: Place
    amount: Money


def flows(
    settlement: Settlement, pools: Sequence[PoolOutcome], lines: Sequence[Line], *, by_payer: bool
) -> Sequence[Flow]:
    """The flows of these pools, then of these lines, which are paid by clause; nothing of nought.

    Without ``by_payer`` clauses are paid by all payers together.
    """
    found: list[Flow] = []
    for outcome in pools:
        found += _in(settlement, outcome, pools)
        found += _out(settlement, outcome, pools)
    found += _by_clause(settlement, lines, by_payer=by_payer)
    return tuple(flow for flow in found if flow.amount.fen > 0)


def clause_of(outcome: PoolOutcome, step: StepOutcome) -> str:
    """The clause of the lines that a step gives."""
    return f"{outcome.pool.name}/{step.step.number}"


def _pool(outcome: PoolOutcome) -> Place:
    return Place(POOL, outcome.pool.name)


def _in(settlement: Settlement, outcome: PoolOutcome, shown: Sequence[PoolOutcome]) -> Iterator[Flow]:
    """What came in from outside; what another pool gave is told there."""
    inside = {one.pool.name for one in shown}
    for source, amount in inflows(settlement, outcome):
        if source.negative or amount <= 0:
            continue
        if source.kind is SourceKind.POOL and source.name in inside:
            continue
        yield Flow(
            Place(SOURCE, source.target or source.name, source.kind.value), _pool(outcome), _whole(amount)
        )


def _out(settlement: Settlement, outcome: PoolOutcome, shown: Sequence[PoolOutcome]) -> Iterator[Flow]:
    here, used = _pool(outcome), outcome.kept
    for step in outcome.steps:
        used += step.amount
        fed = _fed(shown, outcome, step.name, step.step.to)
        if fed is not None:
            yield Flow(here, _pool(fed), step.amount)
        elif step.step.to in {HOUSEHOLDS, MEMBERS}:
            place = Place(STEP, f"第{step.step.number}步 分给{step.name}", outcome.pool.name)
            yield Flow(here, place, step.amount)
            given = add(line.amount for line in settlement.lines if line.clause == clause_of(outcome, step))
            yield Flow(place, Place(END, PEOPLE), given)
        else:
            yield Flow(here, Place(END, _called(step)), step.amount)
    yield Flow(here, Place(END, f"留存（{outcome.pool.rest}）"), outcome.kept)
    came = sum((a for s, a in inflows(settlement, outcome) if not s.negative and a > 0), Fraction(0))
    yield Flow(here, Place(END, "支出和亏损"), _whole(came) - used)


def _called(step: StepOutcome) -> str:
    """What a party or a fund is called; a fund with what is done for it."""
    kind = step.step.kind
    return step.name if kind == "去向" else f"提取{step.name}" if kind == "提取" else kind


def _fed(shown: Sequence[PoolOutcome], outcome: PoolOutcome, *names: str) -> PoolOutcome | None:
    """The pool that a step feeds, if any."""
    for other in shown:
        for source in other.pool.sources:
            if source.kind is SourceKind.POOL and source.name == outcome.pool.name and source.target in names:
                return other
    return None


def _by_clause(settlement: Settlement, lines: Sequence[Line], *, by_payer: bool) -> Iterator[Flow]:
    """What is paid by clause, income by income: from the payer to the income, and on to whom it goes."""
    first: dict[tuple[Place, Place], int] = {}
    then: dict[tuple[Place, Place], int] = {}
    for line in lines:
        payer = party(settlement, line.payer)
        start = Place(SOURCE, payer.role, payer.code) if by_payer else Place(SOURCE, "各付款方")
        income = Place(STEP, income_name(settlement, line))
        household = household_of(line) in settlement.books.households
        end = Place(END, PEOPLE if household else party(settlement, line.payee).role)
        first[start, income] = first.get((start, income), 0) + line.amount.fen
        then[income, end] = then.get((income, end), 0) + line.amount.fen
    for found in (first, then):
        yield from (Flow(start, end, Money(fen)) for (start, end), fen in found.items())


def income_name(settlement: Settlement, line: Line) -> str:
    """What the income of a line is called, a gold as the papers of the season call it."""
    return gold_called(settlement, gold_heading(line.income))


def _whole(amount: Fraction) -> Money:
    """An inflow in whole fen, cut: what is registered is whole but for units such as 万元."""
    return Money(amount.numerator * 100 // amount.denominator)


def through(found: Sequence[Flow]) -> Mapping[Place, int]:
    """How much passes each place, in fen: what comes in or what goes out, whichever is more."""
    came: dict[Place, int] = {}
    went: dict[Place, int] = {}
    for flow in found:
        went[flow.start] = went.get(flow.start, 0) + flow.amount.fen
        came[flow.end] = came.get(flow.end, 0) + flow.amount.fen
    places = dict.fromkeys(place for flow in found for place in (flow.start, flow.end))
    return {place: max(came.get(place, 0), went.get(place, 0)) for place in places}

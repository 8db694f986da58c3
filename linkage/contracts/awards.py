"""Awards (奖补): what a household claimed, what was accepted of it, and how it became money, cap by cap.

What a row comes to is reckoned by the engine without floor and cap; the steps after it are told from the very
derivation of the line, so that their order on paper is the order in which they were taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, all_deals
from linkage.engine.holding import Scope
from linkage.engine.term import Clause, gate_of
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure
from linkage.ground.memory import remembered
from linkage.ground.money import Money
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Household, Row
from linkage.telling.line_steps import limit_told
from linkage.telling.summary import add
from linkage.words.explain import numbers, rounding
from linkage.words.wording import compact, spoken

#: What a step after the sum does, by its operation.
_LIMITS = {"min", "max"}

#: So many parts of a sum can be followed in one line.
_MOST = 6


@frozen
class Claim:
    """A row that was claimed: what it comes to alone; nothing where it was not counted.

    ``whole`` says that nothing of it was rounded: rows that are whole add up to what their clause gives.
    """

    row: Row
    term: Term
    amount: Money | None
    whole: bool = True


@frozen
class Award:
    """What one household has from one payer for what was accepted.

    ``before`` is what its claims come to without floor and cap, ``amount`` what it is owed; ``steps`` say
    how the one became the other.
    """

    deal: Deal
    household: Household
    payer: str
    claims: tuple[Claim, ...]
    lines: tuple[Line, ...]
    before: Money
    steps: tuple[str, ...]

    @property
    def amount(self) -> Money:
        """What the household is owed."""
        return add(line.amount for line in self.lines)


def is_award(term: Term) -> bool:
    """Say whether a clause rewards households for something a register holds."""
    rewards = term.income == "奖补" and bool(term.quantity[0])
    return rewards and term.payee in {HOUSEHOLDS, MEMBERS}


@remembered(2)
def awards(settlement: Settlement) -> Sequence[Award]:
    """All awards of a season, by arrangement, payer and household."""
    return [_award(deal) for deal in all_deals(settlement, is_award, Roles("申报农户", "奖补单位"))]


def payers_of(settlement: Settlement) -> Sequence[str]:
    """The codes of those who reward, each once."""
    return tuple(dict.fromkeys(award.payer for award in awards(settlement)))


def _award(deal: Deal) -> Award:
    household = deal.household
    if household is None:
        message = "an award goes to a household"
        raise TypeError(message)
    lines = tuple(line for term in deal.terms for line in deal.lines_of(term))
    claims = tuple(claim for term in deal.terms for claim in _claims(deal, term))
    return Award(
        deal=deal,
        household=household,
        payer=deal.sides[1].payee,
        claims=claims,
        lines=lines,
        before=add(_before(deal, term) for term in deal.terms),
        steps=tuple(step for line in lines for step in steps_of(line)),
    )


def _unlimited(deal: Deal, term: Term) -> Clause:
    free = evolve(term, cap=None, floor=None)
    scope = Scope(deal.arrangement, deal.settlement.books)
    return Clause(free, scope, gate_of(free, scope))


def _claims(deal: Deal, term: Term) -> Iterator[Claim]:
    clause = _unlimited(deal, term)
    for row in deal.rows[term.name]:
        figure = _part(clause, _payee(row, term), (row,))
        if figure is None:
            yield Claim(row, term, None)
        else:
            yield Claim(row, term, figure.money, whole=_is_whole(figure))


def _is_whole(figure: Figure) -> bool:
    inner = figure.args[0] if figure.op == "round" else None
    return inner.value == figure.value if isinstance(inner, Figure) else True


def _before(deal: Deal, term: Term) -> Money:
    clause = _unlimited(deal, term)
    by_payee: dict[str, list[Row]] = {}
    for row in deal.rows[term.name]:
        by_payee.setdefault(_payee(row, term), []).append(row)
    parts = (_part(clause, payee, rows) for payee, rows in by_payee.items())
    return add(part.money for part in parts if part is not None)


def _payee(row: Row, term: Term) -> str:
    return row.household if term.payee == HOUSEHOLDS else row.payee


def _part(clause: Clause, payee: str, rows: Sequence[Row]) -> Figure | None:
    try:
        return clause.part(payee, rows)
    except InputRefusedError:
        return None


def steps_of(line: Line) -> Sequence[str]:
    """How a line became what it is, step by step from the sum of its rows outward."""
    return tuple(_steps(line.figure))


def _steps(figure: Figure) -> Iterator[str]:
    inner = figure.args[0] if figure.args else None
    if figure.op == "round" and isinstance(inner, Figure):
        yield from _steps(inner)
        if inner.value != figure.value:
            yield f"{rounding(figure)}：{compact(figure)}"
    elif figure.op in _LIMITS and isinstance(inner, Figure):
        yield from _steps(inner)
        yield f"{spoken(evolve(inner, name='', origin=None, op='sum', args=()))}{limit_told(figure)}"
    else:
        yield f"逐项相加：{_summed(figure)}"


def _summed(figure: Figure) -> str:
    """The sum with its parts; of many only how many they are, for they stand in the table."""
    if figure.op == "add" and len(figure.args) > _MOST:
        return f"表中 {len(figure.args)} 项，合计 {compact(figure)}"
    return numbers(figure)

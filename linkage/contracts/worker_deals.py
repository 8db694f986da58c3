"""Deals with workers (与务工人员的合同): one for each person who works for a payer, or for her household.

A clause that pays persons is agreed with each of them; one that pays households with the household.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from linkage.contracts.deal import Deal, Side
from linkage.contracts.household_deals import Roles, household_deals
from linkage.model.arrangement import MEMBERS, Term
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household, Member


def worker_deals(
    settlement: Settlement, kind: str, is_of_kind: Callable[[Term], bool], roles: Roles
) -> Sequence[Deal]:
    """The contracts of a kind with those who work, by household and person."""

    def personal(term: Term) -> bool:
        return is_of_kind(term) and term.payee == MEMBERS

    def shared(term: Term) -> bool:
        return is_of_kind(term) and term.payee != MEMBERS

    alone = [one for deal in household_deals(settlement, kind, personal, roles) for one in _by_person(deal)]
    return [*alone, *household_deals(settlement, kind, shared, roles)]


def _by_person(deal: Deal) -> Iterator[Deal]:
    """Part the contract of a household into those of its persons who have rows under its clauses."""
    household = deal.household
    for member in household.members if household is not None else ():
        rows = {
            name: own
            for name, found in deal.rows.items()
            if (own := tuple(row for row in found if row.member == member.number))
        }
        if rows:
            yield evolve(
                deal,
                sides=tuple(_signing(side, member) for side in deal.sides),
                subject=f"{member.payee}{deal.subject.removeprefix(member.household)}",
                terms=tuple(term for term in deal.terms if term.name in rows),
                rows=rows,
            )


def _signing(side: Side, member: Member) -> Side:
    return evolve(side, who=member) if isinstance(side.who, Household) else side

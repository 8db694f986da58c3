"""The mandate to lease (土地流转委托书, A12): the collective may sign for the plots named here."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from linkage.contracts.deal import Deal, Side
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.model.arrangement import HOUSEHOLDS, Term
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles

NAME = "lease_mandate"
_POWERS = "委托权限"


def _is_lease(term: Term) -> bool:
    return (term.income, term.quantity[0], term.payee) == ("租金", "地块", HOUSEHOLDS)


def _deals(settlement: Settlement) -> Sequence[Deal]:
    """One for each household and lessee where the arrangement says what the collective may do for it."""
    deals = []
    for deal in household_deals(settlement, NAME, _is_lease, Roles("委托人", "受托人")):
        payers = {term.payer for term in deal.terms}
        agents = [
            party
            for role, party in deal.arrangement.parties.items()
            if role in collective_roles(deal.arrangement) - payers
        ]
        if agents and deal.said(_POWERS):
            deals.append(evolve(deal, sides=(deal.sides[0], Side("受托人", agents[0]))))
    return deals


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="土地流转委托书",
        paper="委托书",
        cover=False,
        deals=_deals,
        sections=(
            Part("parties", "委托人和受托人"),
            Part("plots", "委托流转的土地"),
            Part("powers", "委托权限和最低租金"),
            Part("term", "流转的最长期限"),
            Part("revoking", "撤销"),
            Part("co_owners", "户内共有人"),
        ),
        mechanisms=(23,),
    )
)

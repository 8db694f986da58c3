"""Fees for organising leases (流转服务管理费): which commissions need the households' word too.

What a collective takes by area from the lessee of its households' land is agreed by three sides, so its paper
is 流转服务管理费三方约定; every other commission of an intermediary is a matter of two, and has an agency.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Term
from linkage.model.legal_type import collective_roles

_AREA = "亩"


def is_land_fee(term: Term, arrangement: Arrangement) -> bool:
    """A commission of the collective that is counted by area, or has items that are, from who leases land."""
    return (
        term.kind == "居间"
        and term.payee in collective_roles(arrangement)
        and any(_by_area(term))
        and bool(leases_of(arrangement, term.payer))
    )


def is_mixed(term: Term) -> bool:
    """Say whether a fee has items that are not counted by area, which are a matter of two sides."""
    return not all(_by_area(term))


def leases_of(arrangement: Arrangement, payer: str) -> Sequence[Term]:
    """The clauses under which households let land to a party."""
    wanted = ("租金", "地块", payer, HOUSEHOLDS)
    return [one for one in arrangement.terms if (one.income, one.quantity[0], one.payer, one.payee) == wanted]


def _by_area(term: Term) -> Sequence[bool]:
    return [(_AREA, -1) in unit.powers for unit in term.price.units]

"""Fees for organising leases (流转服务管理费): which commissions need the households' word too.

What a collective takes by area from the lessee of its households' land is agreed by three sides, so its paper
is 流转服务管理费三方约定; every other commission of an intermediary is a matter of two, and has an agency.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Pool, SourceKind, Term
from linkage.model.legal_type import collective_roles

_AREA = "亩"
#: What a contract says of the use, under this key of 文书.
USE = "流转服务费用途"
_WORD = 3


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


def pools_taking(arrangement: Arrangement, fee: Term) -> Sequence[Pool]:
    """The pools that a fee flows into, to be shared with whatever else is in them."""
    return [
        pool
        for pool in arrangement.pools
        if any(
            source.kind is SourceKind.TERM and source.name == fee.name and not source.negative
            for source in pool.sources
        )
    ]


def is_for(part: str, use: str) -> bool:
    """Say whether what is set aside under a name is for a use: they share a word of three characters.

    >>> is_for("机耕道灌溉渠修护", "机耕道和灌溉渠的修护"), is_for("应急救助金", "机耕道和灌溉渠的修护")
    (True, False)
    """
    return any(part[at : at + _WORD] in use for at in range(len(part) - _WORD + 1)) or part in use

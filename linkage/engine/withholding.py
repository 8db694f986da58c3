"""Withholding (代扣): what a payer keeps from a payee's incomes by law and owes to another party.

The base is what the named clauses come to for one payee, less the largest allowance; the rate is a
table of tiers. What is kept lowers what the payee is paid and is a debt to the other party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.engine.ledger import line_figure
from linkage.engine.netting import Kept
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Line, Withheld
from linkage.model.payment import Withholding
from linkage.prices.tiered import TieredRate


def withheld(arrangement: Arrangement, lines: Sequence[Line]) -> Iterator[Kept]:
    """Everything an arrangement's payers withhold, by payer and payee."""
    for withholding in arrangement.withholdings:
        mine: dict[tuple[str, str], list[Figure]] = {}
        for line in lines:
            if line.clause in withholding.clauses and "/" not in line.clause:
                mine.setdefault((line.payer, line.payee), []).append(line_figure(line))
        for payer, payee in sorted(mine):
            figure = reckon_withheld(withholding, Figure.total(mine[payer, payee]))
            if figure.value:
                to = arrangement.party_code(withholding.to)
                yield Kept(
                    payer,
                    Withheld(withholding.item, payee, to, withholding.clauses, figure, withholding.where),
                )


def reckon_withheld(withholding: Withholding, base: Figure) -> Figure:
    """What is kept from one payee's income, in whole fen."""
    taxed = base
    allowance: Figure | None = None
    for one in withholding.allowances:
        amount = one if one.unit == YUAN else base * one
        allowance = amount if allowance is None else allowance.larger_of(amount)
    if allowance is not None:
        taxed = (base - allowance.named("减除")).at_least_zero().named("计税基数")
    rate = TieredRate(withholding.marginal, withholding.tiers, withholding.where)
    return rate.charge(taxed).to_fen(Rounding.HALF_UP).named(withholding.item, withholding.cite)

"""Agreed goods (约定的数量): what an order says beforehand, from a register that the agreement names for it.

文书.约定数量 names sheet and column, as 订单.数量. What the quantity comes to is reckoned by the engine at
the price that was guaranteed: what the market will pay on the day nobody knows at signing.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from linkage.contracts.deal import Deal
from linkage.contracts.land import AREA
from linkage.contracts.land import SHEET as LAND
from linkage.contracts.quantities import total_of
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import belongs
from linkage.engine.term import Clause
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.model.arrangement import Term
from linkage.model.price import Price
from linkage.model.registers import Row
from linkage.prices.extreme import ExtremePrice
from linkage.prices.keyed import KeyedPrice

KEY = "约定数量"


@frozen
class AgreedGood:
    """A row of what was ordered: how much, and what it comes to; nothing where nobody can say."""

    row: Row
    quantity: Figure | None
    amount: Money | None


def agreed_goods(deal: Deal, term: Term) -> Sequence[AgreedGood]:
    """What the household that signs agreed to deliver under a clause; empty where no register says it."""
    sheet, joint, heading = deal.said(KEY).partition(".")
    if not joint or deal.household is None:
        return ()
    ordered = evolve(
        term, quantity=(sheet, heading), counted=None, price=guaranteed(term.price), eligibility=None
    )
    clause = Clause(ordered, Scope(deal.arrangement, deal.settlement.books), None)
    rows = deal.settlement.books.rows_of(sheet, deal.household.number)
    return [
        AgreedGood(row, row.figure(heading), _amount(clause, row))
        for row in rows
        if belongs(row, term.name, deal.arrangement)
    ]


def agreed_area(deal: Deal) -> Figure | None:
    """How much land the household that signs grows it on: of what it ordered, else plots under the clause.

    Nothing where no register says it, or not in one unit; then the words of the agreement stand.
    """
    if deal.household is None:
        return None
    ordered = [good.row for term in deal.terms for good in agreed_goods(deal, term)]
    named = {term.name for term in deal.terms}
    plots = [
        row
        for row in deal.settlement.books.rows_of(LAND, deal.household.number)
        if named & set(row.text("条款").split("、"))
        and held_on(row, deal.arrangement.last_day.date, Scope(deal.arrangement, deal.settlement.books))
    ]
    return total_of(ordered, AREA) or total_of(plots, AREA)


def expected(deal: Deal) -> Figure | None:
    """How much the household that signs is to deliver in all; nothing where no one unit says it."""
    figures = [
        good.quantity for term in deal.terms for good in agreed_goods(deal, term) if good.quantity is not None
    ]
    return Figure.total(figures) if len({one.unit for one in figures}) == 1 else None


def guaranteed(price: Price) -> Price:
    """The price that is paid at least: of several of which the highest counts, the one that was signed."""
    if isinstance(price, KeyedPrice):
        return evolve(price, prices={key: guaranteed(one) for key, one in price.prices.items()})
    if isinstance(price, ExtremePrice) and price.highest:
        return next((arm for arm in price.arms if arm.number is not None), price)
    return price


def _amount(clause: Clause, row: Row) -> Money | None:
    try:
        figure = clause.part(row.household, (row,))
    except InputRefusedError:
        return None
    return figure.money if figure is not None else None

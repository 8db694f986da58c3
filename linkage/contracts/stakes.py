"""Stakes (出资): what one side of a contract puts in, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.contracts.deal import Deal
from linkage.engine.holding import Scope, held_on
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.public_money import is_public
from linkage.model.registers import Row
from linkage.telling.share_history import share_rows

SHARES, STAKE, COUNT = "股份", "出资额", "份额"
COST = "原值"

_GIVEN_BACK = re.compile(r"回购|赎回|(退还|返还|归还|退回)(股本|本金|出资|入股)|还本")


@frozen
class Quantified:
    """What a household holds of a stake that was quantified."""

    amount: Money
    shares: Fraction


def stakes(deal: Deal) -> Sequence[Row]:
    """The rows of what is put in, by register and number."""
    return (*deal.rows_of(SHARES), *deal.rows_of(ASSETS))


def amount_of(row: Row) -> Money:
    """What a row says was put in, in whole fen; nought where it says nothing."""
    figure = row.figure(COST if row.sheet == ASSETS else STAKE)
    return figure.to(YUAN).to_fen().money if figure is not None else ZERO


def shares_of(deal: Deal) -> tuple[Fraction, Fraction]:
    """The shares of this contract, and all of their classes that its payers' book has on the last day.

    Shares of another business are none of these, even where both call a class by the same name.
    """
    mine = deal.rows_of(SHARES)
    classes = {row.text("股别") for row in mine}
    payers = dict.fromkeys(deal.arrangement.parties[term.payer].code for term in deal.terms)
    book = {
        row.number: row
        for code in payers
        for arrangement, row in share_rows(deal.settlement, code)
        if row.text("股别") in classes and _is_held(deal.settlement, arrangement, row)
    }
    return _count(mine), _count(tuple(book.values()))


def quantified(deal: Deal) -> Mapping[str, Quantified]:
    """What of the collective's stake each household holds: shares that name its clause or pool (条款)."""
    if deal.household is not None:
        return {}
    clauses = {term.name for term in deal.terms} | {pool.name for pool in deal.pools}
    found: dict[str, Quantified] = {}
    for row in _held(deal):
        if clauses.isdisjoint(row.text("条款").split("、")):
            continue
        known = found.get(row.household, Quantified(ZERO, Fraction(0)))
        shares = row.figure(COUNT)
        found[row.household] = Quantified(
            known.amount + amount_of(row), known.shares + (shares.value if shares is not None else 0)
        )
    return found


def holds_public_money(deal: Deal) -> bool:
    """Say whether what is put in came from the treasury or as aid."""
    return any(is_public(row.text("资金来源")) for row in deal.rows_of(ASSETS))


def is_fixed(deal: Deal) -> bool:
    """Say whether a clause pays a return whatever is earned."""
    return any(term.income == "股金" and term.participation is None for term in deal.terms)


def given_back(deal: Deal) -> str:
    """The words by which the money is to be given back at the end, or nothing."""
    prose = [text for term in deal.terms for text in term.prose.values()]
    said = [*deal.arrangement.papers.values(), *prose]
    return next((match[0] for text in said if (match := _GIVEN_BACK.search(text))), "")


def _held(deal: Deal) -> Sequence[Row]:
    rows = deal.settlement.books.rows(SHARES)
    return [row for row in rows if _is_held(deal.settlement, deal.arrangement, row)]


def _is_held(settlement: Settlement, arrangement: Arrangement, row: Row) -> bool:
    scope, last = Scope(arrangement, settlement.books), arrangement.last_day.date
    return row.household in settlement.books.households and held_on(row, last, scope)


def _count(rows: Sequence[Row]) -> Fraction:
    figures = [figure for row in rows if (figure := row.figure(COUNT)) is not None]
    return sum((figure.value for figure in figures), start=Fraction(0))

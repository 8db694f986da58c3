"""Price rows (价目): a price by a word as rows, a price for all as one row, for the tables of a contract."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.model.arrangement import Term
from linkage.prices.keyed import KeyedPrice


@frozen
class PriceRow:
    """A price and what it is for: a grade, a post; empty where one price holds for all."""

    key: str
    told: str


def price_rows(term: Term) -> Sequence[PriceRow]:
    """The prices of a clause, in the order in which they were signed."""
    price = term.price
    if isinstance(price, KeyedPrice):
        return [PriceRow(key, one.short()) for key, one in price.prices.items()]
    return [PriceRow("", price.short())]

"""Whose stakes they are (量化到户表), each with a place to sign."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import quantified
from linkage.document import Said, View
from linkage.telling.agreement import amounts
from linkage.telling.paper import heads, heads_shown, in_order
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add
from linkage.words.wording import decimal


def _words(deal: Deal) -> View | None:
    """The households among which the collective's stake is quantified; nothing where it is not."""
    found = quantified(deal)
    if not found:
        return None
    households = [one for one in in_order(deal.settlement) if one.number in found]
    return {
        "rows": [
            {
                "at": str(at),
                "number": one.number,
                "name": one.name,
                "people": heads_shown(deal.settlement, one),
                "category": one.category,
                "amount": str(found[one.number].amount),
                "shares": decimal(found[one.number].shares),
            }
            for at, one in enumerate(households, start=1)
        ],
        "count": str(len(households)),
        "people": str(sum(heads(deal.settlement, one) for one in households)),
        "total": str(add(one.amount for one in found.values())),
        "shares": decimal(sum((one.shares for one in found.values()), start=Fraction(0))),
    }


def _holds(view: View) -> Iterator[Said]:
    """The households make the total."""
    yield Said("量化到户合计", words(view, "total"), of=amounts(parts(view, "rows")))


SECTION = Section(_words, holds=_holds)

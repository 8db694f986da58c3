"""Years of a contract (逐年应收): what is due for each of its years, by the engine that settles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from linkage.contracts.deal import Deal
from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day
from linkage.ground.money import Money
from linkage.ground.season import Season, years_later
from linkage.model.arrangement import Term
from linkage.telling.summary import add

_ONE_DAY = datetime.timedelta(days=1)

#: No lease lasts longer by law; a slip of the pen in a year must not fill a book.
_MOST = 70


@frozen
class YearDue:
    """A year of a contract: its first and last day, and what is due for it; nothing where nobody can say."""

    first: datetime.date
    last: datetime.date
    amount: Money | None


def due_by_year(deal: Deal) -> Sequence[YearDue]:
    """What is due for each year of the contract; empty where no day of it is named."""
    return [YearDue(first, last, _due(deal, first, last)) for first, last in _years(deal)]


def _years(deal: Deal) -> Iterator[tuple[datetime.date, datetime.date]]:
    if deal.days is None:
        return
    start, end = deal.days
    for count in range(_MOST):
        first = years_later(start, count)
        if first > end:
            return
        yield first, min(years_later(start, count + 1) - _ONE_DAY, end)


def _due(deal: Deal, first: datetime.date, last: datetime.date) -> Money | None:
    """The amount of a year; nothing where it goes by a price that nobody knows yet."""
    year = evolve(
        deal.arrangement,
        season=Season(first, last),
        first_day=Day(op="constant", date=first),
        last_day=Day(op="constant", date=last),
    )
    scope = Scope(year, deal.settlement.books)
    try:
        return add(one.money for term in deal.terms for one in reckon(_whole(term), scope).owed)
    except InputRefusedError:
        return None


def _whole(term: Term) -> Term:
    """The clause for the whole of a year, whatever days it is reckoned for this season."""
    return evolve(term, reckoned=None)

"""How long a contract lasts (期限): first and last day, years, and what follows from the length."""

from __future__ import annotations

import datetime

from linkage.contracts.deal import Deal
from linkage.contracts.land import CODE, joined_on, plots_of
from linkage.contracts.section import Section
from linkage.document import View
from linkage.ground.season import chinese_date, years_later
from linkage.model.law import NoLawError
from linkage.words.wording import day_words, spoken

_REGISTERED = "土地经营权可以登记的最短期限"
_ONE_DAY = datetime.timedelta(days=1)


def _words(deal: Deal) -> View:
    days = deal.days
    if days is None:
        return {"first": "", "last": "", "years": "", "registered": "", "earlier": []}
    first, last = joined_on(deal) or days[0], days[1]
    return {
        "first": chinese_date(first),
        "last": chinese_date(last),
        "years": _length(first, last),
        "registered": _may_be_registered(deal, first, last),
        "earlier": [
            {"code": row.text(CODE), "day": day_words(day)}
            for row in plots_of(deal)
            if (day := row.day("承包期止")) is not None and day.date < last
        ],
    }


def _length(first: datetime.date, last: datetime.date) -> str:
    """Whole years in words, and what is over in days: both ends count."""
    years = 0
    while years_later(first, years + 1) <= last + _ONE_DAY:
        years += 1
    over = (last + _ONE_DAY - years_later(first, years)).days
    parts = [f"{years} 年" if years else "", f"{over} 天" if over else ""]
    return "零".join(part for part in parts if part)


def _may_be_registered(deal: Deal, first: datetime.date, last: datetime.date) -> str:
    """The length from which the right to the land may be registered, where this contract has it."""
    lands = [term for term in deal.terms if term.quantity[0] == "地块"]
    if not lands:
        return ""
    try:
        least = deal.settlement.law(_REGISTERED, deal.arrangement, lands[0].where)
    except NoLawError:
        return ""
    if least.figure is None or last + _ONE_DAY < years_later(first, int(least.figure.value)):
        return ""
    return f"租期满 {spoken(least.figure)}的，可以向登记机构申请土地经营权登记（{least.cite}）"


SECTION = Section(_words)

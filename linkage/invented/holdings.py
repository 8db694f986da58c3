"""Invented holdings (地块、股份): the land and the shares of a household.

Most have a few plots, some many and some none; a few leases and shares begin within the season.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from linkage.files.workbook_writer import RowIn
from linkage.invented.people import YEAR, Household

SINCE, LEASE_ENDS = datetime.date(2020, 1, 1), datetime.date(2027, 12, 31)
_MOVED = datetime.date(YEAR, 7, 1)


def plots(household: Household) -> Iterator[RowIn]:
    """The rows of 地块."""
    draws = household.draws
    if draws.often(7):
        return
    for plot in range(1 + draws.few(55, 11)):
        yield {
            "户号": household.number,
            "地块代码": f"{household.number}-D{plot + 1}",
            "面积": draws.hundredths(30, 420),
            "起": draws.day(datetime.date(YEAR, 2, 1), datetime.date(YEAR, 9, 30))
            if draws.often(4)
            else SINCE,
            "承包期止": LEASE_ENDS,
        }


def paid_in(household: Household) -> Iterator[RowIn]:
    """资金股: what people of the household paid in."""
    draws = household.draws
    if draws.often(25):
        return
    for person in household.hands[: 1 + draws.few(20, 2)]:
        money = 1000 * draws.between(1, 20)
        yield {
            "户号": household.number,
            "成员号": person.number,
            "股别": "资金股",
            "份额": Decimal(money) / 1000,
            "出资额": Decimal(money),
            "起": _MOVED if draws.often(5) else SINCE,
        }


def by_heads(household: Household) -> Iterator[RowIn]:
    """人口股: a share for each person."""
    yield {
        "户号": household.number,
        "股别": "人口股",
        "份额": Decimal(len(household.people)),
        "起": SINCE,
    }


def by_land(household: Household) -> Iterator[RowIn]:
    """土地股: from the day on which land became shares."""
    if household.draws.often(93):
        yield {
            "户号": household.number,
            "股别": "土地股",
            "份额": household.draws.hundredths(80, 900),
            "起": _MOVED,
        }

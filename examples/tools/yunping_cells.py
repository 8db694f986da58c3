"""What stands in a cell of the example's registers, and the days that its stories turn on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | datetime.date | None
Rows: TypeAlias = Sequence[Sequence[Cell]]

# Households that hold nothing: they came when the shares had been fixed.
NOTHING = frozenset({"YP0625"})
ONE_DAY = datetime.timedelta(days=1)


def day(month: int, number: int, year: int = 2025) -> datetime.date:
    """Write a day of the season shortly."""
    return datetime.date(year, month, number)


def yuan(fen: int) -> Decimal:
    """Yuan for a cell."""
    return Decimal(fen) / 100


SPLIT_DAY = day(4, 1)
LATE_LAND, LATE_CAPITAL = day(3, 1), day(5, 20)
TRANSFER_DAY = day(7, 1)
DEATH_DAY = day(8, 22)
ARRIVAL_DAY = day(9, 12)

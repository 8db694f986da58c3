"""Land of a contract (合同里的土地): its plots in the order of their codes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.reprint import reprint_of
from linkage.model.registers import Row

SHEET, AREA, CODE = "地块", "面积", "地块代码"


def plots_of(deal: Deal) -> Sequence[Row]:
    """The plots of a contract, by their code."""
    return sorted(deal.rows_of(SHEET), key=lambda row: (row.text(CODE), row.number))


def joined_on(deal: Deal) -> datetime.date | None:
    """The day from which land is under a contract that began for others before; else nothing.

    Land that was taken over from another household is under that one's contract, from its first day.
    """
    again, plots = reprint_of(deal), plots_of(deal)
    if deal.days is None or not plots or (again is not None and again.from_whom):
        return None
    begun = [day.date if (day := row.day("起")) is not None else deal.days[0] for row in plots]
    return min(begun) if min(begun) > deal.days[0] else None

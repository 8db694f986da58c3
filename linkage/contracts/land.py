"""Land of a contract (合同里的土地): its plots in the order of their codes."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.model.registers import Row

SHEET, AREA, CODE = "地块", "面积", "地块代码"


def plots_of(deal: Deal) -> Sequence[Row]:
    """The plots of a contract, by their code."""
    return sorted(deal.rows_of(SHEET), key=lambda row: (row.text(CODE), row.number))

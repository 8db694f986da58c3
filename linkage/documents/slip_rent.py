"""The settlement slip of rent (租金结算单, B16): plots, areas, standard and days, paid and left."""

from __future__ import annotations

from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.telling.slip import Slip, slip_document


def _takes(line: Line, term: Term) -> bool:
    del term
    return line.income == "租金"


_SLIP = Slip(
    title="租金结算单",
    takes=_takes,
    columns=(("地块代码", 44),),
    hands=("付款方经办", "付款方负责人", "收款人签字或按指印"),
    note="租金不得抵销、截留、扣缴任何款项。",
    by_hand=False,
)

DOCUMENT = slip_document("slip_rent", _SLIP)

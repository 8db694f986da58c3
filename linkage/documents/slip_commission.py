"""The slip of commission (佣金结算单, B16): sales and deals with their evidence, rate and commission."""

from __future__ import annotations

from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.telling.slip import Slip, slip_document

#: Registers of deals that somebody arranged.
_DEALS = ("代销", "居间")


def _takes(line: Line, term: Term) -> bool:
    return line.income == "佣金" and term.quantity[0] in _DEALS


_SLIP = Slip(
    title="佣金结算单",
    takes=_takes,
    columns=(("日期", 32), ("单据号", 26), ("回款日", 32)),
    hands=("委托方经办", "委托方负责人", "受托人签字或按指印"),
)

DOCUMENT = slip_document("slip_commission", _SLIP)

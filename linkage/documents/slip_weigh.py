"""The weighing slip of a season (过磅结算单, B16): every delivery with its grade, quantity and price."""

from __future__ import annotations

from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.telling.slip import Slip, slip_document


def _takes(line: Line, term: Term) -> bool:
    del line
    return term.quantity[0] == "交售"


_SLIP = Slip(
    title="过磅结算单",
    takes=_takes,
    columns=(("日期", 32), ("单据号", 26), ("品名", 20), ("等级", 16)),
    hands=("司磅", "收购方经办", "交售人签字或按指印"),
    note="数量是过磅后双方认可的结算重量。",
)

DOCUMENT = slip_document("slip_weigh", _SLIP)

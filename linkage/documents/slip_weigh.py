"""The weighing slip of a season (过磅结算单, B16): every delivery with weights, grade, quantity and price.

Where the register has no gross, tare or deduction, their cells stay empty for the hand.
"""

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
    columns=(("日期", 30), ("单据号", 18), ("品名、等级", 21), ("毛重", 12), ("皮重", 12), ("扣杂", 12)),
    hands=("司磅", "收购方经办", "交售人签字或按指印"),
    note="毛重减皮重、减扣杂是结算重量；空着的照磅单填写。",
)

DOCUMENT = slip_document("slip_weigh", _SLIP)

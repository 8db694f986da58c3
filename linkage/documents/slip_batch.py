"""The slip of a contract rearer (代养批次结算单, B16): batches as they were accepted, fee and awards."""

from __future__ import annotations

from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.telling.slip import Slip, slip_document


def _takes(line: Line, term: Term) -> bool:
    del term
    return line.kind == "代养"


_SLIP = Slip(
    title="代养批次结算单",
    takes=_takes,
    columns=(("日期、出栏日", 32), ("批次、事项", 28), ("认定人", 24)),
    hands=("委托方经办", "过磅验收", "养户签字或按指印"),
    note="畜禽、饲料和兽药归委托方；死亡淘汰以双方验收记录为准。",
)

DOCUMENT = slip_document("slip_batch", _SLIP)

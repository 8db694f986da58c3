"""The acceptance slip of a reward (验收单, B16): what was accepted, by whom, and what it earns."""

from __future__ import annotations

from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.telling.slip import Slip, slip_document


def _takes(line: Line, term: Term) -> bool:
    return term.quantity[0] == "验收" and line.kind != "代养"


_SLIP = Slip(
    title="验收结算单",
    takes=_takes,
    columns=(("日期", 32), ("事项", 30), ("认定人", 24)),
    hands=("验收人（一）", "验收人（二）", "农户签字或按指印"),
    note="先验收、后奖补；照片和申请表附后。",
)

DOCUMENT = slip_document("slip_acceptance", _SLIP)

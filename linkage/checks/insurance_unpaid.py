"""A claim that was not paid in full (应赔尽赔): what the register expects against what came in."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.units import YUAN
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for row in settlement.books.rows("保险"):
        due, came = row.figure("应赔"), row.figure("实赔")
        if due is None or came is None:
            continue
        owed = due.to(YUAN).to_fen().money - came.to(YUAN).to_fen().money
        if owed.fen > 0:
            yield Spot(
                str(row.where("实赔")),
                f"户 {row.household} 的“{row.text('险种')}”应赔 {due.to(YUAN).to_fen().money} 元，"
                f"实赔 {came.to(YUAN).to_fen().money} 元，还差 {owed} 元；"
                "请向保险公司追问，或在决定里写明少赔的理由",
            )


CHECK = Check(
    name="insurance_unpaid",
    code="C691",
    severity=WARNING,
    asks="保险应赔的有没有赔足",
    ground="农业农村部意见（2024-10-21）关于农业保险应赔尽赔的要求（未确认）",
    find=_find,
    mechanisms=(66, 67),
)

"""Rent for more land than the certificate says (确权登记颁证)."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.words.wording import decimal

SHEET = "地块"


def _find(settlement: Settlement) -> Iterable[Spot]:
    clauses = {term.name for _, term in settlement.terms() if term.quantity == (SHEET, "面积")}
    paid = {line.payee.partition(".")[0] for line in settlement.lines if line.clause in clauses}
    for row in settlement.books.rows(SHEET):
        area, certified = row.figure("面积"), row.figure("证载面积")
        if area is None or certified is None or row.household not in paid:
            continue
        booked = certified.to(area.unit)
        if area.value > booked.value:
            over = decimal(area.value - booked.value, 2)
            yield Spot(
                str(row.where("面积")),
                f"地块“{row.text('地块代码')}”付租金的面积 {decimal(area.value, 2)} {area.unit}，"
                f"权证上是 {decimal(booked.value, 2)} {area.unit}，多 {over} {area.unit}；"
                "请核对权证和合同，或在决定里写明按哪一个、凭什么",
            )


CHECK = Check(
    name="certified_area",
    code="C690",
    severity=WARNING,
    asks="付租金的面积有没有超过权证上的面积",
    ground="土地承包经营权证登记的面积",
    find=_find,
    mechanisms=(21, 23),
)

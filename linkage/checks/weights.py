"""Weights of a delivery (毛重、皮重、扣杂) against the quantity that is paid, where the register has them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import WARNING, Check, Spot
from linkage.ground.figure import Figure
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.words.wording import decimal, spoken

_SHEET, _NET, _GROSS, _TARE, _DIRT = "交售", "数量", "毛重", "皮重", "扣杂"


def _find(settlement: Settlement) -> Iterable[Spot]:
    """All rows that are wrong in one finding: a habit of the scales must not fill a page."""
    wrong = [(row, told) for row in settlement.books.rows(_SHEET) if (told := _told(row))]
    if wrong:
        row, told = wrong[0]
        more = f"。还有 {len(wrong) - 1} 行也对不上" if len(wrong) > 1 else ""
        yield Spot(
            str(row.where(_NET)),
            f"户 {row.household} 这一行{told}{more}。请拿磅单核对，改正数量或者毛重、皮重、扣杂",
        )


def _told(row: Row) -> str:
    """What gross, tare and dirt make where it is not the quantity; a gross alone must not be below it."""
    net, gross, tare = row.figure(_NET), row.figure(_GROSS), row.figure(_TARE)
    if net is None or gross is None:
        return ""
    taken = [figure.to(net.unit).value for figure in (tare, row.figure(_DIRT)) if figure is not None]
    whole = gross.to(net.unit).value
    left = whole - sum(taken, start=Fraction(0))
    if left == net.value or (tare is None and left > net.value):
        return ""
    parts = "－".join(decimal(value) for value in (whole, *taken))
    made = spoken(Figure(op="weighed", value=left, unit=net.unit))
    return f"数量写 {spoken(net)}，按毛重、皮重、扣杂算是 {parts} ＝ {made}"


CHECK = Check(
    name="weights",
    code="C800",
    severity=WARNING,
    asks="交售的毛重减皮重、减扣杂等不等于数量（写了毛重的才查）",
    ground="过磅结算以磅单为准；订单收购合同的验收",
    find=_find,
    mechanisms=(4,),
)

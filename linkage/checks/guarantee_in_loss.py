"""A guarantee is owed while the payer's own profit pool made a loss: shown, because somebody funds it."""

from collections.abc import Iterable

from linkage.check import NOTE, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for outcome in settlement.pools:
        if not outcome.loss:
            continue
        owed = [
            line
            for line in settlement.lines
            if line.income == "股金" and line.payer == outcome.payer and "/" not in line.clause
        ]
        if owed:
            total = sum((line.amount for line in owed), start=ZERO)
            yield Spot(
                f"分配“{outcome.pool.name}”",
                f"本期亏损 {outcome.loss} 元，保底分红 {total} 元照付，由付款方承担",
            )


CHECK = Check(
    name="guarantee_in_loss",
    code="C620",
    severity=NOTE,
    asks="亏损年保底由谁承担",
    ground="合作协议的亏损年条款",
    find=_find,
    points=(7, 29),
)

"""Public money spent on what it was not given for (专款专用), and what of it has not been spent."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.engine.money_trace import KEPT, Use, uses
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.model.public_money import public_fact
from linkage.model.registers import Row

_APART = re.compile(r"[、，,；;\s]+")


def outside(row: Row, use: Use) -> bool:
    """Say whether a use is none of those the money was given for (用途)."""
    allowed = [word for word in _APART.split(row.text("用途")) if word]
    return bool(allowed) and use.sort != KEPT and not any(word in f"{use.pool}/{use.to}" for word in allowed)


def _find(settlement: Settlement) -> Iterable[Spot]:
    for row in filter(public_fact, settlement.books.rows("事实")):
        mine = [use for use in uses(settlement) if use.source == f"事实.{row.text('名称')}"]
        for use in mine:
            if outside(row, use):
                yield Spot(
                    str(row.where("用途")),
                    f"“{row.text('名称')}”只能用于{row.text('用途')}，“{use.pool}”的“{use.to}”"
                    f"用了 {use.amount} 元，不在用途里；请改协议或把这笔钱还回专款",
                )
        left = sum((use.amount for use in mine if use.sort == KEPT), start=ZERO)
        if left:
            yield Spot(
                str(row.where("数值")),
                f"“{row.text('名称')}”还有 {left} 元没有花；请写明结转还是交回",
                NOTE,
            )


CHECK = Check(
    name="earmark_outside",
    code="C693",
    severity=WARNING,
    asks="专款有没有花在用途之外，还剩多少",
    ground="财政衔接资金专款专用的要求（未确认）",
    find=_find,
    mechanisms=(44, 59),
)

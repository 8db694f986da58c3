"""Distribution (分配的名目): what a step or a source is in the terms of the statutes, by its own words.

A reserve is drawn before anything is distributed; a refund goes by trade and not by what people own; what
earlier years left is no surplus of this year.
"""

from __future__ import annotations

from collections.abc import Iterator

from linkage.model.arrangement import Source, Step, Weight
from linkage.model.payer import REFUND

#: Sheets that hold what members deal with their co-operative; what they own stands in others.
TRADE_SHEETS = frozenset({"交售", "代销"})

_OWNED = frozenset({"", "名册", "股份", "成员账户", "积分", "地块"})
_RESERVES = ("公积", "公益金", "储备")
_OPENING = ("年初未分配", "上年未分配", "以前年度未分配", "上年结转", "上期结转")
_OTHER = ("其他转入",)


def by_trade(step: Step) -> bool:
    """Say whether a step goes by what was traded with the payer, and not by what people own."""
    sheets = set(_sheets(step.weight)) if step.weight is not None else set()
    return bool(sheets & TRADE_SHEETS) or (step.income == REFUND and bool(sheets) and not sheets & _OWNED)


def is_reserve(step: Step) -> bool:
    """Say whether a step draws a reserve (公积金、公积公益金)."""
    return step.kind == "提取" and any(word in step.to for word in _RESERVES)


def is_opening(source: Source) -> bool:
    """Say whether a source is what earlier years left undistributed (年初未分配)."""
    return any(word in source.name for word in _OPENING)


def is_other(source: Source) -> bool:
    """Say whether a source was moved in from elsewhere (其他转入)."""
    return any(word in source.name for word in _OTHER)


def is_carried(source: Source) -> bool:
    """Say whether a source is no surplus or income of this year."""
    return is_opening(source) or is_other(source)


def _sheets(weight: Weight) -> Iterator[str]:
    for part in weight.parts or (weight,):
        yield part.quantity[0]
        yield from (sheet for sheet, _ in part.times)

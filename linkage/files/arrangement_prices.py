"""Prices in an arrangement (单价与费率): from what is written to the price the engine reckons with.

Each kind has its reader on the shelf :mod:`linkage.files.prices`; here the right one is asked, and what
stands beside the price (价格, 递增) is read.
"""

from __future__ import annotations

from functools import cache

from linkage.files import arrangement_faults as faults
from linkage.files import prices as shelf
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_quantity import Counted
from linkage.files.price_reading import PriceReader, Reading
from linkage.files.yaml_fields import Fields
from linkage.ground.catalogue import catalogue
from linkage.ground.fault import quoted
from linkage.ground.figure import Day
from linkage.ground.source import MappingNode
from linkage.ground.units import PLAIN
from linkage.model.arrangement import Escalation, Growth
from linkage.model.price import Price


@cache
def readers() -> tuple[PriceReader, ...]:
    """All readers of prices, by name."""
    return tuple(catalogue(shelf, PriceReader).values())


def read_price(desk: Desk, fields: Fields, term: str, counted: Counted) -> Price | None:
    """Read 单价 or 费率 of a term, with 价格 when it is in kind."""
    price, rate = fields.node("单价"), fields.node("费率")
    if price is not None and rate is not None:
        desk.note(faults.TWO_PRICES, rate.where, term=term)
        return None
    node = price if price is not None else rate
    if node is None:
        desk.note(faults.NO_PRICE, fields.where, term=term)
        return None
    label = "单价" if price is not None else "费率"
    reading = Reading(desk, fields, term, counted.quantity, counted.unit, label, readers())
    found = reading.price(node, label)
    if found is not None and fields.node("价格") is not None and not reading.valued:
        desk.note(faults.UNUSED_SERIES, fields.place("价格"), term=term)
    return found


def read_escalation(
    desk: Desk, node: MappingNode | None, price: Price, period: tuple[Day, Day] | None
) -> Escalation | None:
    """Read 递增."""
    if node is None:
        return None
    fields = Fields(node, ("每", "幅度", "起", "方式", "上限", "说明"), "递增", desk.problems)
    years = desk.whole(fields.scalar("每", needed="5 年"), "每", "年", "5 年")
    size = fields.scalar("幅度", needed="5%")
    step = desk.figure(size, "递增幅度") if size is not None else None
    anchor = desk.day(fields.scalar("起"), "递增起算日") or (period[0] if period is not None else None)
    if anchor is None and fields.node("起") is None:
        desk.note(faults.NO_ANCHOR, node.where)
    if years is None or step is None or size is None or anchor is None:
        return None
    relative = step.unit == PLAIN
    if relative:
        desk.look_for_percent(size, step)
    default = Growth.COMPOUND.value if relative else Growth.ABSOLUTE.value
    growth = Growth(fields.choice("方式", [growth.value for growth in Growth], default=default))
    wanted = price.rising
    if (growth is Growth.ABSOLUTE) == relative or (not relative and step.unit != wanted):
        desk.note(faults.ESCALATION_UNIT, size.where, step=step.unit or "百分数", price=wanted or "比例")
        return None
    limit = fields.scalar("上限")
    apart = next((unit for unit in price.risings if wanted is not None and not unit.fits(wanted)), None)
    if apart is not None and (limit is not None or not relative):
        what, place = ("上限", limit.where) if limit is not None else ("幅度", size.where)
        desk.note(faults.RISES_APART, place, one=wanted, other=apart, what=what)
        return None
    cap = desk.figure(limit, "递增上限") if limit is not None else None
    if limit is not None and (cap is None or wanted is None or not cap.unit.fits(wanted)):
        if cap is not None:
            example = f"800 {wanted}" if wanted is not None else "百分数"
            words = {"said": quoted(limit.text), "wanted": wanted or "比例", "example": example}
            desk.note(faults.WRONG_UNIT, limit.where, **words)
        return None
    return Escalation(years, step, growth, anchor, node.where, cap)

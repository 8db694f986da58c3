"""Reads prices by dated stretches: [{起: 2023-01-01, 价: 600 元/亩/年}, {起: 2025-07-01, 价: …}]."""

from __future__ import annotations

from itertools import pairwise

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, any_list
from linkage.files.yaml_fields import Fields
from linkage.ground.figure import Day
from linkage.ground.source import Node, SequenceNode
from linkage.model.price import Price
from linkage.prices.dated import DatedPrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    if not isinstance(node, SequenceNode):
        return None
    desk = reading.desk
    before = len(desk.problems)
    read = [_stretch(reading, item, name) for item in node.items]
    stretches = [stretch for stretch in read if stretch is not None]
    if len(desk.problems) > before:
        return None
    if not stretches:
        desk.note(faults.EMPTY_PART, node.where, what=name)
        return None
    for (day, _), (following, _) in pairwise(stretches):
        if following.date <= day.date:
            place = following.origin.where if following.origin is not None else node.where
            desk.note(faults.STRETCH_ORDER, place, day=following.date, before=day.date)
    return None if len(desk.problems) > before else DatedPrice(tuple(stretches), node.where)


def _stretch(reading: Reading, item: Node, name: str) -> tuple[Day, Price] | None:
    fields = Fields(item, ("起", "价", "说明"), "分段单价", reading.desk.problems)
    start = reading.desk.day(fields.scalar("起", needed="2025-07-01"), "起")
    node = fields.node("价")
    if node is None:
        fields.missing("价", "650 元/亩/年")
        return None
    price = reading.price(node, name)
    return None if start is None or price is None else (start, price)


READER = PriceReader("dated", any_list, _read)

"""Reads a premium or discount on another price: {系列: …, 加价: 10%}, {价: 2.5 元/斤, 减价: 0.2 元/斤}."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading
from linkage.files.yaml_fields import Fields
from linkage.ground.source import MappingNode, Node
from linkage.model.price import Price
from linkage.prices.marked import MarkedPrice

_MARKS = ("加价", "减价")
_BEFORE_ALL = 100


def _takes(node: Node) -> int:
    return _BEFORE_ALL if isinstance(node, MappingNode) and not set(_MARKS).isdisjoint(node.keys()) else 0


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    if not isinstance(node, MappingNode):
        return None
    desk = reading.desk
    fields = Fields(node, None, name, desk.problems)
    rest = tuple((key, value) for key, value in node.entries if key.text not in _MARKS)
    bare = next((value for key, value in rest if key.text == "价"), None)
    if bare is not None:
        Fields(node, ("价", *_MARKS, "说明"), name, desk.problems)
    price = reading.price(bare or MappingNode(rest, node.where, node.complete), name)
    marks = [(key, scalar) for key in _MARKS if (scalar := fields.scalar(key)) is not None]
    if len(marks) > 1:
        desk.note(faults.TWO_MARKS, marks[1][1].where)
        return None
    if not marks or price is None:
        return None
    key, scalar = marks[0]
    mark = reading.figure(scalar, key)
    if mark is None:
        return None
    if mark.unit and any(not mark.unit.fits(unit) for unit in price.units):
        words = {"key": key, "said": mark.unit, "wanted": price.units[0] or "比例"}
        desk.note(faults.MARK_UNIT, scalar.where, **words)
        return None
    if not mark.unit:
        desk.look_for_percent(scalar, mark)
    return MarkedPrice(price, mark, key == "减价", scalar.where)


READER = PriceReader("marked", _takes, _read)

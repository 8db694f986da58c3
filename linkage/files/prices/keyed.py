"""Reads prices by a word of the row: {按: 等级, 一级: 3 元/斤, 二级: …}; an entry may be any price."""

from __future__ import annotations

from linkage.files.price_reading import PriceReader, Reading, any_mapping
from linkage.files.yaml_fields import Fields
from linkage.ground.source import Node
from linkage.model.price import Price
from linkage.prices.keyed import KeyedPrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    fields = Fields(node, None, name, desk.problems)
    column = fields.text("按", needed="岗位")
    if not column or not desk.column(reading.sheet, column, fields.place("按"), "按"):
        return None
    entries = [(key, value) for key, value in fields.entries if key.text not in {"按", "说明"}]
    prices = {key.text: price for key, value in entries if (price := reading.price(value, key.text))}
    if not entries:
        fields.missing("采摘", "130 元/工日", "表里一个单价也没有")
    return KeyedPrice(column, prices, node.where) if entries and len(prices) == len(entries) else None


READER = PriceReader("keyed", any_mapping, _read)

"""Reads prices by a number of the row: {按: 果径, 档: [[0, 2 元/斤], [70, 3 元/斤]]}, or any price."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_bands import read_bands
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.source import Node
from linkage.model.price import Price
from linkage.model.registers import Kind
from linkage.prices.sized import SizedPrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    before = len(desk.problems)
    fields = Fields(node, ("按", "档", "说明"), "分档单价", desk.problems)
    column = fields.text("按", needed="果径")
    if not column or not desk.column(reading.sheet, column, fields.place("按"), "按"):
        return None
    found = desk.headings[reading.sheet].get(column)
    if found is None or found.column.kind is not Kind.NUMBER:
        desk.note(faults.NOT_A_NUMBER_COLUMN, fields.place("按"), sheet=reading.sheet, heading=column)
        return None
    bands = read_bands(desk, fields, desk.quantity_unit((reading.sheet, column)), "[70, 3 元/斤]")
    prices = [(band.start, price) for band in bands if (price := reading.price(band.value, name))]
    if len(desk.problems) > before or not prices:
        return None
    return SizedPrice(column, tuple(prices), node.where)


READER = PriceReader("sized", by_keys("按", "档"), _read)

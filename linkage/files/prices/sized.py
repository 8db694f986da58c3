"""Reads prices by a number of the row: {按: 果径, 档: [[0, 2 元/斤], [70, 3 元/斤]]}, or any price."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_bands import read_bands
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.source import Node
from linkage.ground.units import PLAIN, Unit
from linkage.model.person import AGE
from linkage.model.price import Price
from linkage.model.registers import Kind
from linkage.prices.sized import SizedPrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    fields = Fields(node, ("按", "档", "说明"), "分档单价", desk.problems)
    column = fields.text("按", needed="果径")
    own = reading.sheet in desk.headings and desk.headings[reading.sheet].get(column) is not None
    if column == AGE and not own:
        return _by_age(reading, fields, node, name)
    if not column or not desk.column(reading.sheet, column, fields.place("按"), "按"):
        return None
    found = desk.headings[reading.sheet].get(column)
    if found is None or found.column.kind is not Kind.NUMBER:
        desk.note(faults.NOT_A_NUMBER_COLUMN, fields.place("按"), sheet=reading.sheet, heading=column)
        return None
    return _banded(reading, fields, node, name, desk.quantity_unit((reading.sheet, column)))


def _by_age(reading: Reading, fields: Fields, node: Node, name: str) -> Price | None:
    """Bands of the age of the row's person on the record day; a sheet without persons has none."""
    desk, sheet = reading.desk, reading.sheet
    if sheet in desk.headings and desk.headings[sheet].get("成员号") is None:
        counted = f"〔{sheet}〕没有“成员号”一列，"
        desk.note(faults.NOT_OF_A_PERSON, fields.place("按"), key=AGE, counted=counted)
        return None
    return _banded(reading, fields, node, name, PLAIN)


def _banded(reading: Reading, fields: Fields, node: Node, name: str, unit: Unit | None) -> Price | None:
    before = len(reading.desk.problems)
    bands = read_bands(reading.desk, fields, unit, "[70, 3 元/斤]")
    prices = [(band.start, price) for band in bands if (price := reading.price(band.value, name))]
    if len(reading.desk.problems) > before or not prices:
        return None
    return SizedPrice(fields.text("按"), tuple(prices), node.where)


READER = PriceReader("sized", by_keys("按", "档"), _read)

"""Arms of 取高 and 取低: a list of prices, or prices with a name each, in units that can be compared."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import Reading
from linkage.files.yaml_fields import Fields
from linkage.ground.source import MappingNode, Node
from linkage.model.price import Price
from linkage.prices.extreme import ExtremePrice

_FEWEST = 2


def read_extreme(reading: Reading, node: Node, key: str, name: str) -> Price | None:
    """Read {取高: [甲价, 乙价]} or {取高: {保护价: 甲价, 市价: 乙价}}."""
    desk = reading.desk
    before = len(desk.problems)
    fields = Fields(node, (key, "说明"), name, desk.problems)
    found = fields.node(key)
    if isinstance(found, MappingNode) and _named(reading, found):
        arms = [(value, reading.price(value, word.text)) for word, value in found.entries]
    else:
        arms = [(value, reading.price(value, name)) for value in fields.items(key)]
    if len(desk.problems) > before:
        return None
    if len(arms) < _FEWEST:
        desk.note(faults.ONE_ARM, fields.place(key), key=key)
        return None
    units = [(value, unit) for value, arm in arms if arm is not None for unit in arm.units]
    for value, unit in units:
        if not unit.fits(units[0][1]):
            words = {"key": key, "said": unit or "比例", "wanted": units[0][1] or "比例"}
            desk.note(faults.ARMS_UNIT, value.where, **words)
    if len(desk.problems) > before:
        return None
    return ExtremePrice(key == "取高", tuple(arm for _, arm in arms if arm is not None), node.where)


def _named(reading: Reading, node: MappingNode) -> bool:
    """Say whether a mapping gives names to arms; one that a reader knows by its keys is a single price."""
    return node.get("按") is None and all(reader.takes(node) <= 1 for reader in reading.readers)

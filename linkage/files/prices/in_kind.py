"""Reads produce with a worth of its own: {实物: 每亩每年 500 斤稻谷, 价格: {系列: 稻谷收购价, …}}."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.source import Node
from linkage.ground.units import Unit
from linkage.model.price import Price


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    fields = Fields(node, ("实物", "价格", "说明"), "实物", desk.problems)
    said = fields.scalar("实物", needed="每亩每年 500 斤稻谷")
    phrase = desk.phrase(said) if said is not None else None
    if said is None or phrase is None:
        return None
    counted = [word for word, power in phrase.unit.powers if power > 0]
    if len(counted) != 1 or Unit.parse(counted[0]).fits(Unit.parse("元")):
        words = {"key": "实物", "said": quoted(said.text), "remedy": "请写成 每亩每年 500 斤稻谷 之类"}
        desk.note(faults.NOT_ALLOWED, said.where, **words)
        return None
    own = fields.node("价格")
    if own is None and reading.fields.node("价格") is None:
        produce = phrase.produce or counted[0]
        desk.note(faults.NO_SERIES, said.where, term=reading.term, produce=produce)
        return None
    valued = reading.price(own, "价格") if own is not None else reading.worth()
    figure = desk.leaf(said, phrase, name)
    if valued is None or not reading.not_negative(said, figure, name):
        return None
    return reading.in_kind(figure, phrase.produce, valued, said.where)


READER = PriceReader("in_kind", by_keys("实物"), _read)

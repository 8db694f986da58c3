"""Reads a price that is one text: so much money, a percentage, or so much produce valued under 价格."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, any_text
from linkage.ground.figure import Figure
from linkage.ground.source import Node, Scalar
from linkage.ground.units import YUAN, Unit
from linkage.model.price import Price
from linkage.prices.fixed import FixedPrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    if not isinstance(node, Scalar):
        return None
    desk, produce = reading.desk, ""
    if desk.refers(node):
        figure = desk.figure(node, name)
    else:
        phrase = desk.phrase(node)
        figure = desk.leaf(node, phrase, name) if phrase is not None else None
        produce = phrase.produce if phrase is not None else ""
    if figure is None or not reading.not_negative(node, figure, name):
        return None
    if reading.label == "费率":
        desk.look_for_percent(node, figure)
    counted = [word for word, power in figure.unit.powers if power > 0]
    if not counted or any(Unit.parse(word).fits(YUAN) for word in counted):
        return FixedPrice(figure)
    return _in_kind(reading, node, figure, produce, produce or counted[0])


def _in_kind(reading: Reading, node: Scalar, figure: Figure, produce: str, counted: str) -> Price | None:
    """``produce`` is empty when only its unit is known, which the words of the price say already."""
    if reading.fields.node("价格") is None:
        reading.desk.note(faults.NO_SERIES, node.where, term=reading.term, produce=counted)
        return None
    valued = reading.worth()
    return None if valued is None else reading.in_kind(figure, produce, valued, node.where)


READER = PriceReader("fixed", any_text, _read)

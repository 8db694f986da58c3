"""Reads a minimum (至少): {至少: 积分.分值 60 积分}, or apart: {至少: {数量: 积分.分值, 满: 60 积分}}."""

from __future__ import annotations

import re

from linkage.conditions.minimum import AtLeast
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import PER_HOUSEHOLD, PER_PERSON
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure, Origin
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.ground.units import PLAIN, Unit
from linkage.model.eligibility import Condition

_POINTS, _FEN = Unit.parse("积分"), Unit.parse("分")
_MINIMUM = re.compile(r"(\S+[.．。]\S+)\s+(\S.*)")


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    del key
    desk = reading.desk
    if isinstance(node, MappingNode):
        fields = Fields(node, ("数量", "满"), "至少", desk.problems)
        of, least = fields.scalar("数量", needed="积分.分值"), fields.scalar("满", needed="60 积分")
        part = least.text if least is not None else ""
    else:
        least = reading.scalar(node, "至少", "积分.分值 60 积分")
        match = _MINIMUM.fullmatch(least.text.strip()) if least is not None else None
        if least is not None and match is None:
            desk.note(faults.BAD_MINIMUM, least.where, said=quoted(least.text))
        of = Scalar(match[1], node.where) if match else None
        part = match[2] if match else ""
    if of is None or least is None:
        return None
    quantity, phrase = desk.quantity(of, "至少"), desk.phrase(Scalar(part, least.where))
    if quantity is None or phrase is None or quantity in {PER_HOUSEHOLD, PER_PERSON}:
        if quantity is not None and phrase is not None:
            desk.note(faults.BAD_MINIMUM, least.where, said=quoted(least.text))
        return None
    unit = desk.quantity_unit(quantity)
    # In a village 60 分 of points is no money.
    points = unit == _POINTS and phrase.unit == _FEN
    said = unit if unit is not None and (points or phrase.unit == PLAIN) else phrase.unit
    if unit is not None and not said.fits(unit):
        words = {"said": quoted(part), "wanted": unit or "纯数", "example": f"60 {unit}"}
        desk.note(faults.WRONG_UNIT, least.where, **words)
        return None
    origin = Origin(least.where, least.text, phrase.part or part)
    return AtLeast(quantity, Figure.clause(phrase.value, said, "至少", origin))


READER = ConditionReader("minimum", "至少", _read)

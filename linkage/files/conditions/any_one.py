"""Reads alternatives (任一): {任一: [{年龄: 满60}, {类别: 脱贫户}]}."""

from __future__ import annotations

from linkage.conditions.joined import AnyOne
from linkage.files import arrangement_faults as faults
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar, SequenceNode
from linkage.model.eligibility import Condition


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    del key
    items = node.items if isinstance(node, SequenceNode) else (node,)
    found = [reading.condition(item) for item in items]
    known = tuple(one for one in found if one is not None)
    if not items:
        reading.desk.note(faults.NO_CONDITION, node.where)
    return AnyOne(known) if known and len(known) == len(found) else None


READER = ConditionReader("any_one", "任一", _read)

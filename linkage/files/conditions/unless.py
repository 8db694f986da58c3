"""Reads what must not hold (不是): {不是: {类别: 财政供养}}."""

from __future__ import annotations

from linkage.conditions.joined import Unless
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    del key
    inner = reading.condition(node)
    return None if inner is None else Unless(inner)


READER = ConditionReader("unless", "不是", _read)

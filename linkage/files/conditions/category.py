"""Reads categories (类别): {类别: [脱贫户, 监测户]}."""

from __future__ import annotations

from linkage.conditions.category import InCategory
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    words = reading.words(node, key.text)
    return InCategory(words) if words else None


READER = ConditionReader("category", "类别", _read)

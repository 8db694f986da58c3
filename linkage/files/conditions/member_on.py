"""Reads the day on which somebody must be a member (成员于): {成员于: 2025-06-30}, {成员于: 基准日}."""

from __future__ import annotations

from linkage.conditions.membership import MemberOn
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition

_RECORD_DAY = "基准日"


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    scalar = reading.scalar(node, key.text, "2025-06-30")
    if scalar is None:
        return None
    if scalar.text.strip() == _RECORD_DAY:
        return MemberOn()
    day = reading.desk.day(scalar, key.text)
    return None if day is None else MemberOn(day)


READER = ConditionReader("member_on", "成员于", _read, personal=True)

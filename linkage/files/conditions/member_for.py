"""Reads for how long somebody must have been a member (成员满): {成员满: 1 年}."""

from __future__ import annotations

from linkage.conditions.membership import MemberFor
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    scalar = reading.scalar(node, key.text, "1 年")
    years = reading.desk.whole(scalar, key.text, "年", "1 年")
    return None if years is None else MemberFor(years)


READER = ConditionReader("member_for", "成员满", _read, personal=True)

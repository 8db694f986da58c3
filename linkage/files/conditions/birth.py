"""Reads a day of birth (出生): {出生: 2010-01-01 至 2018-12-31}, {出生: 2010-01-01 以后}."""

from __future__ import annotations

import re

from linkage.conditions.birth import BornWithin
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition

_AFTER = re.compile(r"(.+?)\s*(?:及?以后|起|之后)")
_BEFORE = re.compile(r"(.+?)\s*(?:及?以前|止|之前)")


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    del key
    scalar = reading.scalar(node, "出生", "2010-01-01 至 2018-12-31")
    if scalar is None:
        return None
    text = scalar.text.strip()
    for pattern, late in ((_AFTER, True), (_BEFORE, False)):
        match = pattern.fullmatch(text)
        if match:
            day = reading.desk.day_in(scalar, match[1], "出生界线")
            return None if day is None else BornWithin(day if late else None, None if late else day)
    window = reading.desk.period(scalar, "出生")
    return None if window is None else BornWithin(*window)


READER = ConditionReader("birth", "出生", _read, personal=True)

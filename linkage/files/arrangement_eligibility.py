"""Eligibility in an arrangement (资格): the conditions a row must meet, in the order they are written.

Each kind has its reader on the shelf :mod:`linkage.files.conditions`; here the right ones are at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from linkage.files import conditions as shelf
from linkage.files.arrangement_desk import Desk
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.catalogue import catalogue
from linkage.ground.source import Node
from linkage.model.eligibility import Condition


@cache
def readers() -> Mapping[str, ConditionReader]:
    """All readers of conditions by their key."""
    return {reader.key: reader for reader in catalogue(shelf, ConditionReader).values()}


def read_eligibility(desk: Desk, node: Node | None, counted: tuple[str, str]) -> Condition | None:
    """Read 资格 of what counts ``counted``; nothing when there is none, or when it has problems."""
    return None if node is None else ConditionReading(desk, counted, readers()).condition(node)

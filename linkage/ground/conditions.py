"""Conditions (条件): comparisons and what joins them, as words 是 and 否 that keep their derivation.

A condition is a :class:`Word` whose text is 是 or 否; a figure chosen by it is a ``pick`` with these two
keys, so an eligibility, a threshold or an 如果 of a formula is told and checked like any other figure.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

from linkage.ground.figure import Day, Figure, Node, Word

YES, NO = "是", "否"
CONDITIONS = frozenset({"compare", "all_of", "any_of", "not"})


class Sign(enum.Enum):
    """How two things are compared; ``value`` is the sign in the trace and in print."""

    AT_LEAST = "≥"
    ABOVE = ">"
    EQUAL = "="
    UNEQUAL = "≠"
    AT_MOST = "≤"
    BELOW = "<"


def compare(left: Node, right: Node, sign: Sign) -> Word:
    """Compare two figures of one unit, two days, or two words (words by ``=`` and ``≠`` only).

    Raises ``ValueError`` when the two are not of one sort and unit: convert before comparing.
    """
    match left, right:
        case Figure(), Figure() if left.unit == right.unit:
            order = (left.value > right.value) - (left.value < right.value)
        case Day(), Day():
            order = (left.date > right.date) - (left.date < right.date)
        case Word(), Word() if sign in {Sign.EQUAL, Sign.UNEQUAL}:
            order = int(left.text != right.text)
        case _:
            message = f"{left.op} and {right.op} do not compare by {sign.value}"
            raise ValueError(message)
    truth = {
        Sign.AT_LEAST: order >= 0,
        Sign.ABOVE: order > 0,
        Sign.EQUAL: order == 0,
        Sign.UNEQUAL: order != 0,
        Sign.AT_MOST: order <= 0,
        Sign.BELOW: order < 0,
    }[sign]
    return Word(op="compare", text=_said(truth), args=(left, right), params={"sign": sign.value})


def holds(condition: Word) -> bool:
    """Say whether a condition is met. Raises ``ValueError`` for a word that is neither 是 nor 否."""
    if condition.text not in {YES, NO}:
        message = f"{condition.text!r} is no condition"
        raise ValueError(message)
    return condition.text == YES


def all_of(conditions: Sequence[Word]) -> Word:
    """Ask that every condition is met (且); one condition alone stays itself."""
    return _joined("all_of", conditions, truth=all(holds(one) for one in conditions))


def any_of(conditions: Sequence[Word]) -> Word:
    """Ask that at least one condition is met (或); one condition alone stays itself."""
    return _joined("any_of", conditions, truth=any(holds(one) for one in conditions))


def negated(condition: Word) -> Word:
    """Turn a condition round (非)."""
    return Word(op="not", text=_said(not holds(condition)), args=(condition,))


def choose(condition: Word, if_met: Figure | None, if_not: Figure | None) -> Figure:
    """Take the first figure when the condition is met, the second when it is not (如果).

    The branch not taken may be left out where it cannot be reckoned. Raises ``ValueError`` when the
    branch taken is missing, or the two units differ.
    """
    branches = {key: figure for key, figure in ((YES, if_met), (NO, if_not)) if figure is not None}
    taken = branches.get(YES if holds(condition) else NO)
    if taken is None or len({figure.unit for figure in branches.values()}) != 1:
        message = "a choice takes one of two figures of one unit"
        raise ValueError(message)
    return Figure(
        op="pick",
        value=taken.value,
        unit=taken.unit,
        args=(condition, *branches.values()),
        params={"keys": list(branches), "last_holds": False},
    )


def _joined(op: str, conditions: Sequence[Word], *, truth: bool) -> Word:
    if not conditions:
        message = "nothing to join"
        raise ValueError(message)
    if len(conditions) == 1:
        return conditions[0]
    return Word(op=op, text=_said(truth), args=tuple(conditions))


def _said(truth: object) -> str:
    return YES if truth else NO

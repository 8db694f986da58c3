"""Conditions: comparisons, 且, 或 and 非; their value is the word 是 or 否."""

from __future__ import annotations

import datetime

from .faults import WrongError
from .node import Amount, Call, Operation, Value, same_unit, told

_YES, _NO = "是", "否"
_WORDS = frozenset({"=", "≠"})


def _said(truth: object) -> str:
    return _YES if truth else _NO


def _order(call: Call, sign: str) -> int:
    """Give -1, 0 or 1 for less, equal, more; words are only equal or not."""
    left, right = call.args
    if isinstance(left, Amount) and isinstance(right, Amount):
        same_unit([left, right])
        difference = left.value - right.value
        return (difference > 0) - (difference < 0)
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return (left > right) - (left < right)
    # A word may look like a date: 批次 2025-08-20. The two are then never the same word.
    if isinstance(left, str | datetime.date) and isinstance(right, str | datetime.date) and sign in _WORDS:
        return 0 if left == right else 1
    raise WrongError("这两项不能这样比较。", f"{told(left)} {sign} {told(right)}"[:200])


def _comparison(call: Call) -> Value:
    sign = call.text("sign")
    fitting = {"≥": {0, 1}, ">": {1}, "=": {0}, "≠": {-1, 1}, "≤": {-1, 0}, "<": {-1}}.get(sign)
    if fitting is None:
        raise WrongError("不认识的比较。", sign)
    return _said(_order(call, sign) in fitting)


def _truths(call: Call) -> list[bool]:
    words = [call.word(index) for index in range(len(call.args))]
    for word in words:
        if word not in {_YES, _NO}:
            raise WrongError("条件应是“是”或“否”。", word)
    return [word == _YES for word in words]


def _every(call: Call) -> Value:
    return _said(False not in _truths(call))


def _some(call: Call) -> Value:
    return _said(True in _truths(call))


def _reverse(call: Call) -> Value:
    [truth] = _truths(call)
    return _said(not truth)


OPERATIONS = {
    "compare": Operation("比较", _comparison, 2, 2, frozenset({"sign"})),
    "all_of": Operation("都成立", _every, 2, None),
    "any_of": Operation("有一项成立", _some, 2, None),
    "not": Operation("反过来", _reverse, 1, 1),
}

"""Set-off: claims taken in order from what is open, each only from the clauses it may touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from .faults import WrongError
from .node import Amount, Call, Operation, Value, same_unit


def names(value: object, what: str) -> Sequence[str]:
    """Give a list of words of a parameter."""
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise WrongError(f"“{what}”应是一列名称。")
    return value


def _set_off(call: Call) -> Value:
    clauses, items = names(call.params["clauses"], "clauses"), names(call.params["items"], "items")
    capped = names(call.params["caps"], "caps")
    reach = call.params["reach"]
    if len(set(clauses)) != len(clauses) or len(set(capped)) != len(capped):
        raise WrongError("抵扣的条款或上限有重复。")
    if len(call.args) != len(clauses) + len(items) + len(capped):
        raise WrongError("抵扣的项数与名称对不上。", str(len(call.args)))
    if not isinstance(reach, Mapping) or set(reach) != set(items):
        raise WrongError("抵扣没有写明每一项可以从哪些条款扣。")
    amounts = call.amounts()
    unit = same_unit(amounts)
    if any(amount.value < 0 for amount in amounts):
        raise WrongError("抵扣的各项不能是负数。")
    values = [amount.value for amount in amounts]
    left = dict(zip(clauses, values, strict=False))
    claims = values[len(clauses) : len(clauses) + len(items)]
    room = dict(zip(capped, values[len(clauses) + len(items) :], strict=True))
    taken = Fraction(0)
    for item, claim in zip(items, claims, strict=True):
        wanted = min(claim, room[item]) if item in room else claim
        for clause in names(reach[item], "reach"):
            if clause not in left:
                raise WrongError("抵扣写了不在其中的条款。", clause)
            part = min(wanted, left[clause])
            left[clause] -= part
            wanted -= part
            taken += part
            if item in room:
                room[item] -= part
    return Amount(taken, unit)


OPERATIONS = {
    "set_off": Operation("抵扣", _set_off, 2, None, frozenset({"clauses", "items", "reach", "caps"})),
}

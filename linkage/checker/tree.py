"""Walks a trace and evaluates every node again; every stated value and unit must come out the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import arithmetic, conditions, days, groups, leaves, limits, setoff, shares, tables
from .faults import WrongError
from .node import Amount, Call, Context, Operation, Value, told
from .reading import brief, exact
from .units import parse

MOST_DEPTH = 120
_MOST_NAME = 200

_OPERATIONS: dict[str, Operation] = (
    leaves.OPERATIONS
    | arithmetic.OPERATIONS
    | conditions.OPERATIONS
    | days.OPERATIONS
    | tables.OPERATIONS
    | shares.OPERATIONS
    | limits.OPERATIONS
    | groups.OPERATIONS
    | setoff.OPERATIONS
)
_KEYS = {"op", "value", "unit", "name", "args", "params", "origin", "cites"}
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Form:
    """A node whose outer form is right."""

    op: str
    operation: Operation
    name: str
    args: Sequence[object]
    params: Mapping[str, object]
    origin: Mapping[str, object]
    stated: Value


def evaluate(node: object, context: Context, place: str = "", depth: int = 0) -> Value | None:
    """Evaluate a node again and note in ``context.found`` whatever does not agree.

    Returns the value the node states, so that what stands above is judged on its own, and one wrong
    figure is told once; ``None`` when the node has no readable value. Never raises for a bad trace.
    """
    try:
        form = _form(node, context, depth)
    except WrongError as error:
        context.found.append(error.at(place or "推导"))
        return None
    here = f"{place} › {form.name or form.operation.label}" if place else form.name or form.operation.label
    args = [evaluate(arg, context, here, depth + 1) for arg in form.args]
    known = tuple(arg for arg in args if arg is not None)
    if len(known) == len(args):
        call = Call(known, form.params, form.origin, form.stated, form.name, form.op, context)
        try:
            found = form.operation.work(call)
            if found != form.stated:
                context.note(here, "推导算出来不是这个数。", told(form.stated), told(found))
        except WrongError as error:
            context.found.append(error.at(here))
    return form.stated


def _form(node: object, context: Context, depth: int) -> _Form:
    context.budget -= 1
    if depth > MOST_DEPTH or context.budget < 0:
        raise WrongError("推导太深或太大，不再计算。")
    if not (type(node) is dict or isinstance(node, Mapping)) or not node.keys() <= _KEYS:
        raise WrongError("推导的一步不是合格的数据。", brief(node))
    op = node.get("op")
    if not isinstance(op, str) or op not in _OPERATIONS:
        raise WrongError("不认识的运算。", brief(op))
    operation = _OPERATIONS[op]
    name, args = node.get("name", ""), node.get("args", ())
    params, origin = node.get("params", {}), node.get("origin", {})
    if not isinstance(name, str) or len(name) > _MOST_NAME or not isinstance(args, list | tuple):
        raise WrongError("名称或各项不是合格的数据。", brief(name))
    plain = type(params) is dict and type(origin) is dict
    plain = plain or (isinstance(params, Mapping) and isinstance(origin, Mapping))
    if not plain or bool(origin) != operation.leaf:
        raise WrongError("参数或出处不是合格的数据。", op)
    if len(args) < operation.least or (operation.most is not None and len(args) > operation.most):
        raise WrongError(f"运算“{operation.label}”的项数不对。", str(len(args)))
    named = params.keys()
    if named != operation.params and not operation.params <= named <= operation.params | operation.optional:
        raise WrongError(f"运算“{operation.label}”的参数不对。", brief("、".join(sorted(map(str, params)))))
    return _Form(op, operation, name, args, params, origin, _stated(node))


def _stated(node: Mapping[str, object]) -> Value:
    value = node.get("value")
    if "unit" in node:
        return Amount(exact(value), parse(node["unit"]))
    if not isinstance(value, str) or not value:
        raise WrongError("这一步没有写明数值。", brief(value))
    if _ISO.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return value  # a word of a register that only looks like a date
    return value

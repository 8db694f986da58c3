"""Shares within limits, and claims paid in turn: a cap or floor for each payee, a queue when money is short.

A level is never taken on trust: who is at a limit follows from it and from her own weight, the free ones
share what is left by largest remainder, and together they prove the level; the document adds them up.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

from .faults import WrongError
from .node import Amount, Call, Operation, Portion, Value, same_unit
from .reading import bounded, brief, exact
from .shares import LEFTOVER, leftover, rank
from .units import YUAN, show

LEVEL, QUEUE, CUT = "限额", "依次", "去尾"
FREE, AT_FLOOR, AT_CAP, NO_RIGHT = "在限额之间", "保底", "封顶", "没有权数"
_LIMITS: tuple[list[str], ...] = ([], [AT_FLOOR], [AT_CAP], [AT_FLOOR, AT_CAP])


def _limits(call: Call) -> dict[str, Fraction]:
    said = call.params.get("limits")
    if said not in _LIMITS or not isinstance(said, list):
        raise WrongError("限额应写明保底、封顶。", brief(said))
    if len(call.args) < 2 + len(said):
        raise WrongError("限额的项数不对。", str(len(call.args)))
    found = {}
    for index, word in enumerate(said):
        limit = call.amount(2 + index)
        if limit.unit != YUAN or limit.value < 0 or (limit.value / call.number("step")).denominator != 1:
            raise WrongError("限额应是取整单位的整倍数。", str(limit.value), show(limit.unit))
        found[word] = limit.value
    if AT_FLOOR in found and AT_CAP in found and found[AT_FLOOR] > found[AT_CAP]:
        raise WrongError("保底高于封顶。", str(found[AT_FLOOR]), str(found[AT_CAP]))
    return found


def _state(level: Fraction | None, weight: Fraction, limits: dict[str, Fraction]) -> str:
    """Say where a payee stands at a level; with no level everybody with a weight is at her cap."""
    if not weight:
        if limits:
            raise WrongError("没有权数的人没有限额。")
        return NO_RIGHT
    if level is None:
        if AT_CAP not in limits:
            raise WrongError("没有封顶的人总能再拿，应写明水位。")
        return AT_CAP
    amount = bounded(level * weight)
    if AT_FLOOR in limits and amount <= limits[AT_FLOOR]:
        return AT_FLOOR
    if AT_CAP in limits and amount >= limits[AT_CAP]:
        return AT_CAP
    return FREE


def _level(call: Call) -> Value:
    amount, weight = call.amount(0), call.amount(1)
    whole, fixed, step = call.number("sum"), call.number("fixed"), call.number("step")
    stated = call.params.get("level")
    level = None if stated is None else exact(stated)
    if step <= 0 or weight.value < 0 or amount.value < 0 or (level is not None and level < 0):
        raise WrongError("单位应大于零，权数、金额和水位不能是负数。")
    if call.params.get("mode") not in {None, CUT}:
        raise WrongError("有限额的份额用最大余额或去尾取整。", brief(call.params["mode"]))
    limits = _limits(call)
    state = _state(level, weight.value, limits)
    left, key = None, ""
    if state == FREE:
        if whole <= 0 or level != (amount.value - fixed) / whole:
            raise WrongError("水位不等于剩下的钱除以不受限的权数。", str(level))
        steps = bounded((amount.value - fixed) * weight.value / whole / step)
        count, left = leftover(call, steps, rank(call, 2 + len(limits)))
        value, key = count * step, call.text("key")
    else:
        if (LEFTOVER & call.params.keys()) or len(call.args) != 2 + len(limits):
            raise WrongError("到限额的份额没有余数的去向。", state)
        value = limits.get(state, Fraction(0))
    mode = CUT if "mode" in call.params else None
    facts = {"level": level, "fixed": fixed, "state": state, "mode": mode}
    portion = Portion(
        call.context.owner, key, amount.value, weight, whole, step, LEVEL, left, value=value, stated=facts
    )
    call.context.portions.append(portion)
    return Amount(value, amount.unit)


def _queue(call: Call) -> Value:
    amount, claim, before = call.amount(0), call.amount(1), call.number("before")
    same_unit([amount, claim])
    if claim.value < 0 or amount.value < 0 or before < 0:
        raise WrongError("应得、金额和排在前面的合计不能是负数。")
    place = call.args[2] if len(call.args) > 2 else None
    standing = None
    if claim.value == 0:
        if place is not None or before:
            raise WrongError("没有应得的人不排先后。")
    elif isinstance(place, Amount):
        standing = place.value
    elif isinstance(place, datetime.date):
        standing = Fraction(place.toordinal())
    else:
        raise WrongError("排先后要靠数或日期。", brief(place or ""))
    value = min(claim.value, max(Fraction(0), amount.value - before))
    facts: dict[str, Fraction | str | None] = {"before": before, "place": standing}
    portion = Portion(
        call.context.owner,
        "",
        amount.value,
        claim,
        Fraction(0),
        Fraction(1, 100),
        QUEUE,
        value=value,
        stated=facts,
    )
    call.context.portions.append(portion)
    return Amount(value, amount.unit)


OPERATIONS = {
    "level": Operation(
        "限额分配",
        _level,
        2,
        5,
        frozenset({"level", "sum", "fixed", "step", "limits"}),
        LEFTOVER | {"ties", "mode"},
    ),
    "queue": Operation("依次付", _queue, 2, 3, frozenset({"before"})),
}

"""Shares by largest remainder (最大余额): a payee's part of a pool, and steps rounded together."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction

from .arithmetic import nearest
from .faults import WrongError
from .node import Amount, Call, Leftover, Operation, Portion, Value
from .reading import bounded, brief, exact
from .units import PLAIN, YUAN, show

LARGEST = "最大余额"
_LEFTOVER = frozenset({"key", "digest", "floor", "remainder", "extra", "cutoff"})
_MOST_PARTS = 200


def tie_digest(key: str) -> str:
    """Order equal remainders by the sha256 of ``season|pool|payee``."""
    return hashlib.sha256(unicodedata.normalize("NFC", key).encode("utf-8", "replace")).hexdigest()


def read_cutoff(value: object) -> tuple[Fraction, str] | None:
    """Read the published cut-off: nothing, or the remainder and digest of the last who got a leftover."""
    if value is None:
        return None
    if isinstance(value, list | tuple) and len(value) == 2 and isinstance(value[1], str):
        return exact(value[0]), value[1]
    raise WrongError("界线应是空，或一对余数和摘要。", brief(value))


def told_cutoff(cutoff: tuple[Fraction, str] | None) -> str:
    """Write a cut-off for a message."""
    return f"{cutoff[0]}，{cutoff[1]}" if cutoff else "无"


def last_winner(ranked: Iterable[tuple[Fraction, str]], leftovers: int) -> tuple[Fraction, str] | None:
    """Find the cut-off: remainder descending, then digest ascending; nobody without remainder gets one."""
    queue = sorted((-remainder, digest) for remainder, digest in ranked if remainder)
    if leftovers <= 0 or not queue:
        return None
    remainder, digest = queue[min(leftovers, len(queue)) - 1]
    return -remainder, digest


def _leftover(call: Call, steps: Fraction) -> tuple[int, Leftover]:
    """Compare what a node says of its leftover with its exact number of steps; give the whole number."""
    whole = steps.numerator // steps.denominator
    rest = steps - whole
    key, cutoff = call.text("key"), read_cutoff(call.params.get("cutoff"))
    digest = tie_digest(key)
    extra = rest > 0 and cutoff is not None and (-rest, digest) <= (-cutoff[0], cutoff[1])
    for name, stated, found in (
        ("整数部分", call.whole("floor"), whole),
        ("余数", call.number("remainder"), rest),
        ("摘要", call.text("digest"), digest),
        ("是否补一份", call.truth("extra"), extra),
    ):
        if stated != found:
            raise WrongError(f"分配的{name}不符。", str(stated), str(found))
    return whole + extra, Leftover(whole, rest, digest, cutoff)


def _share(call: Call) -> Value:
    amount, weight = call.amount(0), call.amount(1)
    whole, step, mode = call.number("sum"), call.number("step"), call.text("mode")
    if not (0 <= weight.value <= whole and whole > 0 and step > 0 and amount.value >= 0):
        raise WrongError("权数应在零与总权数之间，单位和金额不能是负数。", str(weight.value), str(whole))
    steps = bounded(amount.value * weight.value / whole / step)
    leftover, key = None, ""
    if mode == LARGEST:
        count, leftover = _leftover(call, steps)
        key = call.text("key")
    elif _LEFTOVER & call.params.keys():
        raise WrongError("这种取整方式没有余数的去向。", mode)
    else:
        count = nearest(steps, mode)
    portion = Portion(call.context.owner, key, amount.value, weight, whole, step, mode, leftover)
    call.context.portions.append(portion)
    return Amount(count * step, amount.unit)


def _read_parts(value: object) -> tuple[tuple[str, Fraction], ...]:
    if not isinstance(value, list | tuple) or not 0 < len(value) <= _MOST_PARTS:
        raise WrongError("一起取整的各步应列成一表。")
    parts = []
    for part in value:
        if not isinstance(part, Mapping) or part.keys() - {"name"} != {"step", "exact"}:
            raise WrongError("一起取整的每一步要有步骤号和准确数。", brief(part))
        if not isinstance(part["step"], str):
            raise WrongError("步骤号应是文字。", brief(part["step"]))
        parts.append((part["step"], exact(part["exact"])))
    return tuple(parts)


def _apportion(call: Call) -> Value:
    base, rate, step = call.amount(0), call.amount(1), call.number("step")
    available, parts = call.number("available"), _read_parts(call.params["parts"])
    if base.unit != YUAN or rate.unit != PLAIN or step <= 0:
        raise WrongError("按比例分给各步的应是元乘以比例。", show(base.unit), show(rate.unit))
    season, _, own = call.text("key").rpartition("|")
    exact_own = bounded(base.value * rate.value)
    if [value for number, value in parts if number == own] != [exact_own]:
        raise WrongError("这一步的准确数与表中不符。", found=str(exact_own))
    total, floors = Fraction(0), 0
    ranked = []
    for number, value in parts:
        total, steps = bounded(total + value), bounded(value / step)
        floors += steps.numerator // steps.denominator
        ranked.append((steps % 1, tie_digest(f"{season}|{number}")))
    if total != available or min(value for _, value in parts) < 0:
        raise WrongError("各步的准确数之和不符，或有负数。", str(available), str(total))
    count, leftover = _leftover(call, exact_own / step)
    cutoff = last_winner(ranked, available // step - floors)
    if leftover.cutoff != cutoff:
        raise WrongError("补足尾数的界线不符。", told_cutoff(leftover.cutoff), told_cutoff(cutoff))
    portion = Portion(
        call.context.owner, call.text("key"), available, base, available, step, LARGEST, leftover, parts
    )
    call.context.portions.append(portion)
    return Amount(count * step, YUAN)


OPERATIONS = {
    "share": Operation("分配", _share, 2, 2, frozenset({"sum", "step", "mode"}), _LEFTOVER),
    "apportion": Operation("按比例", _apportion, 2, 2, frozenset({"available", "parts", "step"}) | _LEFTOVER),
}

"""Shares by largest remainder (最大余额): a payee's part of a pool, and steps rounded together."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction

from .arithmetic import carry, nearest
from .faults import WrongError
from .node import Amount, Call, Leftover, Operation, Portion, Value
from .reading import bounded, brief, exact
from .units import PLAIN, YUAN, show

LARGEST, IN_ORDER, LAST, DIVISOR, CARRIED = "最大余额", "依序", "末位补差", "除数法", "零头结转"
_BY_ID, _DRAWN = "户号", "抽签号"
_HALF = Fraction(1, 2)
LEFTOVER = frozenset({"key", "digest", "floor", "remainder", "extra", "cutoff"})
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


def rank(call: Call, first: int) -> str:
    """Give the place among equals: the digest of the key, or by payee id, or by the number she drew.

    The number stands among the arguments, after the ``first`` that the operation has of its own.
    """
    key, ties = call.text("key"), call.params.get("ties")
    payee = key.rpartition("|")[2]
    if len(call.args) != first + (ties == _DRAWN):
        raise WrongError("抽签号应写在最后一项，不按抽签的不写。")
    if ties is None:
        return tie_digest(key)
    if ties == _BY_ID:
        return _rank_text(Fraction(0), payee)
    if ties != _DRAWN:
        raise WrongError("不认识的同数先后。", brief(ties))
    drawn = call.amount(first)
    if drawn.unit != PLAIN or drawn.value.denominator != 1 or drawn.value < 0:
        raise WrongError("抽签号应是从零起的整数。", str(drawn.value))
    return _rank_text(drawn.value, payee)


def _rank_text(number: Fraction, payee: str) -> str:
    return f"{number.numerator:012d}|{payee}"


def leftover(call: Call, steps: Fraction, place: str) -> tuple[int, Leftover]:
    """Compare what a node says of its leftover with its exact number of steps; give the whole number."""
    whole = steps.numerator // steps.denominator
    rest = steps - whole
    if "cutoff" not in call.params:
        raise WrongError("没有写补尾数的界线。")
    cutoff = read_cutoff(call.params["cutoff"])
    ranking = rest if call.params.get("mode") != IN_ORDER else Fraction(rest > 0)
    extra = rest > 0 and cutoff is not None and (-ranking, place) <= (-cutoff[0], cutoff[1])
    for name, stated, found in (
        ("整数部分", call.whole("floor"), whole),
        ("余数", call.number("remainder"), rest),
        ("摘要", call.text("digest"), place),
        ("是否补一份", call.truth("extra"), extra),
    ):
        if stated != found:
            raise WrongError(f"分配的{name}不符。", str(stated), str(found))
    return whole + extra, Leftover(whole, ranking, place, cutoff)


def _by_divisor(call: Call, weight: Fraction) -> tuple[int, Leftover]:
    """Count the steps whose quotient, weight over steps so far and a half, reaches the published one."""
    cutoff, place = read_cutoff(call.params.get("cutoff")), rank(call, 2)
    if call.text("digest") != place:
        raise WrongError("分配的摘要不符。", call.text("digest"), place)
    if cutoff is None:
        return 0, Leftover(0, Fraction(0), place, None)
    quotient, last = cutoff
    if quotient <= 0:
        raise WrongError("界线应大于零。", str(quotient))
    exact_steps = bounded(weight / quotient) + _HALF
    count = exact_steps.numerator // exact_steps.denominator
    at_border = exact_steps == count and place > last
    return count - at_border, Leftover(count - at_border, Fraction(0), place, cutoff)


def _carried(call: Call, steps: Fraction, step: Fraction) -> int:
    """Cut off what was brought along together with the exact part; what is cut off is the payee's own."""
    if (LEFTOVER | {"ties", "others", "group"}) & call.params.keys():
        raise WrongError("零头结转的份额没有余数的去向。")
    brought = call.amount(2) if len(call.args) > 2 else Amount(Fraction(0), YUAN)
    if brought.unit != YUAN or brought.value < 0:
        raise WrongError("上期零头应是不为负的元。", str(brought.value))
    due = bounded(steps + brought.value / step)
    count = due.numerator // due.denominator
    carry(call, (due - count) * step)
    return count


def _in_group(call: Call, mode: str) -> dict[str, Fraction | str | None]:
    """Give the group whose part is shared within it; nothing where there are no groups."""
    if "group" not in call.params:
        return {}
    if mode != LARGEST:
        raise WrongError("组内的份额用最大余额。", mode)
    return {"group": call.text("group")}


def _share(call: Call) -> Value:
    amount, weight = call.amount(0), call.amount(1)
    whole, step, mode = call.number("sum"), call.number("step"), call.text("mode")
    if not (0 <= weight.value <= whole and whole > 0 and step > 0 and amount.value >= 0):
        raise WrongError("权数应在零与总权数之间，单位和金额不能是负数。", str(weight.value), str(whole))
    steps = bounded(amount.value * weight.value / whole / step)
    left, key = None, ""
    stated = _in_group(call, mode)
    if (mode == CARRIED) != ("carried" in call.params):
        raise WrongError("只有零头结转的份额写留给下期的零头。", mode)
    if mode == CARRIED:
        count = _carried(call, steps, step)
    elif mode in {LARGEST, IN_ORDER}:
        count, left = leftover(call, steps, rank(call, 2))
        key = call.text("key")
    elif mode == DIVISOR:
        count, left = _by_divisor(call, weight.value)
        key = call.text("key")
    elif (LEFTOVER | {"ties"}) & call.params.keys() or len(call.args) > 2:
        raise WrongError("这种取整方式没有余数的去向。", mode)
    elif mode == LAST:
        count = steps.numerator // steps.denominator
        if "others" in call.params:
            stated = {"others": call.number("others")}
            count = (amount.value - call.number("others")) // step
    else:
        count = nearest(steps, mode)
    value = count * step
    portion = Portion(
        call.context.owner, key, amount.value, weight, whole, step, mode, left, value=value, stated=stated
    )
    call.context.portions.append(portion)
    return Amount(value, amount.unit)


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
    count, left = leftover(call, exact_own / step, tie_digest(call.text("key")))
    cutoff = last_winner(ranked, available // step - floors)
    if left.cutoff != cutoff:
        raise WrongError("补足尾数的界线不符。", told_cutoff(left.cutoff), told_cutoff(cutoff))
    portion = Portion(
        call.context.owner, call.text("key"), available, base, available, step, LARGEST, left, parts
    )
    call.context.portions.append(portion)
    return Amount(count * step, YUAN)


OPERATIONS = {
    "share": Operation(
        "分配",
        _share,
        2,
        3,
        frozenset({"sum", "step", "mode"}),
        LEFTOVER | {"ties", "others", "group", "carried"},
    ),
    "apportion": Operation("按比例", _apportion, 2, 2, frozenset({"available", "parts", "step"}) | LEFTOVER),
}

"""Arithmetic: sums, products, quotients, the larger and the smaller, conversion, rounding, escalation."""

from __future__ import annotations

import re
from fractions import Fraction

from .faults import WrongError
from .node import Amount, Call, Operation, Value, same_unit
from .reading import MOST_BITS, bounded
from .units import PLAIN, YUAN, factor, product, show

_LABEL = re.compile(r"(10*|[一十百千])?(厘|分|角|元|万元)")
_TIMES = {None: 1, "一": 1, "十": 10, "百": 100, "千": 1000}
_COINS = {
    "厘": Fraction(1, 1000),
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "万元": Fraction(10_000),
}
_HALF = Fraction(1, 2)
_MOST_COUNT = 1000


def _sum(call: Call) -> Value:
    amounts, total = call.amounts(), Fraction(0)
    unit = same_unit(amounts)
    for amount in amounts:
        total = bounded(total + amount.value)
    return Amount(total, unit)


def _difference(call: Call) -> Value:
    first, *others = call.amounts()
    unit, rest = same_unit([first, *others]), first.value
    for other in others:
        rest = bounded(rest - other.value)
    return Amount(rest, unit)


def _product(call: Call) -> Value:
    value, unit = Fraction(1), PLAIN
    for amount in call.amounts():
        value, unit = bounded(value * amount.value), product(unit, amount.unit)
    return Amount(value, unit)


def _quotient(call: Call) -> Value:
    first, *others = call.amounts()
    value, unit = first.value, first.unit
    for other in others:
        if not other.value:
            raise WrongError("除数为零。")
        value, unit = bounded(value / other.value), product(unit, other.unit, -1)
    return Amount(value, unit)


def _largest(call: Call) -> Value:
    amounts = call.amounts()
    return Amount(max(amount.value for amount in amounts), same_unit(amounts))


def _smallest(call: Call) -> Value:
    amounts = call.amounts()
    return Amount(min(amount.value for amount in amounts), same_unit(amounts))


def _at_least_zero(call: Call) -> Value:
    amount = call.amount(0)
    return Amount(max(amount.value, Fraction(0)), amount.unit)


def _conversion(call: Call) -> Value:
    amount = call.amount(0)
    if not isinstance(call.stated, Amount):
        raise WrongError("换算的结果应是数。")
    return Amount(bounded(amount.value * factor(amount.unit, call.stated.unit)), call.stated.unit)


def nearest(value: Fraction, mode: str) -> int:
    """Round to a whole number by a mode with a name; a negative number mirrors a positive one."""
    whole = abs(value.numerator) // value.denominator
    rest = abs(value) - whole
    match mode:
        case "四舍五入":
            up = rest >= _HALF
        case "四舍六入五成双":
            up = rest > _HALF or (rest == _HALF and whole % 2 == 1)
        case "去尾":
            up = False
        case "进一":
            up = rest > 0
        case _:
            raise WrongError("不认识的取整方式。", mode)
    return (whole + up) * (-1 if value < 0 else 1)


def _rounding(call: Call) -> Value:
    amount, step, label = call.amount(0), call.number("step"), call.text("label")
    if step <= 0:
        raise WrongError("取整的单位应大于零。", str(step))
    if amount.unit == YUAN:
        match = _LABEL.fullmatch(label)
        named = match and _COINS[match[2]] * (_TIMES[match[1]] if match[1] in _TIMES else int(match[1]))
        if named != step:
            raise WrongError(f"取整的单位“{label}”与步长不符。", str(step), str(named or ""))
    value = bounded(nearest(amount.value / step, call.text("mode")) * step)
    if "carried" in call.params:
        carry(call, amount.value - value)
    return Amount(value, amount.unit)


def carry(call: Call, fraction: Fraction) -> None:
    """Compare the fraction that a node says it leaves to the payee's next season, and remember it."""
    if call.number("carried") != fraction:
        raise WrongError("留给下期的零头不符。", str(call.number("carried")), str(fraction))
    if call.context.owner in call.context.carried:
        raise WrongError("一条明细只能留一次零头。")
    call.context.carried[call.context.owner] = fraction


def _escalation(call: Call) -> Value:
    base, rate, count = call.amounts()
    mode = call.text("mode")
    if count.unit != PLAIN or count.value.denominator != 1 or not 0 <= count.value <= _MOST_COUNT:
        raise WrongError("递增的次数应是不太大的非负整数。", str(count.value))
    if rate.unit != (base.unit if mode == "绝对额" else PLAIN):
        raise WrongError("递增幅度的单位不对。", show(rate.unit))
    times = count.value.numerator
    match mode:
        case "复利":
            one = 1 + rate.value
            if times * max(one.numerator.bit_length(), one.denominator.bit_length()) > MOST_BITS:
                raise WrongError("数字长得离谱，不再计算。")
            value = base.value * one**times
        case "按首年":
            value = base.value * (1 + rate.value * times)
        case "绝对额":
            value = base.value + rate.value * times
        case _:
            raise WrongError("不认识的递增方式。", mode)
    return Amount(bounded(value), base.unit)


OPERATIONS = {
    "add": Operation("相加", _sum, 2, None),
    "sub": Operation("相减", _difference, 2, None),
    "mul": Operation("相乘", _product, 2, None),
    "div": Operation("相除", _quotient, 2, None),
    "max": Operation("取大", _largest, 2, None),
    "min": Operation("取小", _smallest, 2, None),
    "at_least_zero": Operation("不低于零", _at_least_zero, 1, 1),
    "convert": Operation("换算", _conversion, 1, 1),
    "round": Operation("取整", _rounding, 1, 1, frozenset({"mode", "step", "label"}), frozenset({"carried"})),
    "escalate": Operation("递增", _escalation, 3, 3, frozenset({"mode"})),
}

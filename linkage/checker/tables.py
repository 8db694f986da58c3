"""Tables: a choice by key, tiers, and bands, a quoted price with its day, a mean of quotes."""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise

from .faults import WrongError
from .node import Amount, Call, Operation, Value, same_unit
from .reading import MOST_DIGITS, bounded, exact
from .units import product, show


def _decimal(value: Fraction) -> str:
    """Write a number as a decimal text; one without end has none."""
    top, bottom, places = value.numerator, value.denominator, 0
    while bottom > 1:
        if places > MOST_DIGITS or (bottom % 2 and bottom % 5):
            raise WrongError("这个数写不成有限小数，不能用来选档。", str(value))
        top, places = top * 10, places + 1
        shortened = Fraction(top, bottom)
        top, bottom = shortened.numerator, shortened.denominator
    digits = str(abs(top)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if top < 0 else text


def _beyond(selector: Value, last: str) -> bool:
    try:
        return isinstance(selector, Amount) and selector.value > exact(last)
    except WrongError:
        return False


def _choice(call: Call) -> Value:
    selector, *choices = call.args
    keys, holds = call.params["keys"], call.truth("last_holds")
    if not isinstance(keys, list | tuple) or not all(isinstance(key, str) for key in keys):
        raise WrongError("选档的键应是文字。")
    if len(keys) != len(choices) or len(set(keys)) != len(keys):
        raise WrongError("选档的键与各档不是一一对应。", str(len(keys)), str(len(choices)))
    wanted = _decimal(selector.value) if isinstance(selector, Amount) else str(selector)
    if wanted in keys:
        return choices[keys.index(wanted)]
    if holds and _beyond(selector, keys[-1]):
        return choices[-1]
    raise WrongError("没有这一档。", wanted)


def _tiers(call: Call) -> Value:
    base, *rest = call.amounts()
    starts, rates, mode = rest[0::2], rest[1::2], call.text("mode")
    if len(starts) != len(rates):
        raise WrongError("各档的起点与费率不成对。")
    same_unit([base, *starts])
    unit = product(base.unit, same_unit(rates))
    borders = [start.value for start in starts]
    if borders[0] or any(later <= earlier for earlier, later in pairwise(borders)):
        raise WrongError("各档应从零开始，逐档升高。")
    if base.value < 0:
        raise WrongError("分档的基数不能是负数。", f"{base.value} {show(base.unit)}")
    if mode not in {"超额累进", "全额"}:
        raise WrongError("不认识的分档方式。", mode)
    total = Fraction(0)
    for index, (start, rate) in enumerate(zip(borders, rates, strict=True)):
        end = borders[index + 1] if index + 1 < len(borders) else None
        if mode == "超额累进":
            part = (base.value if end is None else min(base.value, end)) - start
            total = bounded(total + max(part, Fraction(0)) * rate.value)
        elif start <= base.value and (end is None or base.value < end):
            total = bounded(base.value * rate.value)
    return Amount(total, unit)


def _quote(call: Call) -> Value:
    price, quoted, observed = call.amount(0), call.day(1), call.day(2)
    age, most = (observed - quoted).days, call.whole("max_age")
    if not call.text("series"):
        raise WrongError("报价没有写明价格系列。")
    if age < 0:
        raise WrongError("报价晚于取价日。", str(quoted), str(observed))
    if age > most:
        raise WrongError(f"报价比取价日早了{age}天，超过{most}天。", str(quoted), str(observed))
    return price


def _band(call: Call) -> Value:
    """Find the band [from, next) of a number or a day; an odd argument at the end closes the last band."""
    selector, *rest = call.args
    pairs, closed = len(rest) // 2, call.truth("closed")
    if len(rest) % 2 != closed:
        raise WrongError("起点与值不成对。", str(len(rest)))
    starts, choices = rest[0 : 2 * pairs : 2], rest[1 : 2 * pairs : 2]
    ends = rest[2 * pairs :]
    borders = [*starts, *ends]
    if isinstance(selector, Amount):
        same_unit([selector, *(_amount(border) for border in borders)])
        place: Fraction | datetime.date = selector.value
        at: list[Fraction | datetime.date] = [_amount(border).value for border in borders]
    else:
        place, at = _date(selector), [_date(border) for border in borders]
    if any(not _before(one, other) for one, other in pairwise(at)):
        raise WrongError("各档的起点应逐档升高。")
    index = sum(not _before(place, border) for border in at) - 1
    if not 0 <= index < len(choices):
        raise WrongError("不在任何一档里。", str(place))
    return choices[index]


def _before(one: Fraction | datetime.date, other: Fraction | datetime.date) -> bool:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one < other
    return isinstance(one, datetime.date) and isinstance(other, datetime.date) and one < other


def _amount(value: Value) -> Amount:
    if not isinstance(value, Amount):
        raise WrongError("起点应是数。", str(value))
    return value


def _date(value: Value) -> datetime.date:
    if not isinstance(value, datetime.date):
        raise WrongError("起点应是日期。", str(value))
    return value


def _mean_quote(call: Call) -> Value:
    first, last = call.day(0), call.day(1)
    quotes = len(call.args) // 2 - 1
    if len(call.args) % 2 or not call.text("series"):
        raise WrongError("均价应写明价格系列，报价与日期成对。")
    prices = [call.amount(2 * at + 2) for at in range(quotes)]
    for at in range(quotes):
        day = call.day(2 * at + 3)
        if not first <= day <= last:
            raise WrongError("报价不在取均价的期间内。", str(day), f"{first} 至 {last}")
    total = Fraction(0)
    for price in prices:
        total = bounded(total + price.value)
    return Amount(bounded(total / quotes), same_unit(prices))


OPERATIONS = {
    "band": Operation("分段", _band, 3, None, frozenset({"closed"})),
    "mean_quote": Operation("均价", _mean_quote, 4, None, frozenset({"series"})),
    "pick": Operation("选档", _choice, 2, None, frozenset({"keys", "last_holds"})),
    "tiers": Operation("分档", _tiers, 3, None, frozenset({"mode"})),
    "quote": Operation("报价", _quote, 3, 3, frozenset({"series", "max_age"})),
}

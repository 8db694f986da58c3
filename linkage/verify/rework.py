"""Reworking (重算一步): one operation of a derivation with other inputs than it had.

This is no proof of a result, which :mod:`linkage.checker` gives, and knows only what an amount of a
household is made of: an operation that is not here makes a figure that cannot be reckoned otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from linkage.ground.conditions import NO, YES
from linkage.ground.day_count import LONGEST_MONTH, SpanRule, periods_ended, time_between
from linkage.ground.figure import Day, Figure, Json, Node
from linkage.ground.money import Rounding, round_to
from linkage.ground.season import full_years, month_begin, months_later, relative_to, years_later
from linkage.ground.spans import LAST_YEAR_OF_PERIOD
from linkage.verify.rework_sharing import reworked_group, reworked_level, reworked_queue, reworked_share

Value: TypeAlias = Fraction | datetime.date | str

_ONE_DAY = datetime.timedelta(days=1)
_MOST_TIMES = 1000


class NotReckonedError(Exception):
    """With these inputs the operation gives nothing: a day outside all bands, a division by nought."""


@frozen
class Asked:
    """What an operation works on: the node as it was, its inputs now, its parameters now."""

    node: Node
    args: Sequence[Node]
    params: Mapping[str, Json]

    @property
    def values(self) -> Sequence[Value]:
        """The values of the inputs."""
        return [value_of(arg) for arg in self.args]

    @property
    def numbers(self) -> Sequence[Fraction]:
        """The inputs that are numbers."""
        return [arg.value for arg in self.args if isinstance(arg, Figure)]

    @property
    def days(self) -> Sequence[datetime.date]:
        """The inputs that are days."""
        return [arg.date for arg in self.args if isinstance(arg, Day)]

    def whole(self, name: str) -> int:
        """A parameter that is a whole number."""
        said = self.params[name]
        return said if isinstance(said, int) else int(str(said))


def value_of(node: Node) -> Value:
    """The value of a node: a number, a day, a word."""
    if isinstance(node, Figure):
        return node.value
    return node.date if isinstance(node, Day) else node.text


def reworked(asked: Asked) -> Value:
    """The value of an operation.

    Raises :class:`NotReckonedError` when there is none, or the operation is none of a household's amount.
    """
    work = _WORKS.get(asked.node.op)
    if work is None:
        raise NotReckonedError(asked.node.op)
    try:
        return work(asked)
    except (ValueError, ZeroDivisionError, IndexError, KeyError, StopIteration) as error:
        raise NotReckonedError(asked.node.op) from error


def _product(asked: Asked) -> Value:
    value = Fraction(1)
    for number in asked.numbers:
        value *= number
    return value


def _quotient(asked: Asked) -> Value:
    value, *others = asked.numbers
    for other in others:
        value /= other
    return value


def _difference(asked: Asked) -> Value:
    first, *others = asked.numbers
    return first - sum(others, Fraction(0))


def _converted(asked: Asked) -> Value:
    (arg,) = asked.args
    if not isinstance(arg, Figure) or not isinstance(asked.node, Figure):
        raise NotReckonedError(asked.node.op)
    return arg.value * arg.unit.factor_to(asked.node.unit)


def _rounded(asked: Asked) -> Value:
    step, mode = Fraction(str(asked.params["step"])), Rounding(str(asked.params["mode"]))
    return round_to(asked.numbers[0], step, mode)


def _escalated(asked: Asked) -> Value:
    base, rate, count = asked.numbers
    times = int(count)
    if not 0 <= times <= _MOST_TIMES:
        raise NotReckonedError(asked.node.op)
    match asked.params["mode"]:
        case "复利":
            return base * (1 + rate) ** times
        case "按首年":
            return base * (1 + rate * times)
        case _:
            return base + rate * times


def _span(asked: Asked) -> Value:
    first, last = asked.days
    rule = SpanRule(str(asked.params["rule"]))
    if rule is SpanRule.WHOLE_MONTHS:
        cutoff = asked.params.get("cutoff")
        return time_between(first, last, rule, LONGEST_MONTH if cutoff is None else asked.whole("cutoff"))
    return time_between(first, last, rule)


def _periods(asked: Asked) -> Value:
    anchor, first, last = asked.days
    months = asked.whole("months")
    return Fraction(periods_ended(anchor, first, last, months) * months, 12)


def _contract_year(asked: Asked) -> Value:
    start, day = asked.days
    if day < start:
        raise NotReckonedError(asked.node.op)
    return Fraction(full_years(start, day) + 1)


def _whole_periods(asked: Asked) -> Value:
    anchor, day = asked.days
    return Fraction(0 if day < anchor else full_years(anchor, day) // asked.whole("years"))


def _period_start(asked: Asked) -> Value:
    anchor, day = asked.days
    years = asked.whole("years")
    return years_later(anchor, full_years(anchor, day) // years * years)


def _last_before(asked: Asked) -> Value:
    limit, said = asked.days[0], str(asked.values[1]).removeprefix(LAST_YEAR_OF_PERIOD)
    date = relative_to(limit, said)
    return date if date < limit else relative_to(limit, f"上年{said}")


def _picked(asked: Asked) -> Value:
    selector, *entries = asked.args
    keys = [str(key) for key in _list(asked.params["keys"])]
    if isinstance(selector, Figure):
        known = {Fraction(key): entry for key, entry in zip(keys, entries, strict=True)}
        taken = known.get(selector.value)
        if taken is None and asked.params["last_holds"] and selector.value > max(known):
            taken = known[max(known)]
        if taken is None:
            raise NotReckonedError(asked.node.op)
        return value_of(taken)
    return value_of(dict(zip(keys, entries, strict=True))[str(value_of(selector))])


def _banded(asked: Asked) -> Value:
    selector, *shown = asked.values
    end = shown.pop() if asked.params["closed"] else None
    starts, taken = shown[::2], None
    if end is not None and not _before(selector, end):
        raise NotReckonedError(asked.node.op)
    for start, value in zip(starts, shown[1::2], strict=True):
        if not _before(selector, start):
            taken = value
    if taken is None:
        raise NotReckonedError(asked.node.op)
    return taken


def _before(one: Value, other: Value) -> bool:
    match one, other:
        case (Fraction(), Fraction()) | (datetime.date(), datetime.date()):
            return one < other  # type: ignore[operator] # the two are of one sort
    raise NotReckonedError("compare")


def _tiered(asked: Asked) -> Value:
    base, *tiers = asked.numbers
    starts, rates = tiers[::2], tiers[1::2]
    ends = [*starts[1:], None]
    total = Fraction(0)
    for start, rate, end in zip(starts, rates, ends, strict=True):
        if asked.params["mode"] == "超额累进":
            top = base if end is None else min(base, end)
            total += max(top - start, Fraction(0)) * rate
        elif base >= start and (end is None or base < end):
            total = base * rate
    return total


def _mean_quote(asked: Asked) -> Value:
    return sum(asked.numbers, Fraction(0)) / len(asked.numbers)


def _compared(asked: Asked) -> Value:
    left, right = asked.values
    if isinstance(left, str) or isinstance(right, str):
        order = int(left != right)
    else:
        order = int(_before(right, left)) - int(_before(left, right))
    truth = {
        "≥": order >= 0, ">": order > 0, "=": order == 0, "≠": order != 0, "≤": order <= 0, "<": order < 0,
    }[str(asked.params["sign"])]  # fmt: skip
    return YES if truth else NO


def _list(said: Json) -> Sequence[Json]:
    return said if isinstance(said, list | tuple) else ()


def _met(*, every: bool) -> Callable[[Asked], Value]:
    def joined(asked: Asked) -> Value:
        truths = [value == YES for value in asked.values]
        return YES if (all(truths) if every else any(truths)) else NO

    return joined


_WORKS: Mapping[str, Callable[[Asked], Value]] = {
    "add": lambda asked: sum(asked.numbers, Fraction(0)),
    "sub": _difference,
    "mul": _product,
    "div": _quotient,
    "max": lambda asked: max(asked.numbers),
    "min": lambda asked: min(asked.numbers),
    "at_least_zero": lambda asked: max(asked.numbers[0], Fraction(0)),
    "convert": _converted,
    "round": _rounded,
    "escalate": _escalated,
    "latest": lambda asked: max(asked.days),
    "earliest": lambda asked: min(asked.days),
    "day_before": lambda asked: asked.days[0] - _ONE_DAY,
    "day_after": lambda asked: asked.days[0] + _ONE_DAY,
    "anniversary": lambda asked: years_later(asked.days[0], asked.whole("years")),
    "add_months": lambda asked: months_later(asked.days[0], asked.whole("months")),
    "month_start": lambda asked: month_begin(asked.days[0], asked.whole("months")),
    "days_later": lambda asked: asked.days[0] + datetime.timedelta(days=int(asked.numbers[0])),
    "relative_day": lambda asked: relative_to(asked.days[0], str(asked.values[1])),
    "span": _span,
    "periods": _periods,
    "contract_year": _contract_year,
    "period_start": _period_start,
    "last_before": _last_before,
    "whole_periods": _whole_periods,
    "pick": _picked,
    "band": _banded,
    "tiers": _tiered,
    "mean_quote": _mean_quote,
    "quote": lambda asked: asked.numbers[0],
    "compare": _compared,
    "all_of": _met(every=True),
    "any_of": _met(every=False),
    "not": lambda asked: NO if asked.values[0] == YES else YES,
    "share": lambda asked: reworked_share(asked.numbers, asked.params),
    "level": lambda asked: reworked_level(asked.numbers, asked.params),
    "queue": lambda asked: reworked_queue(asked.numbers, asked.params),
    "group": lambda asked: reworked_group(asked.numbers, asked.params),
}

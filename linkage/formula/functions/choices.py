"""Choices (如果 档): one of two numbers by a condition, and rates by tiers of a base."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from linkage.formula import faults
from linkage.formula.function import Checking, Function, Kind, Reckoning, Sort
from linkage.formula.tree import Call, Number, Pair, is_nought
from linkage.ground.conditions import choose, holds
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Figure

_MODES = ("超额累进", "全额")
_MOST_TIERS = 22


def _if_check(check: Checking, call: Call) -> Sort | None:
    condition, *branches = call.arguments
    fits, sort = check.of(condition, Kind.TRUTH), check.alike(branches)
    return sort if fits else None


def _if(reckon: Reckoning, call: Call) -> Figure:
    condition, met, unmet = call.arguments
    truth = reckon.truth(condition)
    taken, other = (met, unmet) if holds(truth) else (unmet, met)
    if is_nought(other):
        figure = reckon.figure(taken)
        left: Figure | None = reckon.figure(other, figure.unit)
    else:
        left = reckon.tried(other)
        figure = reckon.figure(taken, left.unit if left is not None else None)
    return choose(truth, figure, left) if holds(truth) else choose(truth, left, figure)


def _tiers_check(check: Checking, call: Call) -> Sort | None:
    base, mode, *tiers = call.arguments
    sort = check.number(base)
    if check.said(mode) not in _MODES:
        words = {
            "name": "档",
            "said": quoted(check.said(mode)),
            "remedy": suggestion(check.said(mode), _MODES),
        }
        check.note(faults.NOT_ALLOWED_WORD, mode.span, **words)
        return None
    pairs = [tier for tier in tiers if isinstance(tier, Pair)]
    if len(pairs) < len(tiers):
        wrong = next(tier for tier in tiers if not isinstance(tier, Pair))
        words = {"found": "不是一档", "why": "每一档写成 起点: 费率", "remedy": "例如 0: 3%, 10000: 5%"}
        check.note(faults.UNEXPECTED, wrong.span, **words)
        return None
    rates = check.alike([pair.value for pair in pairs])
    if sort is None or rates is None or not _borders(check, sort, pairs):
        return None
    if sort.unit is None or rates.unit is None:
        return Sort(Kind.NUMBER, None)
    return Sort(Kind.NUMBER, sort.unit * rates.unit)


def _borders(check: Checking, base: Sort, pairs: list[Pair]) -> bool:
    """Borders are numbers of the base's unit (which may be left out), from nought on, rising."""
    before: Fraction | None = None
    for pair in pairs:
        key = pair.key
        if not isinstance(key, Number) or (key.unit and key.unit != base.unit):
            words = {
                "found": "看不出起点",
                "why": "起点是一个数，单位与前面的数相同",
                "remedy": "例如 10000: 5%",
            }
            check.note(faults.UNEXPECTED, key.span, **words)
            return False
        if before is None and key.value:
            words = {"found": "不能是第一档", "why": "第一档从 0 起", "remedy": "请补上从 0 起的一档"}
            check.note(faults.UNEXPECTED, key.span, **words)
            return False
        if before is not None and key.value <= before:
            words = {"found": "不比上一档的起点大", "why": "", "remedy": "请按起点从小到大排列"}
            check.note(faults.UNEXPECTED, key.span, **words)
            return False
        before = key.value
    return True


def _tiers(reckon: Reckoning, call: Call) -> Figure:
    base, mode, *tiers = call.arguments
    number, marginal = reckon.figure(base), reckon.said(mode) == _MODES[0]
    if number.value < 0:
        raise reckon.refuse("分档的基数是负数", "请核对这一行，或写成 档(至少零(…), …)")
    pairs = [tier for tier in tiers if isinstance(tier, Pair)]
    starts = [
        Figure.clause(pair.key.value, number.unit, "起点", reckon.origin(pair.key))
        for pair in pairs
        if isinstance(pair.key, Number)
    ]
    rates = [rate.named("费率") for rate in reckon.alike([pair.value for pair in pairs])]
    value = Fraction(0)
    for (start, end), rate in zip(pairwise([*starts, None]), rates, strict=True):
        if start is None or number.value < start.value:
            continue
        if marginal:
            top = number.value if end is None else min(number.value, end.value)
            value += (top - start.value) * rate.value
        else:
            value = number.value * rate.value
    return Figure(
        op="tiers",
        value=value,
        unit=number.unit * rates[0].unit,
        args=(number, *(leaf for tier in zip(starts, rates, strict=True) for leaf in tier)),
        params={"mode": _MODES[0] if marginal else _MODES[1]},
    )


FUNCTIONS = (
    Function("如果", "如果(数量 ≥ 1000 公斤, 2.6 元/公斤, 2.4 元/公斤)", 3, 3, _if_check, _if),
    Function("档", "档(销售额, 超额累进, 0: 3%, 10000: 5%)", 3, _MOST_TIERS, _tiers_check, _tiers),
)

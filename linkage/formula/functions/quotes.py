"""Quotes (行情): the price of a dated series on a day."""

from __future__ import annotations

from linkage.formula import faults
from linkage.formula.function import Checking, Function, Kind, Reckoning, Sort
from linkage.formula.tree import Call, Number
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure
from linkage.ground.units import DAY

_MAX_AGE = 31


def _check(check: Checking, call: Call) -> Sort | None:
    series, day, *ages = call.arguments
    sort, fits = check.series(series), check.of(day, Kind.DAY)
    for age in ages:
        whole = isinstance(age, Number) and age.unit == DAY and age.value.denominator == 1
        if not whole:
            words = {"name": "行情", "said": quoted(check.said(age)), "remedy": "最久请写成 365 天"}
            check.note(faults.NOT_ALLOWED_WORD, age.span, **words)
            return None
    return sort if fits else None


def _work(reckon: Reckoning, call: Call) -> Figure:
    series, day, *ages = call.arguments
    age = int(reckon.figure(ages[0]).value) if ages else _MAX_AGE
    return reckon.quote(reckon.said(series), reckon.day(day), age)


FUNCTIONS = (Function("行情", "行情(小麦, 当年9月20日, 365 天)", 2, 3, _check, _work),)

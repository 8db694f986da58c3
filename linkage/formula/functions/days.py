"""Days (天数 年龄 合同年): how long, how old, in which contract year."""

from __future__ import annotations

from linkage.formula import faults
from linkage.formula.function import Checking, Function, Kind, Reckoning, Sort
from linkage.formula.tree import Call
from linkage.ground.day_count import SpanRule
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Figure
from linkage.ground.spans import contract_year, span, whole_periods
from linkage.ground.units import DAY, YEAR

_RULES = {rule.value: rule for rule in SpanRule if rule is not SpanRule.WHOLE_MONTHS}


def _span_check(check: Checking, call: Call) -> Sort | None:
    first, last, *rules = call.arguments
    fits = [check.of(day, Kind.DAY) for day in (first, last)]
    said = check.said(rules[0]) if rules else SpanRule.DAYS.value
    if said not in _RULES:
        words = {"name": "天数", "said": quoted(said), "remedy": f"{suggestion(said, _RULES)}；请加上引号"}
        check.note(faults.NOT_ALLOWED_WORD, rules[0].span, **words)
        return None
    return Sort(Kind.NUMBER, DAY if said == SpanRule.DAYS.value else YEAR) if all(fits) else None


def _span(reckon: Reckoning, call: Call) -> Figure:
    first, last, *rules = call.arguments
    said = reckon.said(rules[0]) if rules else SpanRule.DAYS.value
    return span(reckon.day(first), reckon.day(last), said).named(
        "天数" if said == SpanRule.DAYS.value else "计期"
    )


def _age_check(check: Checking, call: Call) -> Sort | None:
    fits = [check.of(day, Kind.DAY) for day in call.arguments]
    known = len(fits) > 1 or check.born(call.span)
    return Sort(Kind.NUMBER) if all(fits) and known else None


def _age(reckon: Reckoning, call: Call) -> Figure:
    *birth, on = call.arguments
    born = reckon.day(birth[0]) if birth else reckon.birth()
    return whole_periods(born, reckon.day(on), 1).named("年龄")


def _year_check(check: Checking, call: Call) -> Sort | None:
    fits = [check.of(day, Kind.DAY) for day in call.arguments]
    known = len(fits) > 1 or check.periodic(call.span)
    return Sort(Kind.NUMBER) if all(fits) and known else None


def _year(reckon: Reckoning, call: Call) -> Figure:
    start, *others = call.arguments
    on = reckon.day(others[0]) if others else reckon.reckoned_day()
    try:
        return contract_year(reckon.day(start), on).named("合同年")
    except ValueError as error:
        raise reckon.refuse(str(error), "请核对合同起日") from error


FUNCTIONS = (
    Function("天数", '天数(起, 止, "实际/365")', 2, 3, _span_check, _span),
    Function("年龄", "年龄(基准日)，或 年龄(出生日期, 基准日)", 1, 2, _age_check, _age),
    Function("合同年", "合同年(2023-01-01)", 1, 2, _year_check, _year),
)

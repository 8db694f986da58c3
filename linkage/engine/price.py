"""Price (单价, 费率): what a unit costs on a day, as a figure, and the days on which that changes.

Fixed, keyed by a word of the row, in kind at a dated series, by contract year; each with its
escalation and, where the contract says so, rounded before it is used (单价取整).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.engine.holding import Scope, Window
from linkage.engine.rounding import round_figure
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.spans import anniversary, contract_year, relative_day, whole_periods
from linkage.ground.units import YUAN
from linkage.model.arrangement import (
    Escalation,
    FixedPrice,
    Growth,
    InKindPrice,
    KeyedPrice,
    RoundingTerm,
    Term,
    TieredRate,
    YearlyRate,
)
from linkage.model.registers import Row


def changes(term: Term, window: Window) -> Sequence[Day]:
    """The days inside the window from which another price is in force."""
    days: list[Day] = []
    if isinstance(term.price, YearlyRate):
        days += _anniversaries(term.price.start, 1, window)
    if term.escalation is not None:
        days += _anniversaries(term.escalation.anchor, term.escalation.years, window)
    return days


def _anniversaries(anchor: Day, years: int, window: Window) -> Sequence[Day]:
    found: list[Day] = []
    count = years
    while (day := anniversary(anchor, count)).date <= window.last.date:
        if day.date > window.first.date:
            found.append(day)
        count += years
    return found


def unit_price(term: Term, row: Row | None, day: Day, scope: Scope) -> Figure:
    """The price of one unit on a day.

    ``row`` is the register row that is priced (a keyed price reads its column); ``day`` the first
    day of the stretch, or the day of the deal. A tiered rate has no unit price: see
    :func:`tiered`. Raises :class:`InputRefusedError` when a series has no quote or a table no key.
    """
    match term.price:
        case FixedPrice(price=price):
            figure = price
        case KeyedPrice():
            figure = _keyed(term.price, row, term)
        case InKindPrice():
            figure = _in_kind(term.price, term.escalation, day, scope)
            return _rounded_price(figure, term.price_rounding)
        case YearlyRate(rates=rates, start=start):
            if day.date < start.date:
                raise InputRefusedError([_before_contract(term, row, start, day)])
            year = contract_year(start, day).named("合同年")
            index = min(int(year.value), len(rates)) - 1
            figure = Figure(
                op="pick",
                value=rates[index].value,
                unit=rates[index].unit,
                name="费率",
                args=(year, *rates),
                params={"keys": [str(n + 1) for n in range(len(rates))], "last_holds": True},
            )
        case TieredRate():
            message = "a tiered rate has no unit price"
            raise TypeError(message)
    if term.escalation is not None:
        figure = _escalated(figure, term.escalation, day)
    return _rounded_price(figure, term.price_rounding)


def _before_contract(term: Term, row: Row | None, start: Day, day: Day) -> Problem:
    place = row.where("起") if row is not None else term.where
    what = f"条款“{term.name}”的合同年从 {start.date} 起算，这一行从 {day.date} 就计"
    remedy = f"请改这一行的“起”，或改合同年的“起”，或给条款写“期限: {start.date} 至 …”"
    return Problem("E429", place, what, "那一天还不在任何合同年内，没有费率", remedy)


def _rounded_price(figure: Figure, rounding: RoundingTerm | None) -> Figure:
    if rounding is None:
        return figure
    return round_figure(figure, rounding.mode, rounding.step).named(figure.name or "单价")


def _keyed(price: KeyedPrice, row: Row | None, term: Term) -> Figure:
    key = row.values.get(price.column) if row is not None else None
    if row is None or not isinstance(key, Word) or key.text not in price.prices:
        where = row.where(price.column) if row is not None else price.where
        said = key.text if isinstance(key, Word) else ""
        known = "、".join(price.prices)
        raise InputRefusedError(
            [
                Problem(
                    "E420",
                    where,
                    f"“{said}”在条款“{term.name}”中没有单价",
                    f"该条款只写了：{known}",
                    f"请改正这一格，或在{price.where}补上单价",
                )
            ]
        )
    chosen = price.prices[key.text]
    return Figure(
        op="pick",
        value=chosen.value,
        unit=chosen.unit,
        name="单价",
        args=(key, *price.prices.values()),
        params={"keys": list(price.prices), "last_holds": False},
    )


def _in_kind(price: InKindPrice, escalation: Escalation | None, day: Day, scope: Scope) -> Figure:
    quantity = price.quantity
    if escalation is not None:
        quantity = _escalated(quantity, escalation, day)
    quoted = quote(price, scope)
    per = (YUAN / quoted.unit) if quoted.unit.powers else quoted.unit
    produce = next(
        (name for name, power in quantity.unit.powers if power == 1),
        "",
    )
    if produce and str(per) != produce:
        target = YUAN / type(per).parse(produce)
        quoted = quoted.to(target)
    return quantity * quoted


def quote(price: InKindPrice, scope: Scope) -> Figure:
    """The price of the series on its observation day: the last quote not older than allowed.

    上年 is seen from the season's first day, so a season has one price. Raises
    :class:`InputRefusedError` when no quote is young enough.
    """
    if isinstance(price.observed, Word):
        observed = relative_day(scope.arrangement.first_day, price.observed).named("取价日")
    else:
        observed = price.observed
    best: tuple[Day, Figure] | None = None
    for row in scope.books.rows("价格"):
        day, figure = row.day("日期"), row.figure("价")
        if row.text("系列") != price.series or day is None or figure is None:
            continue
        if day.date <= observed.date and (best is None or day.date > best[0].date):
            best = (day, figure)
    if best is None or (observed.date - best[0].date).days > price.max_age:
        said = "没有报价" if best is None else f"最近的报价是 {best[0].date}，已超过 {price.max_age} 天"
        raise InputRefusedError(
            [
                Problem(
                    "E421",
                    price.where,
                    f"价格系列“{price.series}”在取价日 {observed.date} {said}",
                    "不能按零计，也不能猜",
                    "请在台账〔价格〕补一行该日或之前的价格，或在条款的“价格”里写明“最久: 365 天”",
                )
            ]
        )
    day, figure = best
    return Figure(
        op="quote",
        value=figure.value,
        unit=figure.unit,
        name=price.series,
        args=(figure, day, observed),
        params={"series": price.series, "max_age": price.max_age},
    )


def _escalated(base: Figure, escalation: Escalation, day: Day) -> Figure:
    count = whole_periods(escalation.anchor, day, escalation.years).named("递增次数")
    if count.value == 0:
        return base
    step, times = escalation.step.value, int(count.value)
    match escalation.growth:
        case Growth.COMPOUND:
            value = base.value * (1 + step) ** times
        case Growth.OF_FIRST:
            value = base.value * (1 + step * times)
        case Growth.ABSOLUTE:
            value = base.value + step * times
    return Figure(
        op="escalate",
        value=value,
        unit=base.unit,
        name=base.name,
        args=(base, escalation.step, count),
        params={"mode": escalation.growth.value},
    )


def tiered(rate: TieredRate, base: Figure) -> Figure:
    """Apply tiers to a base: each part at its rate (超额累进), or the whole at one rate (全额)."""
    value = Fraction(0)
    for index, (start, percent) in enumerate(rate.tiers):
        end = rate.tiers[index + 1][0].value if index + 1 < len(rate.tiers) else None
        if rate.marginal:
            top = base.value if end is None else min(base.value, end)
            value += max(top - start.value, Fraction(0)) * percent.value
        elif base.value >= start.value and (end is None or base.value < end):
            value = base.value * percent.value
    return Figure(
        op="tiers",
        value=value,
        unit=base.unit * rate.tiers[0][1].unit,
        args=(base, *(leaf for tier in rate.tiers for leaf in tier)),
        params={"mode": "超额累进" if rate.marginal else "全额"},
    )

"""Price (单价, 费率): what a unit costs on a day, as a figure, and the days on which that changes.

The kinds of price stand on the shelf :mod:`linkage.prices`. Here the clause's own escalation (递增) and,
where the contract says so, the rounding before it is used (单价取整) are put on whatever kind it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from linkage.engine.holding import Scope, Window
from linkage.engine.rounding import round_figure
from linkage.ground.figure import Day, Figure
from linkage.ground.spans import period_starts, whole_periods
from linkage.model.arrangement import Escalation, Growth, Term
from linkage.model.price import Asked, unrisen
from linkage.model.registers import Row


def changes(term: Term, window: Window) -> Sequence[Day]:
    """The days inside the window from which another price is in force."""
    days = list(term.price.changes(window.first, window.last))
    rise = term.escalation
    if rise is not None:
        days += period_starts(rise.anchor, rise.years, window.first, window.last)
    return days


def unit_price(term: Term, row: Row | None, day: Day, scope: Scope, quantity: Figure | None = None) -> Figure:
    """The price of one unit on a day.

    ``row`` is the register row that is priced (a keyed price reads its column); ``day`` the first
    day of the stretch, or the day of the deal. Raises :class:`InputRefusedError` when a series has no
    quote or a table no entry.
    """
    seen = term.record_day or scope.arrangement.last_day
    asked = Asked(day, scope.arrangement.first_day, scope.books, term.name, row, quantity, seen)
    rise = unrisen if term.escalation is None else partial(escalated, escalation=term.escalation, day=day)
    figure = term.price.at(asked, rise)
    rounding = term.price_rounding
    if rounding is None:
        return figure
    return round_figure(figure, rounding.mode, rounding.step).named(figure.name or "单价")


def escalated(base: Figure, escalation: Escalation, day: Day) -> Figure:
    """Raise a price as often as whole periods have passed."""
    count = whole_periods(escalation.anchor, day, escalation.years).named("递增次数")
    if count.value == 0:
        return base
    # A price may be made of several (取高), each signed in a unit of its own.
    by = escalation.step.to(base.unit) if escalation.growth is Growth.ABSOLUTE else escalation.step
    step, times = by.value, int(count.value)
    match escalation.growth:
        case Growth.COMPOUND:
            value = base.value * (1 + step) ** times
        case Growth.OF_FIRST:
            value = base.value * (1 + step * times)
        case Growth.ABSOLUTE:
            value = base.value + step * times
    risen = Figure(
        op="escalate",
        value=value,
        unit=base.unit,
        name=base.name,
        args=(base, by, count),
        params={"mode": escalation.growth.value},
    )
    return risen if escalation.cap is None else risen.smaller_of(escalation.cap.to(base.unit))

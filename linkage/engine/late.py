"""Late payment (逾期): what each day of lateness costs, segment by segment.

A segment runs from a day on which something became late or was paid to the day before the next such
day. In each, what had become late less what had been paid is open, and costs the agreed rate for its
days. The due day itself is never late; the day of payment still is, because the money came on it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.engine.ledger import less, total
from linkage.engine.payments import Payment
from linkage.engine.schedule import share_of
from linkage.ground.figure import Day, Figure
from linkage.ground.money import Rounding
from linkage.ground.spans import day_after, days_later, span
from linkage.ground.units import DAY, PLAIN
from linkage.model.payment import Instalment, LateRule, Schedule

LATE = "逾期违约金"


@frozen
class _Change:
    """A day from which the open amount differs: something late (more) or paid (less)."""

    first: Day
    late: Figure | None = None
    paid: Figure | None = None


def late_interest(
    bases: Mapping[datetime.date, Figure],
    schedule: Schedule,
    rule: LateRule,
    payments: Sequence[Payment],
    end: Day,
) -> Figure | None:
    """What lateness costs until the end of the season, unrounded; nothing when all was in time.

    ``bases`` is what each instalment is a share of, by its due day; one without a base was never owed.
    """
    due = [one for one in schedule.instalments if one.day.date in bases]
    changes = sorted(
        [
            *(_late(bases, schedule, rule, part, payments) for part in due),
            *(_Change(day_after(payment.day), paid=payment.amount) for payment in payments),
        ],
        key=lambda change: change.first.date,
    )
    days = sorted({change.first.date: change.first for change in changes}.items())
    segments: list[Figure] = []
    for index, (date, first) in enumerate(days):
        last = days[index + 1][1].day_before() if index + 1 < len(days) else end
        last = Day.earliest([last, end]) if last.date > end.date else last
        open_ = _open(changes, date)
        if open_.value and last.date >= first.date:
            counted = "天" if rule.rate.unit == PLAIN / DAY else "实际/365"
            segments.append(
                open_.named("逾期未付") * rule.rate * span(first, last, counted).named("逾期天数")
            )
    return total(segments) if segments else None


def _late(
    bases: Mapping[datetime.date, Figure],
    schedule: Schedule,
    rule: LateRule,
    part: Instalment,
    payments: Sequence[Payment],
) -> _Change:
    """When an instalment became late: after its days of grace, or from its due day where these count too.

    What was paid within the days of grace never was; it still stands against its own instalment and no other.
    """
    after = days_later(part.day, rule.grace) if rule.grace is not None else part.day
    amount = _amount(bases, schedule, part)
    if rule.from_due:
        paid = sum(one.amount.value for one in payments if one.day.date <= after.date)
        until = [one for one in schedule.instalments if one.day.date <= part.day.date]
        owed = sum(_amount(bases, schedule, one).value for one in until if one.day.date in bases)
        return _Change(day_after(after if paid >= owed else part.day), late=amount)
    return _Change(day_after(after), late=amount)


def _amount(bases: Mapping[datetime.date, Figure], schedule: Schedule, part: Instalment) -> Figure:
    """One instalment: what is due with it less what was due before it, both of what it is a share of."""
    base = bases[part.day.date]
    if len(schedule.instalments) == 1:
        return base
    before = [one for one in schedule.instalments if one.day.date < part.day.date]
    with_it = _all_until(base, schedule, part.day.date)
    return with_it - _all_until(base, schedule, before[-1].day.date) if before else with_it


def _all_until(whole: Figure, schedule: Schedule, day: datetime.date) -> Figure:
    due = [one for one in schedule.instalments if one.day.date <= day]
    if len(due) == len(schedule.instalments):
        return whole
    return (whole * Figure.total([share_of(one, schedule) for one in due])).to_fen(Rounding.HALF_UP)


def _open(changes: Sequence[_Change], date: datetime.date) -> Figure:
    """What had become late by a day, less what had been paid before it."""
    due = total([one.late for one in changes if one.late is not None and one.first.date <= date])
    paid = [one.paid for one in changes if one.paid is not None and one.first.date <= date]
    return less(due, total(paid)) if paid else due

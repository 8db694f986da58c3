"""Schedule (支付日程): how much of an amount has fallen due by the end of the season.

Parts are found from the whole, never from each other: the first so many instalments are the whole
times their shares together, in whole fen, so the parts always make up the whole.
"""

from __future__ import annotations

import datetime

from linkage.ground.figure import Figure
from linkage.ground.money import Money, Rounding
from linkage.ground.units import PLAIN, YUAN
from linkage.model.payment import Instalment, Schedule

_ONE = Figure.constant(1, PLAIN, "一")


def due_in_season(whole: Figure, schedule: Schedule, end: datetime.date) -> Figure:
    """What of an amount falls due inside the season: all of it, but for instalments that wait."""
    return due_until(whole, schedule, end) if schedule.waits else whole


def due_until(whole: Figure, schedule: Schedule, day: datetime.date) -> Figure:
    """What of an amount has fallen due by a day; whole fen, nought before the first due day."""
    due = [one for one in schedule.instalments if one.day.date <= day]
    if len(due) == len(schedule.instalments):
        return whole
    if not due:
        return Figure.zero(YUAN)
    shares = Figure.total([share_of(one, schedule) for one in due]).named("到期比例")
    return (whole * shares).to_fen(Rounding.HALF_UP)


def share_of(instalment: Instalment, schedule: Schedule) -> Figure:
    """The share of one instalment: as written, else what the others leave, in equal parts."""
    if instalment.rate is not None:
        return instalment.rate
    written = [one.rate for one in schedule.instalments if one.rate is not None]
    rest = Figure.constant(1, PLAIN, "百分之百")
    if written:
        rest = rest - Figure.total(written)
    parts = len(schedule.instalments) - len(written)
    return rest if parts == 1 else rest / Figure.total([_ONE] * parts)


def instalments(whole: Figure, schedule: Schedule) -> list[tuple[Instalment, Money]]:
    """Every instalment with its amount; together they make up the whole to the fen."""
    return [(one, instalment(whole, schedule, one)) for one in schedule.instalments]


def instalment(whole: Figure, schedule: Schedule, one: Instalment) -> Money:
    """What of a whole falls due with one instalment, and had not before."""
    until = due_until(whole, schedule, one.day.date).money
    before = [other.day.date for other in schedule.instalments if other.day.date < one.day.date]
    return until - due_until(whole, schedule, max(before)).money if before else until

"""Days between (相隔天数): how long something stood open, by the one declared convention."""

from __future__ import annotations

import datetime

from linkage.ground.figure import Figure


def days_between(first: datetime.date, last: datetime.date) -> int:
    """Days from one to the other; the first day is not counted, the last is (民法典 第二百零一条).

    >>> days_between(datetime.date(2026, 1, 5), datetime.date(2026, 1, 20))
    15
    """
    return (last - first).days


def whole_days(figure: Figure) -> int:
    """A number of days as a law or a charter states it, up to the next whole one."""
    value = figure.value
    return -(-value.numerator // value.denominator)

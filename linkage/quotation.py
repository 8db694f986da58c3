"""Quotation (取价): the price a dated series gives for a day, or over a period.

A day without a quote takes the last one before it, when that is young enough; otherwise the season is
refused. Never zero, never silent (约定 7).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.model.registers import Books

NO_QUOTE = Fault(
    "E421",
    "价格系列“{series}”在取价日 {day} {said}",
    "不能按零计，也不能猜",
    "请在台账〔价格〕补一行该日或之前的价格，或在条款的“价格”里写明“最久: 365 天”",
)


def quote(series: str, observed: Day, max_age: int, books: Books, where: Where) -> Figure:
    """The last quote of a series on or before a day, at most ``max_age`` days old.

    Raises :class:`InputRefusedError` that names series and day when there is none.
    """
    known = books.series.get(series, ())
    at = bisect.bisect_right(known, observed.date, key=lambda quoted: quoted[0].date)
    best = known[at - 1] if at else None
    if best is None or (observed.date - best[0].date).days > max_age:
        said = "没有报价" if best is None else f"最近的报价是 {best[0].date}，已超过 {max_age} 天"
        if not known:
            said += f"：〔价格〕里没有这个系列，有的是 {'、'.join(sorted(books.series)) or '（还没有）'}"
        raise InputRefusedError([NO_QUOTE.at(where, series=series, day=observed.date, said=said)])
    day, figure = best
    return Figure(
        op="quote",
        value=figure.value,
        unit=figure.unit,
        name=series,
        args=(figure, day, observed),
        params={"series": series, "max_age": max_age},
    )


def asking(books: Books) -> Callable[[str, Day, int, Where], Figure]:
    """What a formula asks a series with: :func:`quote` over these books."""
    return lambda series, day, max_age, where: quote(series, day, max_age, books, where)


def quotes_between(series: str, first: Day, last: Day, books: Books) -> Sequence[tuple[Day, Figure]]:
    """The quotes of a series from a first to a last day, both included, by day."""
    known = books.series.get(series, ())
    return [quoted for quoted in known if first.date <= quoted[0].date <= last.date]

"""Work in tables (用工的表): what was recorded of who worked, by the day or the month, and its pay by post.

A month that was kept by the day is a grid of days; a total that was recorded under one day is no attendance
of that day, and stands in the column of its month.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from linkage.document import Shown, View
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.telling.line_rows import LineRow
from linkage.words.explain import numbers
from linkage.words.wording import decimal, unit_text

#: The days that a grid has columns for.
DAYS = tuple(str(day) for day in range(1, 32))


@frozen(order=True)
class Place:
    """A row of a month's grid: whose, and which work in which unit."""

    at: int
    payee: str
    name: str
    post: str
    unit: Unit


Month: TypeAlias = tuple[int, int]
Grid: TypeAlias = Mapping[Place, Mapping[int, Fraction]]


Recorded: TypeAlias = tuple[Place, datetime.date, Fraction]


def grids(recorded: Iterable[Recorded]) -> Mapping[Month, Grid]:
    """What was recorded for each day, by month, person and work; the months in order."""
    found: dict[Month, dict[Place, dict[int, Fraction]]] = {}
    for place, day, amount in recorded:
        row = found.setdefault((day.year, day.month), {}).setdefault(place, {})
        row[day.day] = row.get(day.day, Fraction()) + amount
    return dict(sorted(found.items()))


def is_daily(grid: Grid) -> bool:
    """Say whether the register was kept day by day: somebody has several days, and each is a day's work.

    Else it holds a month's or a job's work under one day, which a grid of days would tell wrongly.
    """
    several = any(len(days) > 1 for days in grid.values())
    return several and all(
        len(_short(amount)) <= _ROOM and (place.unit != _WORKDAY or amount <= _DAY)
        for place, days in grid.items()
        for amount in days.values()
    )


#: Signs that a day of the grid holds; and more than so many workdays (工日) nobody does in one day.
_ROOM, _DAY = 3, 2
_WORKDAY = Unit.parse("工日")


def _short(amount: Fraction) -> str:
    return decimal(amount, 0, 1)


def _in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (place.at, place.post, unit_text(place.unit)))


def daily(month: Month, grid: Grid) -> View:
    """A month as a grid of its days."""
    rows: list[Shown] = [_grid_row(place, grid[place]) for place in _in_order(grid)]
    return {"name": _named(month), "rows": rows}


def _named(month: Month) -> str:
    return f"{month[0]}年{month[1]}月"


def _grid_row(place: Place, days: Mapping[int, Fraction]) -> View:
    cells: list[Shown] = [_short(days[int(day)]) if int(day) in days else "" for day in DAYS]
    whole = sum(days.values(), start=Fraction())
    return {**_who(place), "cells": cells, "sum": f"{decimal(whole, 0, 2)} {unit_text(place.unit)}"}


def _who(place: Place) -> dict[str, Shown]:
    return {"code": place.payee, "name": place.name, "post": place.post}


def counts(kept: Mapping[Month, Grid]) -> Iterator[Shown]:
    """What was recorded as totals, up to a year on a table: a column a month, and what they come to."""
    months = list(kept)
    for at in range(0, len(months), _YEAR):
        shown = months[at : at + _YEAR]
        places = _in_order({place for month in shown for place in kept[month]})
        sums = {
            (place, month): sum(kept[month].get(place, {}).values(), start=Fraction())
            for place in places
            for month in shown
        }
        units = dict.fromkeys(place.unit for place in places)
        yield {
            "name": "至".join(dict.fromkeys((_named(shown[0]), _named(shown[-1])))),
            "few": len(shown) <= _FEW,
            "heads": [{"year": f"{year}年", "month": f"{month}月"} for year, month in shown],
            "rows": [
                {**_who(place), **_count_row(place.unit, [sums[place, month] for month in shown])}
                for place in places
            ],
            "totals": [_count_row(unit, _added(sums, unit, shown)) for unit in units],
        }


#: Months on one table; and how few leave room for names and posts on one line.
_YEAR, _FEW = 12, 6


def _added(
    sums: Mapping[tuple[Place, Month], Fraction], unit: Unit, months: Sequence[Month]
) -> list[Fraction]:
    """What all together did in each month, in one unit."""
    return [
        sum((amount for (place, at), amount in sums.items() if (place.unit, at) == (unit, month)), Fraction())
        for month in months
    ]


def _count_row(unit: Unit, amounts: Sequence[Fraction]) -> dict[str, Shown]:
    cells: list[Shown] = [decimal(amount, 0, 2) if amount else "" for amount in amounts]
    return {"unit": unit_text(unit), "cells": cells, "sum": decimal(sum(amounts, start=Fraction()), 0, 2)}


def pay_told(rows: Sequence[LineRow], column: str) -> Sequence[tuple[str, str]]:
    """What a person earned, by post: ``除草`` with ``21.5工日 × 120元/工日``.

    ``column`` holds the amounts of the register. Empty where a row is more than an amount times a price, was
    rounded, or where rows of one post and price were not reckoned alike: then only each row itself is true.
    """
    kept: dict[tuple[str, str], tuple[Figure, Fraction]] = {}
    for one in rows:
        amount = one.row.figure(column) if one.row is not None else None
        if one.row is None or amount is None or one.amount is None or not amount.value or one.rounded:
            return ()
        first, times, price = one.numbers.partition(" × ")
        whole, rate = kept.get(place := (one.row.text("岗位"), price), (None, one.amount / amount.value))
        if not times or first != numbers(amount) or rate * amount.value != one.amount:
            return ()
        kept[place] = evolve(amount, value=amount.value + (whole.value if whole is not None else 0)), rate
    return [(post, f"{numbers(amount)} × {price}") for (post, price), (amount, _) in kept.items()]

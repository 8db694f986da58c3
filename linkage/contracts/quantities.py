"""Quantities of a contract (合同里的数量): what rows say together in a column."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.registers import Row
from linkage.words.wording import spoken


def quantities_of(rows: Iterable[Row], heading: str) -> str:
    """What rows say together in a column, unit by unit: ``12.00 亩、3 人``."""
    sums: dict[Unit, list[Figure]] = {}
    for row in rows:
        figure = row.figure(heading)
        if figure is not None:
            sums.setdefault(figure.unit, []).append(figure)
    return "、".join(spoken(Figure.total(figures)) for figures in sums.values())


def total_of(rows: Iterable[Row], heading: str) -> Figure | None:
    """What rows say together in a column; nothing where none says a number, or not all in one unit."""
    figures = [figure for row in rows if (figure := row.figure(heading)) is not None]
    return Figure.total(figures) if figures and len({one.unit for one in figures}) == 1 else None

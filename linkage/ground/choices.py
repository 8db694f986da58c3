"""Choices (选档): a figure taken from a table by a word or number, or from bands by a number or day.

Both are operations of the trace, re-evaluated from the selector and the table. Where the entries are signed
numbers the whole table is shown; where an entry has a derivation of its own, only the one that was taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.ground.figure import Day, Figure, Word


def by_key(
    selector: Figure | Word, chosen: str, table: Mapping[str, Figure], name: str, *, last_holds: bool = False
) -> Figure:
    """Take the entry ``chosen`` of a table by the word or number that names it."""
    taken = table[chosen]
    return Figure(
        op="pick",
        value=taken.value,
        unit=taken.unit,
        name=name,
        args=(selector, *table.values()),
        params={"keys": list(table), "last_holds": last_holds},
    )


def by_band(
    selector: Figure | Day,
    bands: Sequence[tuple[Figure | Day, Figure]],
    taken: Figure,
    name: str,
    end: Figure | Day | None = None,
) -> Figure:
    """Take the entry of the band [from, next) in which a number or day lies.

    ``end`` closes the last band that is shown; without it that band is open.
    """
    shown = tuple(node for band in bands for node in band)
    closed = shown if end is None else (*shown, end)
    return Figure(
        op="band",
        value=taken.value,
        unit=taken.unit,
        name=name,
        args=(selector, *closed),
        params={"closed": end is not None},
    )


def by_tiers(base: Figure, tiers: Sequence[tuple[Figure, Figure]], *, marginal: bool) -> Figure:
    """Charge each part of a base at the rate of its tier (超额累进), or the whole at one rate (全额).

    Each tier is where it begins, in the unit of the base, and its rate; the first begins at nought.
    """
    value = Fraction(0)
    for index, (start, rate) in enumerate(tiers):
        end = tiers[index + 1][0].value if index + 1 < len(tiers) else None
        if marginal:
            top = base.value if end is None else min(base.value, end)
            value += max(top - start.value, Fraction(0)) * rate.value
        elif base.value >= start.value and (end is None or base.value < end):
            value = base.value * rate.value
    return Figure(
        op="tiers",
        value=value,
        unit=base.unit * tiers[0][1].unit,
        args=(base, *(leaf for tier in tiers for leaf in tier)),
        params={"mode": "超额累进" if marginal else "全额"},
    )

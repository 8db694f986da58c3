"""Pages of a roll (名册分页): how many rows stand on each, where every page carries its own subtotal.

Style sheets know no subtotal of a page, so rows are divided into pages before they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

#: Rows that no page has fewer of, where it is not the only one.
_LEAST = 2


def roll_pages(heights: Sequence[int], page: int, last: int) -> Iterator[tuple[int, int]]:
    """The first row and the row after the last of every page; heights and room in one unit.

    ``last`` is the room of the last page, which holds totals and signatures too. One row always fits.

    >>> list(roll_pages([11] * 14, 134, 88))
    [(0, 12), (12, 14)]
    """
    at = 0
    while at < len(heights):
        left = len(heights) - at
        fitting = max(sum(high <= page for high in accumulate(heights[at:])), 1)
        size = left if sum(heights[at:]) <= last else max(min(fitting, left - _LEAST), 1)
        yield at, at + size
        at += size

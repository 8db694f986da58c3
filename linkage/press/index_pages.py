"""Index pages (名单页码): the index before a print file says on which page each of its papers begins.

Where a paper begins is known only when all before it are laid out. The template leaves an empty cell with
``data-page-of="3"`` for the third paper after the index; here the numbers are written into these cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_PLACE = re.compile(r'(data-page-of="([0-9]+)"[^>]*>)')


def has_places(index: str) -> bool:
    """Whether a part is an index that asks for page numbers."""
    return _PLACE.search(index) is not None


def first_pages(counts: Sequence[int]) -> list[int]:
    """The page on which each part begins, given their pages: every part begins on a front side.

    >>> first_pages([1, 2, 3, 1])
    [1, 3, 5, 9]
    """
    fronts = (count + count % 2 for count in counts)
    return [1 + before for before in accumulate((0, *fronts))][: len(counts)]


def numbered(index: str, own: int, counts: Sequence[int]) -> str:
    """The index with its numbers, given its own pages and those of the papers after it."""
    begins = first_pages([own, *counts])
    return _PLACE.sub(lambda place: f"{place[1]}{begins[int(place[2])]}", index)

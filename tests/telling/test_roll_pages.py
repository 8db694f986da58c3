"""Rows are divided so that none is lost, no page is overfull, and the last has room for its totals."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from linkage.telling.roll_pages import roll_pages

PAGE, LAST = 134, 88


@given(st.lists(st.integers(11, 44), max_size=60))
def test_every_row_stands_once_and_fits(heights: list[int]) -> None:
    pages = list(roll_pages(heights, PAGE, LAST))
    assert [row for first, end in pages for row in range(first, end)] == list(range(len(heights)))
    assert all(one[1] == two[0] for one, two in pairwise(pages))
    for first, end in pages:
        assert sum(heights[first:end]) <= PAGE
    if pages and len(heights) > 1:
        first, end = pages[-1]
        assert end - first >= min(2, len(heights))


def test_one_row_higher_than_a_page_stands_alone() -> None:
    assert list(roll_pages([500, 11, 11], PAGE, LAST)) == [(0, 1), (1, 3)]


def test_nothing_has_no_page() -> None:
    assert list(roll_pages([], PAGE, LAST)) == []

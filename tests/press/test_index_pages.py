"""The index of a print file: each paper's number is the page on which it begins, blank backs counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkage.press.index_pages import first_pages, has_places, numbered

INDEX = '<td class="mark" data-page-of="1"></td><td data-page-of="2" class="mark"></td>'


def test_the_numbers_stand_in_their_cells() -> None:
    assert has_places(INDEX)
    assert not has_places("<td></td>")
    assert numbered(INDEX, 1, [2, 1]) == (
        '<td class="mark" data-page-of="1">3</td><td data-page-of="2" class="mark">5</td>'
    )
    assert numbered(INDEX, 3, [1, 1]).count(">5<") == 1


@given(st.lists(st.integers(1, 7), min_size=1, max_size=12))
def test_every_part_begins_on_a_front_side_right_after_the_one_before(counts: list[int]) -> None:
    begins = first_pages(counts)
    assert begins[0] == 1
    assert all(page % 2 for page in begins)
    for count, here, after in zip(counts, begins, begins[1:], strict=False):
        assert 0 <= after - here - count <= 1

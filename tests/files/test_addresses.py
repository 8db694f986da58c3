"""Addresses are read as office programs write them, and written back the same."""

from __future__ import annotations

import pytest

from linkage.files.addresses import Area, address, area_of, areas_in, cell_at


@pytest.mark.parametrize("text", ["A1", "Z9", "AA10", "XFD1048576"])
def test_an_address_comes_back_as_it_was(text: str) -> None:
    at = cell_at(text)
    assert at is not None
    assert address(*at) == text


@pytest.mark.parametrize("text", ["", "A", "1", "a1", "A1:B2", "ABCD1", "A12345678"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert cell_at(text) is None


def test_an_area_holds_its_edges_and_nothing_beyond() -> None:
    area = area_of("$B$2:C4")
    assert area == Area(2, 2, 4, 3)
    assert [area.holds(*at) for at in ((2, 2), (4, 3), (5, 3), (1, 2), (3, 4))] == [
        *(True, True),
        *(False, False, False),
    ]


def test_a_single_cell_is_an_area_but_a_sentence_names_only_blocks() -> None:
    assert area_of("D7") == Area(7, 4, 7, 4)
    assert [*areas_in("合并了 A1:B1、C3:C9，不是 D7")] == [Area(1, 1, 1, 2), Area(3, 3, 9, 3)]

"""Places on a printed form: read as they are said, moved together, and told when they are not understood."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.model.overlay import overlay, unreadable


def test_places_are_moved_by_one_shift() -> None:
    found = overlay(["纸 210 99.5", "日期 30 20", "大写 40.5 60", "偏移 -1.5 2"])
    assert list(found.sheet) == [210, Fraction("99.5")]
    assert {name: list(place) for name, place in found.places.items()} == {
        "日期": [Fraction("28.5"), 22],
        "大写": [39, 62],
    }


def test_a_sheet_of_continuous_paper_is_usual() -> None:
    assert list(overlay(["日期 1 2"]).sheet) == [241, 140]


@pytest.mark.parametrize(
    "item",
    [
        "",
        "日期",
        "日期 30",
        "日期 左 20",
        "日期 1 2 3",
        "金额 30 20",
        "日期 -3 20",
        "纸 20 140",
        "日期 1.25 3",
    ],
)
def test_what_says_no_place_is_named(item: str) -> None:
    assert list(unreadable(["日期 30 20", item, "偏移 -2 -3"])) == [item]

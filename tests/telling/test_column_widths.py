"""Columns of amounts are as wide as their amounts, and together as wide as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.telling.column_widths import fitted, in_lines, room, widened

_COLUMNS = st.lists(st.tuples(st.integers(5, 40), st.integers(5, 40)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("texts", "points", "wide"),
    [((), 95, 2), (("0.00",), 95, 10), (("0.00", "12,345,678.90"), 95, 26), (("12,345,678.90",), 120, 32)],
)
def test_room_is_what_the_longest_text_takes(texts: tuple[str, ...], points: int, wide: int) -> None:
    assert room(texts, points) == wide


def test_columns_that_fit_stay_as_they_are() -> None:
    assert fitted((25, 21, 23), (25, 10, 9)) == [25, 21, 23]


def test_who_has_most_gives_first() -> None:
    assert fitted((25, 21, 23), (30, 10, 20)) == [30, 16, 23]
    assert fitted((25, 21), (40, 10)) is None


@given(_COLUMNS)
def test_nobody_gets_less_than_asked_and_the_sum_stays(columns: list[tuple[int, int]]) -> None:
    usual, asked = zip(*columns, strict=True)
    widths = fitted(usual, asked)
    if widths is None:
        assert sum(asked) > sum(usual)
        return
    assert sum(widths) == sum(usual)
    assert all(width >= least for width, least in zip(widths, asked, strict=True))


def test_a_column_is_widened_only_by_what_does_not_fit() -> None:
    assert widened(25, ["999,999.99"], 120) == "width: 25mm"
    assert widened(25, ["9,899,195.76", "1.00"], 120) == f"width: {room(['9,899,195.76'], 120)}mm"


@pytest.mark.parametrize("name", ["二组", "第十二村民小组", "第十二村民小组（大垭口移民安置点）"])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_long_name_has_so_many_lines(name: str, lines: int) -> None:
    wide = in_lines(lines, 14, ["一组", name], 105)
    assert wide >= 14
    signs = (wide - 2) * 10_000 // (105 * 353)
    assert signs * lines >= len(name)


def test_a_column_whose_names_have_one_line_keeps_its_width() -> None:
    assert in_lines(2, 14, ["一组", "12组"], 105) == 14

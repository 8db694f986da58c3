"""Bands: every household stands in one, and no band of the public edition is small."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.money import Money
from linkage.page.bands import Band, bands, merged

AMOUNTS = st.lists(st.integers(min_value=-50_000, max_value=9_000_000).map(Money), max_size=60)


def test_amounts_fall_into_bands_of_a_round_width() -> None:
    found = bands([Money(fen) for fen in (0, 99_999, 100_000, 450_000, 450_001)])
    assert [(band.told, band.count) for band in found if band.count] == [
        ("没有", 1),
        ("500 至 1,000 元", 1),
        ("1,000 至 1,500 元", 1),
        ("4,500 至 5,000 元", 2),
    ]


@given(AMOUNTS)
def test_every_amount_is_counted_once_and_the_bands_are_few(amounts: list[Money]) -> None:
    found = bands(amounts)
    assert sum(band.count for band in found) == len(amounts)
    assert len(found) <= 11
    for band in found:
        inside = [
            amount
            for amount in amounts
            if (amount.fen <= 0 if not band.end else max(band.first * 100, 1) <= amount.fen < band.end * 100)
        ]
        assert len(inside) == band.count


@given(AMOUNTS, st.integers(min_value=1, max_value=7))
def test_merged_bands_lose_nobody_and_are_never_small(amounts: list[Money], fewest: int) -> None:
    found = merged(bands(amounts), fewest)
    if len(amounts) < fewest:
        assert found == ()
        return
    if amounts:
        assert sum(band.count for band in found) == len(amounts)
        assert min(band.count for band in found) >= fewest
        assert found[-1].end is None


@pytest.mark.parametrize(
    ("band", "told"),
    [
        (Band(0, None, 5), "全部"),
        (Band(20_000, None, 5), "20,000 元以上"),
        (Band(0, 500, 5), "不到 500 元"),
        (Band(500, 1000, 5), "500 至 1,000 元"),
    ],
)
def test_a_band_is_told_in_words(band: Band, told: str) -> None:
    assert band.told == told

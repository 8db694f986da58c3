"""What is to come is reckoned from what was done, by the weight of the files."""

from __future__ import annotations

from linkage.batch.forecast import Forecast


def test_before_anything_is_done_nothing_is_claimed_but_a_lower_bound() -> None:
    forecast = Forecast(1000)
    assert forecast.pages_in_all == 0
    assert forecast.space_of(1000) == 8000


def test_pages_and_bytes_follow_the_weight() -> None:
    forecast = Forecast(1000)
    forecast.done(200, pages=50, space=30_000)
    assert forecast.pages_in_all == 50 + 200
    assert forecast.space_of(400) == 60_000
    forecast.done(400, pages=130, space=90_000)
    assert forecast.pages_in_all == 180 + 120


def test_what_needs_nothing_counts_for_nothing() -> None:
    forecast = Forecast(1000)
    forecast.done(200, pages=50, space=30_000)
    forecast.passed(800)
    assert (forecast.pages, forecast.pages_in_all) == (50, 50)

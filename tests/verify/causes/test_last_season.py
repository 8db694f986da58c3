"""Figures of last season: what a list says that was reckoned so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from verify.cause_cases import RENT, SHARE, case, due, words
from villages import village


@cache
def before() -> Settlement:
    """The same village a year earlier: rent of 480 斤, two areas as they were."""
    with TemporaryDirectory() as folder:
        old = village().with_text("每亩每年 500 斤稻谷", "每亩每年 480 斤稻谷")
        season = read_season(old.write(Path(folder) / "季"))
    return settle(season.arrangements, season.books)


def test_the_amount_of_last_season_was_left_standing() -> None:
    last = due("H01", RENT, before())
    said = words("last_season", case("H01", RENT, last.plain, last=before()))
    assert said == [f"照抄了上期的数：上期这一条是 {last} 元，应是 3,169.53 元"]


def test_what_did_not_change_is_not_of_last_season() -> None:
    assert words("last_season", case("H01", SHARE, "1.00", last=before())) == []


def test_without_last_season_nothing_is_said() -> None:
    assert words("last_season", case("H01", RENT, "3042.75")) == []

"""A floor or cap that was not looked at: what a list says that was reckoned so."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from verify.cause_cases import SALES, case, words
from villages import village


def capped() -> Settlement:
    """The village with a cap of 1000 yuan a household on commissions."""
    with TemporaryDirectory() as folder:
        season = read_season(
            village().with_text("封顶: 8000 元/户", "封顶: 1000 元/户").write(Path(folder) / "季")
        )
    return settle(season.arrangements, season.books)


def test_a_cap_was_not_looked_at() -> None:
    (said,) = words("limit", case("H04", SALES, "2361.31", of=capped()))
    assert said.startswith("照数算的，也没有看保底、封顶：")
    assert said.endswith("约定有封顶 1,000.00元，应是 1,000.00 元")


def test_another_amount_is_not_explained_by_it() -> None:
    assert words("limit", case("H04", SALES, "2361.32", of=capped())) == []

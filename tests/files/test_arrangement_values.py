"""Tests of values an arrangement takes from elsewhere: what is wrong is told where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.files.season_folder import read_season
from villages import Village, village

SETTINGS = ("参数", "数值", "单位")


def told(folder: Path, value: str) -> list[str]:
    made = village().with_text("村集体收益, 比例: 20%", "村集体收益, 比例: 约定.集体比例")
    rows = (SETTINGS, ("集体比例", value, "无"))
    season = read_season(
        Village(made.arrangement, made.charter, {**made.registers, "约定": rows}).write(folder / "季")
    )
    return [f"{problem.code} {problem.where}" for problem in season.problems]


@pytest.mark.parametrize("value", ["40", "140%", "-3%"])
def test_a_rate_of_the_settings_is_told_in_its_cell(value: str, tmp_path: Path) -> None:
    assert told(tmp_path, value) == ["E275 台账/约定.csv〔约定〕B2 数值"]


def test_a_rate_of_the_settings_may_be_whole(tmp_path: Path) -> None:
    assert told(tmp_path, "20%") == []

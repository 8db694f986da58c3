"""Small counties for tests: villages of two households and one clause, as docs/manual-county.md shows them."""

from __future__ import annotations

from pathlib import Path

from pages import ROOT, write_season

PAGE = ROOT / "docs" / "manual-county.md"


def small_village(season: Path, *, area: str = "3.5") -> Path:
    """Write the page's village into this folder; another area makes another village, or a broken one."""
    made = season.parent / ".made"
    write_season(PAGE, made / "unused")
    (made / "甲村").rename(season)
    made.rmdir()
    plots = season / "台账" / "地块.csv"
    plots.write_text(plots.read_text("utf-8").replace("P1,3.5", f'P1,"{area}"'), "utf-8")
    return season


def small_county(folder: Path, *names: str, broken: tuple[str, ...] = ()) -> Path:
    """Write a county of such villages."""
    folder.mkdir(parents=True)
    for name in names:
        small_village(folder / name, area="3,5" if name in broken else "3.5")
    return folder

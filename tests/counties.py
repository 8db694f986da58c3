"""Small counties for tests: villages of two households and one clause, as docs/manual-county.md shows them."""

from __future__ import annotations

import json
from pathlib import Path

from linkage.closing import Closing
from linkage.delivery import Parcel
from linkage.press.manifest import sha256
from linkage.publishing import RESULT, File, set_versions
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


def quick_part(closing: Closing, *_: object) -> Parcel:
    """A set of the result and five tables instead of papers, so that twenty villages take a second or two."""
    data = closing.result_bytes
    tables = {f"内部/table-{number}.csv": data * number for number in range(1, 6)}
    files = [File(path, table, sha256(table), pages=1) for path, table in tables.items()]
    result = File(RESULT, data, sha256(data))
    return Parcel(closing.settlement.main.season_id, set_versions(), (result, *files), {}, len(data))


def states(out: Path) -> dict[str, str]:
    """How each village of the last run stands."""
    return {one["folder"]: one["state"] for one in json.loads((out / "县清单.json").read_bytes())["villages"]}

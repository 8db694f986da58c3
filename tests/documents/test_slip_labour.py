"""The sheet of work and pay: a grid where the register was kept by the day."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from documents.drawn import document, drawn, leaked
from documents.sample import season
from documents.slips import fen, views
from linkage.closing import close
from villages import village, village_settlement


def test_work_kept_by_the_month_is_listed_and_work_kept_by_the_day_is_a_grid() -> None:
    [listed] = views("slip_labour", village_settlement())
    assert listed["months"]
    daily = village().with_rows(
        "用工",
        *((f"2025-11-{day:02d}", "H01", "1", "采摘", "1", "工日") for day in range(5, 12)),
        ("2025-11-12", "H01", "1", "采摘", "0.5", "工日"),
    )
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(daily.write(Path(folder) / "season")).settlement
    [view] = views("slip_labour", settlement)
    [month] = [month for month in view["months"] if month["name"] == "2025年11月"]
    mine = [row for row in month["rows"] if row["code"] == "H01.1" and row["post"] == "采摘"]
    assert sum(row["cells"].count("1") for row in mine) >= 7
    assert month["daily"] is True
    assert fen(view["total"]) == sum(fen(row["owed"]) for row in view["pay"])


def test_the_drawn_sheet_shows_the_pay_and_no_number_of_anybody() -> None:
    paper = drawn("slip_labour", "gs")
    view: Any = document("slip_labour").view(season(), "gs")
    assert view["total"] in paper.text
    assert leaked(paper.data) == []

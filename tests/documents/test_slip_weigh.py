"""Slips of deliveries: grade by grade, on paper and in the workbook."""

from __future__ import annotations

from typing import Any

from documents.drawn import document
from documents.sample import season
from documents.slips import fen, require_sound


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_weigh", season()) == 2


def test_the_workbook_says_what_the_slips_say() -> None:
    paper = document("slip_weigh")
    assert paper.book is not None
    [subject] = paper.paths(season()).values()
    view: Any = paper.view(season(), subject)
    [leaf] = paper.book(view)
    assert sum(fen(row[-1]) for row in leaf.rows) == fen(view["total"]) == fen(leaf.total[-1])

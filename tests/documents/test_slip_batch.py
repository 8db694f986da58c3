"""Slips of contract rearing."""

from __future__ import annotations

from documents.slips import of_pattern, require_sound, views


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_batch", of_pattern("委托代养")) == 2


def test_a_batch_says_who_accepted_what() -> None:
    rows = [
        row
        for view in views("slip_batch", of_pattern("委托代养"))
        for slip in view["slips"]
        for row in slip["clauses"][0]["rows"]
    ]
    assert rows
    assert all(row["cells"][1] for row in rows)

"""Slips of commission: no made-up share of a sale where tiers reckon on the whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from documents.slips import require_sound, views
from linkage.closing import close
from villages import village, village_settlement


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_commission", village_settlement()) == 4


def test_a_commission_by_tiers_has_no_amount_for_each_sale() -> None:
    busy = village().with_rows("代销", ("2025-06-03", "H01", "DX-901", "12000", "2025-06-20"))
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(busy.write(Path(folder) / "season")).settlement
    clauses = [
        clause
        for view in views("slip_commission", settlement)
        for slip in view["slips"]
        for clause in slip["clauses"]
        if slip["code"] == "H01"
    ]
    assert [len(clause["rows"]) for clause in clauses] == [2]
    assert [row["amount"] for row in clauses[0]["rows"]] == ["", ""]

"""Report and annotated copy of a verification: what stands in them, and where they may stand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from linkage.document import render_html
from linkage.ground.errors import UsageError
from linkage.verify.filing import file_verification, notes_in_cells
from linkage.verify.report_paper import TEMPLATE, report_view
from linkage.verify.verification import Verification, verify_season
from verify.lists import SUMS, payout_list, right_rows
from villages import village_settlement


def wrong() -> tuple[Verification, bytes]:
    """A list with an amount, an account, a row twice and a row nobody is known for; and its file."""
    settled = village_settlement()
    rows = right_rows(settled)
    rows[0][4] = "1.00"
    rows[3][3] = rows[4][3]
    rows += [list(rows[1]), ["H99", "<b>张三丰</b>", "1组", "", "55.00"]]
    paid = payout_list(SUMS, rows, [["合计", "", "", "", "1.00"]], file="发放表.csv")
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[heading for heading, _, _ in SUMS], *rows])
    return verify_season(paid, settled), text.getvalue().encode()


def test_nothing_goes_into_the_season(tmp_path: Path) -> None:
    verification, data = wrong()
    with pytest.raises(UsageError):
        file_verification(verification, data, tmp_path / "核对", tmp_path)


def test_the_paper_tells_every_household_that_is_not_equal() -> None:
    verification, _ = wrong()
    page = render_html(TEMPLATE, report_view(verification, "ab" * 32))
    assert "核对 13 户：相符 9，金额不符 1，多列 1，重复支付 1，收款账户不符 1" in page
    assert "H02" in page
    assert "相抵后多付" in page
    assert "&lt;b&gt;" in page
    assert "<b>张三丰" not in page
    for row in right_rows(village_settlement()):
        assert row[3] not in page


def test_every_difference_stands_at_its_cell() -> None:
    verification, _ = wrong()
    said = {note.where.cell: note.text for note in notes_in_cells(verification) if note.place is not None}
    assert {"E2", "E3", "E14", "D5", "E15"} <= said.keys()
    assert "应付" in said["E2"]
    assert "尾号" in said["D5"]

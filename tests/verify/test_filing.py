"""Report, data and annotated copy of a verification, in a folder whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from linkage.document import render_html
from linkage.ground.errors import UsageError, WithheldError
from linkage.press.pdf_reader import statement_parts
from linkage.verify.filing import COPY, DATA, REPORT, file_verification
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


def test_the_folder_stands_whole_and_is_left_as_it_is(tmp_path: Path) -> None:
    verification, data = wrong()
    season, out = tmp_path / "季", tmp_path / "核对"
    season.mkdir()
    manifest, already = file_verification(verification, data, out, season)
    assert not already
    assert {entry.name for entry in manifest.files} == {REPORT, DATA, COPY}
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert file_verification(verification, data, out, season)[1]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert not list(season.iterdir())
    with pytest.raises(WithheldError):
        file_verification(verification, data + b" ", out, season)

    text = "".join(statement_parts(before[REPORT]).text.split())
    assert "核对人（签字）" in text
    assert "第1页共" in text
    written = json.loads(before[DATA])
    assert written["counts"] == {
        "equal": 9,
        "different": 1,
        "missing": 0,
        "extra": 1,
        "twice": 1,
        "wrong_account": 1,
        "ambiguous": 0,
    }
    book = openpyxl.load_workbook(io.BytesIO(before[COPY]))
    noted = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert len(noted) >= 4
    long = re.compile(rb"\d{15,}")
    assert not long.findall(re.sub(rb'"sha256":"[0-9a-f]+"', b"", before[DATA]))


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

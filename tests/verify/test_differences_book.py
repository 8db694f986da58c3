"""The verification as a workbook: every difference with its amounts as numbers, and no number of a person."""

from __future__ import annotations

import io

import openpyxl

from linkage.verify.differences_book import differences_book
from linkage.verify.verification import Verification, verify_season
from verify.lists import SUMS, payout_list, right_rows
from villages import village_settlement


def wrong() -> Verification:
    """A list with a wrong amount, the account of somebody else, a row twice, and a row nobody is known for."""
    settled = village_settlement()
    rows = right_rows(settled)
    rows[0][4] = "1.00"
    rows[3][3] = rows[4][3]
    rows += [list(rows[1]), ["H99", "=HYPERLINK(1)", "1组", "", "55.00"]]
    return verify_season(payout_list(SUMS, rows, [["合计", "", "", "", "1.00"]]), settled)


def test_every_difference_is_a_row_with_amounts_that_are_numbers() -> None:
    verification = wrong()
    book = openpyxl.load_workbook(io.BytesIO(differences_book(verification)))
    assert book.sheetnames == ["差异", "应当相等的数", "表上还要看的"]
    page = book["差异"]
    assert page["A2"].value == "核对 13 户：相符 9，金额不符 1，多列 1，重复支付 1，收款账户不符 1"
    headings, *rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    by_name = [dict(zip(headings, row, strict=True)) for row in rows]
    short = next(row for row in by_name if row["结果"] == "金额不符")
    assert short["表上"] == 1
    assert isinstance(short["应付"], int | float)
    assert short["相差"] == 1 - short["应付"]
    extra = next(row for row in by_name if row["结果"] == "多列")
    assert (extra["姓名"], extra["表上"], extra["相差"]) == ("=HYPERLINK(1)", 55, 55)
    assert [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert "不符" in [cell.value for cell in book["应当相等的数"]["A"]]


def test_it_holds_no_account_and_the_same_bytes_each_time() -> None:
    data = differences_book(wrong())
    text = "".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    )
    assert [row[3] for row in right_rows(village_settlement()) if row[3] and row[3] in text] == []
    assert differences_book(wrong()) == data

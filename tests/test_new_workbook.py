"""Whatever a workbook is given as text stays text, and equal contents give equal bytes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from linkage.new_workbook import new_workbook


def written(text: str, *, row_by_row: bool) -> bytes:
    target = io.BytesIO()
    book = new_workbook(target, "题", row_by_row=row_by_row)
    book.add_worksheet("表").write(0, 0, text)
    book.close()
    return target.getvalue()


@pytest.mark.parametrize("row_by_row", [True, False])
@pytest.mark.parametrize("text", ["=1+1", "http://example.com", "0012", "{=A1}", "@SUM(A1)"])
def test_a_text_stays_a_text(text: str, *, row_by_row: bool) -> None:
    data = written(text, row_by_row=row_by_row)
    cell = openpyxl.load_workbook(io.BytesIO(data))["表"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert written(text, row_by_row=row_by_row) == data

"""Tables for other programs: one mark, one form, and nothing a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io

import pytest

from linkage.table import csv_bytes, harmless


def test_a_table_is_read_back_as_it_was_written() -> None:
    data = csv_bytes(("户", "说明"), [("001 王小田", '两行\n一格，有“引号”和"'), ("", "")])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["户", "说明"], ["001 王小田", '两行\n一格，有“引号”和"'], ["", ""]]
    assert data.decode().count("\r\n") == 3


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-备注", "@x", "\t=1", "\r", " =HYPERLINK()", "＝1", "－2×3", "﹦1", "−1"]
)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.50", "0.00", "12", "王小田", "集体2023-101", "", "3-4月"])
def test_amounts_and_words_stay(text: str) -> None:
    assert harmless(text) == text


def test_a_row_must_fit_its_headings() -> None:
    with pytest.raises(ValueError, match="2 under 1"):
        csv_bytes(("户",), [("a", "b")])

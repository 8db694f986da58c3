"""CSV registers: encodings by a fixed order and the headings, addresses as in a spreadsheet."""

from __future__ import annotations

import pytest

from linkage.files.raw_sheet import RawCell, RawSheet
from linkage.files.tables import LARGEST_FILE, read_table

FILE = "台账/地块.csv"
TEXT = "户号,地块代码,面积（亩）\nA1,卢家坪,3.5\n\nA2,陆亩元佣,4\n"
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8（带标记）",
    "utf-16": "UTF-16",
    "gbk": "GB18030",
    "gb18030": "GB18030",
}


def rows_of(raw: RawSheet | None) -> dict[int, list[str]]:
    assert raw is not None
    return {row.number: [cell.text for cell in row.cells.values()] for row in raw.rows}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "headings", ["户号,地块代码,面积（亩）", "面积(亩),户号,地块代码", "户编号,地块编号,面积（亩）"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_with_every_heading(encoding: str, headings: str, end: str) -> None:
    text = TEXT.replace("户号,地块代码,面积（亩）", headings).replace("\n", end)
    raw, problems, (note,) = read_table(FILE, "地块", text.encode(encoding))
    assert problems == []
    assert rows_of(raw) == {1: headings.split(","), 2: ["A1", "卢家坪", "3.5"], 4: ["A2", "陆亩元佣", "4"]}
    assert note.what == f"按 {ENCODINGS[encoding]} 编码读取"


def test_unicode_text_of_a_spreadsheet_is_parted_by_tabs() -> None:
    raw, _, _ = read_table(FILE, "地块", TEXT.replace(",", "\t").encode("utf-16"))
    assert rows_of(raw)[2] == ["A1", "卢家坪", "3.5"]


def test_gbk_bytes_that_happen_to_be_utf8_are_read_by_their_headings() -> None:
    data = "户号,地块代码,面积（亩）\n".encode("gbk") + "A1,陆,1\n".encode("gbk")
    raw, problems, (note,) = read_table(FILE, "地块", data)
    assert problems == []
    assert rows_of(raw)[2] == ["A1", "陆", "1"]
    assert "GB18030" in note.what


def test_utf8_with_unknown_headings_is_left_to_the_headings() -> None:
    raw, problems, _ = read_table(FILE, "地块", "甲,乙\n1,2\n".encode())
    assert problems == []
    assert rows_of(raw) == {1: ["甲", "乙"], 2: ["1", "2"]}


def test_bytes_of_no_encoding_are_refused() -> None:
    raw, (problem,), _ = read_table(FILE, "地块", b"\xff\xff\xff,\xff")
    assert raw is None
    assert problem.code == "E337"


@pytest.mark.parametrize("data", [b"", b"\n", b",,\n,,\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_rows(data: bytes) -> None:
    raw, problems, _ = read_table(FILE, "地块", data)
    assert problems == []
    assert raw == RawSheet(FILE, "地块", ())


def test_quotes_and_commas_stay_in_their_cells() -> None:
    raw, _, _ = read_table(FILE, "地块", '户号,地块代码,面积（亩）\nA1,"甲,乙""丙""",3\n'.encode())
    assert raw is not None
    assert raw.rows[1].cells[2] == RawCell('甲,乙"丙"')


@pytest.mark.parametrize("row", ['A1,"甲,3\n', 'A1,"甲"乙,3\n'])
def test_quotes_that_do_not_pair_are_refused(row: str) -> None:
    raw, (problem,), _ = read_table(FILE, "地块", f"户号,地块代码,面积（亩）\n{row}".encode())
    assert raw is None
    assert problem.code == "E338"


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.files.tables.MOST_ROWS", 3)
    _, (problem,), _ = read_table(FILE, "地块", TEXT.encode())
    assert problem.code == "E315"


def test_a_file_too_large_is_not_read() -> None:
    _, (problem,), _ = read_table(FILE, "地块", bytes(LARGEST_FILE + 1))
    assert problem.code == "E339"

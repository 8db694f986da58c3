"""Workbooks: every cell by its own text, everything hidden told, everything dangerous refused in time."""

from __future__ import annotations

import datetime
import io
import time
import tracemalloc
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from files.workbooks import packed, parts, with_part, workbook
from linkage.files.raw_sheet import RawCell, Sort
from linkage.files.workbook_guard import MOST_CELLS, MOST_ENTRIES, inspect
from linkage.files.workbook_reader import LARGEST_FILE, raw_cell, read_workbook

FILE = "台账.xlsx"
HEADINGS: list[object] = ["户号", "地块代码", "面积（亩）", "起"]
ROWS: list[list[object]] = [HEADINGS, ["A1", "D1", 3.5, datetime.date(2025, 1, 1)], ["A2", "D2", 4, None]]
SHEET = "xl/worksheets/sheet1.xml"


def said(data: bytes) -> list[str]:
    return [str(problem) for problem in read_workbook(FILE, data)[1]]


def test_openpyxl_guards_itself_with_defusedxml() -> None:
    assert openpyxl.DEFUSEDXML


def test_cells_come_with_their_text_and_sort() -> None:
    (sheet,), problems, notes = read_workbook(FILE, workbook({"地块": ROWS}))
    assert (problems, notes) == ([], [])
    assert [row.number for row in sheet.rows] == [1, 2, 3]
    assert sheet.rows[1].cells == {
        1: RawCell("A1"),
        2: RawCell("D1"),
        3: RawCell("3.5", Sort.NUMBER),
        4: RawCell("2025-01-01", Sort.DATE),
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0.00000015"),
        (-2.5, "-2.5"),
        (True, "TRUE"),
        (datetime.datetime(2025, 9, 1, 14, 30), "2025-09-01"),  # noqa: DTZ001 - a cell has no zone
        (datetime.date(2025, 9, 1), "2025-09-01"),
        ("　甲 ", "　甲 "),
    ],
)
def test_the_rule_for_raw_texts(value: object, text: str) -> None:
    assert raw_cell(value).text == text


def test_blank_rows_keep_the_numbers_of_the_others() -> None:
    (sheet,), _, _ = read_workbook(FILE, workbook({"地块": [HEADINGS, [], [], ["A1", "D1", 1]]}))
    assert [row.number for row in sheet.rows] == [1, 4]


@pytest.mark.parametrize("code", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
def test_error_cells_are_never_blank_or_nought(code: str) -> None:
    data = workbook({"地块": [HEADINGS, ["A1", "D1", code]]})
    assert said(data) == [
        f"E304 台账.xlsx〔地块〕C2：是错误值 “{code}”。不能当作空格或零。请改正公式，或直接填写数值。"
    ]


def test_a_formula_nobody_computed_is_told() -> None:
    data = workbook({"地块": [HEADINGS, ["A1", "D1", "=1+1"]]})
    assert said(data) == [
        "E303 台账.xlsx〔地块〕C2：是公式但没有计算结果。请用 Excel 或 WPS 打开台账，保存一次后再读。"
    ]


def test_a_formula_counts_by_its_saved_value() -> None:
    data = with_part(
        workbook({"地块": [HEADINGS, ["A1", "D1", "=1+1"]]}),
        SHEET,
        lambda xml: (
            xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
        ),
    )
    (sheet,), problems, _ = read_workbook(FILE, data)
    assert problems == []
    assert sheet.rows[1].cells[3] == RawCell("2", Sort.NUMBER)


def test_merged_cells_among_the_data_are_refused_and_above_the_headings_taken() -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("A1:D1")
        page.merge_cells("A3:A4")

    data = workbook({"地块": [["云坪村地块台账"], HEADINGS, ["A1", "D1", 1], [None, "D2", 2]]}, merge)
    (line,) = said(data)
    assert line.startswith("E305 台账.xlsx〔地块〕A3：数据区有合并单元格 A3:A4。")


def test_what_is_hidden_is_read_and_told() -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[2].hidden = True
        page.column_dimensions["C"].hidden = True
        page.sheet_state = "hidden"

    data = workbook({"地块": ROWS, "名册": [["户号", "成员号", "姓名"]]}, hide)
    (sheet, _), _, (note,) = read_workbook(FILE, data)
    assert len(sheet.rows) == 3
    assert str(note) == (
        "W311 台账.xlsx〔地块〕A2：整张表、第 2 行、C 列是隐藏的，已照样读取。隐藏的内容也是资料。不要的请删去。"
    )


def test_macros_are_not_run_and_told() -> None:
    data = packed({**parts(workbook({"地块": ROWS})), "xl/vbaProject.bin": b"macro"})
    _, problems, (note,) = read_workbook(FILE, data)
    assert (problems, note.code) == ([], "W312")


# --- what a file really is ---------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DISGUISES = {
    "文件是空的": b"",
    "这是旧格式的 .xls 或 WPS 的 .et": OLE,
    "工作簿设了打开密码": OLE + "EncryptedPackage".encode("utf-16-le"),
    "这是网页，只是名字叫 .xlsx": b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>",
    "这是 XML 表格（2003 版）": b'<?xml version="1.0"?><Workbook/>',
    "这是 PDF": b"%PDF-1.7",
    "这是写字板文档": b"{\\rtf1 a}",
    "这是文本表格（CSV），只是名字叫 .xlsx": "户号,面积\nA1,3\n".encode(),
    "不是工作簿": bytes(range(60, 120)) * 2,
    "这是压缩包，不是工作簿": packed({"a.txt": b"a"}),
    "这是 Word 文档": packed({"word/document.xml": b"<a/>"}),
    "这是二进制工作簿 .xlsb": packed({"xl/workbook.bin": b"a"}),
    "这是 OpenDocument 表格 .ods": packed(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}
    ),
}


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_disguise_is_named_by_what_it_is(kind: str) -> None:
    sheets, (problem,), _ = read_workbook(FILE, DISGUISES[kind])
    assert sheets == ()
    assert (problem.code, problem.what) == ("E310", f"打不开：{kind}")
    assert problem.remedy


def test_a_truncated_workbook_is_damaged_wherever_it_ends() -> None:
    data = workbook({"地块": ROWS})
    for end in range(4, len(data) - 1, len(data) // 50):
        sheets, (problem,), _ = read_workbook(FILE, data[:end])
        assert (sheets, problem.code) == ((), "E310")


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_broken_part_is_a_problem_and_no_failure(part: str) -> None:
    data = workbook({"地块": ROWS})
    for change in (lambda xml: xml[: len(xml) // 2], lambda _: b"", lambda xml: xml.replace(b"<", b"<<", 3)):
        sheets, problems, _ = read_workbook(FILE, with_part(data, part, change))
        assert sheets == ()
        assert [problem.code for problem in problems] == ["E310"]


def test_a_wrong_sum_of_a_part_is_damage() -> None:
    data = bytearray(workbook({"地块": ROWS}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(SHEET)
    data[entry.header_offset + 30 + len(SHEET) + entry.compress_size // 2] ^= 0xFF
    assert [line[:4] for line in said(bytes(data))] == ["E310"]


# --- bombs -------------------------------------------------------------------------------------------------


def in_time(data: bytes) -> list[str]:
    """The codes of the problems, found within bounded time and memory."""
    tracemalloc.start()
    start = time.monotonic()
    codes = [problem.code for problem in read_workbook(FILE, data)[1]]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.monotonic() - start < 10
    assert peak < 100_000_000
    return codes


def test_a_zip_bomb_is_refused() -> None:
    data = with_part(workbook({"地块": ROWS}), SHEET, lambda xml: xml + b" " * 50_000_000)
    assert len(data) < 100_000
    assert in_time(data) == ["E311"]


def test_too_many_parts_are_refused() -> None:
    extra = {f"xl/media/{number}.bin": b"" for number in range(MOST_ENTRIES)}
    assert in_time(packed({**parts(workbook({"地块": ROWS})), **extra})) == ["E311"]


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.files.workbook_guard.MOST_BYTES", 1000)
    assert in_time(workbook({"地块": ROWS})) == ["E311"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_CELLS > 1_000_000
    monkeypatch.setattr("linkage.files.workbook_guard.MOST_CELLS", 5)
    assert in_time(workbook({"地块": ROWS})) == ["E311"]


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1"])
def test_a_far_cell_is_refused_with_its_address(cell: str) -> None:
    data = workbook({"地块": ROWS}, lambda page: page.__setitem__(cell, "远"))
    start = time.monotonic()
    _, (problem,), _ = read_workbook(FILE, data)
    assert time.monotonic() - start < 10
    assert (problem.code, problem.where.cell) == ("E315", cell)


def test_a_lying_dimension_does_no_harm() -> None:
    data = with_part(
        workbook({"地块": ROWS}), SHEET, lambda xml: xml.replace(b'ref="A1:D3"', b'ref="A1:XFD1048576"')
    )
    start = time.monotonic()
    (sheet,), problems, _ = read_workbook(FILE, data)
    assert time.monotonic() - start < 5
    assert (len(sheet.rows), problems) == (3, [])


ENTITIES = {
    "laughs": b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>',
    "outside": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:/etc/passwd">]>'.replace(b"/etc/passwd", b"///x"),
    "parameter": b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">',
}


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_definitions_inside_are_refused(kind: str, part: str) -> None:
    data = with_part(
        workbook({"地块": ROWS}),
        part,
        lambda xml: b'<?xml version="1.0"?>' + ENTITIES[kind] + xml.removeprefix(b'<?xml version="1.0"?>'),
    )
    assert in_time(data) == ["E312"]


def test_definitions_in_another_encoding_are_refused() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    assert in_time(with_part(workbook({"地块": ROWS}), SHEET, lambda _: xml)) == ["E312"]


def test_a_file_too_large_is_not_opened() -> None:
    assert in_time(b"PK" + bytes(LARGEST_FILE)) == ["E339"]


def test_facts_of_a_sound_workbook() -> None:
    facts, problems = inspect(FILE, workbook({"地块": ROWS, "名册": [["户号"]]}))
    assert problems == []
    assert facts is not None
    assert {name: sheet.cells for name, sheet in facts.sheets.items()} == {"地块": 11, "名册": 1}


def changed(old: bytes, new: bytes) -> bytes:
    made = with_part(workbook({"地块": ROWS}), SHEET, lambda data: data.replace(old, new))
    assert made != workbook({"地块": ROWS})
    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="3"', b'<row r="3000000000"'),  # the library would fill up all rows between
        (b'<row r="3"', b'<row r="2"'),  # and pass over one that comes back
        (b'r="C3"', b'r="C4"'),
        (b'<c r="C3"', b'<c r="D3"/><c r="C3"'),  # and over what stands right of the last cell
        (b'r="C3"', b'r="C3D"'),
    ],
)
def test_rows_and_cells_out_of_their_order_are_a_broken_file(old: bytes, new: bytes) -> None:
    (told,) = said(changed(old, new))
    assert told.startswith("E310 台账.xlsx：打不开：文件已损坏")


@pytest.mark.parametrize(
    "more",
    [
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="$A$1:$XFD$1048576"/></hyperlinks>',
    ],
)
def test_ranges_over_the_whole_sheet_are_refused_at_once(more: bytes) -> None:
    (told,) = said(changed(b"</sheetData>", b"</sheetData>" + more))
    assert told.startswith("E311 台账.xlsx：工作簿里合并的和带链接的格子超过")


def test_a_number_too_large_for_a_spreadsheet_is_an_error() -> None:
    assert raw_cell(float("inf")) == raw_cell(float("nan")) == RawCell("#NUM!", Sort.ERROR)
    (told,) = said(changed(b"<v>4</v>", b"<v>1e999</v>"))
    assert told.startswith("E304 台账.xlsx〔地块〕C3：是错误值 “#NUM!”")


def test_a_formula_in_a_cell_without_an_address_is_told() -> None:
    (told,) = said(changed(b'<c r="C3" t="n"><v>4</v>', b"<c><f>1+1</f>"))
    assert told.startswith("E303 台账.xlsx〔地块〕C3")

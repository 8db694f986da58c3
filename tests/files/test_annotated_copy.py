"""Annotated copies: her own look, comments where something is said, values for formulas, and never an input."""

from __future__ import annotations

import datetime
import io
import time

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from files.workbooks import packed, parts, with_part, workbook
from linkage.files import annotated_copy as copying
from linkage.files import annotation
from linkage.files.annotated_copy import annotated_copy
from linkage.files.annotation import HEADINGS, Annotation
from linkage.files.tables import read_table
from linkage.files.workbook_reader import read_workbook
from linkage.ground.errors import Where

FILE = "台账.xlsx"
MARK = "这是批注副本，只供查看；请改原来的台账"
ROWS: list[list[object]] = [
    ["户号", "地块代码", "面积（亩）", "起", "卡号"],
    ["A1", "D1", 3.5, datetime.date(2025, 1, 1), "6222020200001234567"],
    ["A2", "D2", "二亩", None, "0012"],
    ["A3", "=1+1", None, None, "0013"],
]


def at(cell: str, severity: str = "问题", text: str = "E308 “二亩”不是数", sheet: str = "地块") -> Annotation:
    return Annotation(Where(FILE, sheet=sheet, cell=cell, heading="面积（亩）"), severity, text)


def copy_of(data: bytes, *said: Annotation) -> Workbook:
    made = annotated_copy({FILE: data}, said)
    assert made is not None
    return openpyxl.load_workbook(io.BytesIO(made))


def with_look(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].width = 33
    sheet["A2"].font = Font(name="楷体", bold=True)
    sheet["C2"].number_format = "0.00"
    sheet["A3"].comment = Comment("会计自己的话", "会计")
    sheet.merge_cells("A6:C7")


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_the_first_cell_says_what_it_is_and_the_list_leads_to_the_cells(
    monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)
    book = copy_of(
        workbook({"地块": ROWS, "说明": [["一"]]}),
        at("D2", "提示", "W301 日期"),
        at("C3"),
        Annotation(Where("合作.yaml", line=14), "警告", "C610 没有会议"),
    )
    page = book.worksheets[0]
    assert (page.title, page["A1"].value) == ("批注", MARK)
    assert book.active is page
    assert (
        page["A2"].value == "问题 1 处、警告 1 处、提示 1 处。点“在哪里”一栏跳到那一格；有颜色的格子带批注。"
    )
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_col=4) if row[1].value]
    assert rows[0] == list(HEADINGS)
    assert rows[1] == [1, "问题", "台账.xlsx〔地块〕C3 面积（亩）", "E308 “二亩”不是数"]
    assert rows[2] == [2, "警告", "合作.yaml 第14行", "C610 没有会议"]
    assert [row[1] for row in rows[1:]] == ["问题", "警告", "提示"]
    links = {
        cell.value: cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink
    }
    assert links["台账.xlsx〔地块〕C3 面积（亩）"] == "'地块'!C3"
    assert len(links) == 2
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book.worksheets] == [True, False, False]


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_cells_bear_the_colour_and_the_words(monkeypatch: pytest.MonkeyPatch, *, large: bool) -> None:
    if large:
        monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)
    book = copy_of(
        workbook({"地块": ROWS}), at("C3"), at("C3", "提示", "W301 看一看"), at("B9", "警告", "缺一行")
    )
    sheet = book["地块"]
    assert sheet["C3"].comment is not None
    assert sheet["C3"].comment.text == "【问题】E308 “二亩”不是数\n【提示】W301 看一看"
    assert sheet["C3"].fill.fgColor.rgb[-6:] == "F8CBAD"
    assert sheet["B9"].comment is not None
    assert sheet["B9"].fill.fgColor.rgb[-6:] == "FFE699"
    assert sheet["A2"].comment is None
    shown = [[cell.value for cell in row] for row in sheet["A1:E4"]]
    assert shown[0] == ROWS[0]
    assert shown[1] == ["A1", "D1", 3.5, datetime.datetime(2025, 1, 1), "6222020200001234567"]  # noqa: DTZ001
    assert shown[2] == ["A2", "D2", "二亩", None, "0012"]
    assert sheet["C2"].data_type == "n"
    assert sheet["E2"].data_type == "s"


def test_a_workbook_whose_look_cannot_be_read_is_copied_plain() -> None:
    data = workbook({"地块": ROWS}, lambda sheet: sheet.add_table(Table(displayName="t", ref="A1:E4")))
    broken = with_part(data, "xl/tables/table1.xml", lambda part: part.replace(b' id="1"', b' id="x"', 1))
    with pytest.raises(TypeError, match="int"):
        openpyxl.load_workbook(io.BytesIO(broken))
    assert read_workbook(FILE, broken)[0]
    book = copy_of(broken, at("C3"))
    assert "工作簿里有程序读不了的样式或附件，只抄内容" in str(book.worksheets[0]["A4"].value)
    assert book["地块"]["C3"].comment is not None
    assert book["地块"]["C3"].value == "二亩"


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_a_workbook_that_cannot_be_read_at_all_has_no_copy(
    monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)
    data = workbook({"地块": ROWS})
    margins = b'<pageMargins left="'
    broken = with_part(data, "xl/worksheets/sheet1.xml", lambda part: part.replace(margins, margins + b"x"))
    assert broken != data
    assert annotated_copy({FILE: broken}, [at("C3")]) is None


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_a_number_that_no_sheet_can_hold_is_an_error_in_the_copy(
    monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)
    name = "xl/worksheets/sheet1.xml"
    data = with_part(
        workbook({"地块": ROWS}), name, lambda part: part.replace(b"<v>3.5</v>", b"<v>1e999</v>")
    )
    made = annotated_copy({FILE: data}, [at("C2")])
    assert made is not None
    assert not [part for part, text in parts(made).items() if b"<v>inf" in text.lower()]
    sheet = openpyxl.load_workbook(io.BytesIO(made))["地块"]
    assert (sheet["C2"].value, sheet["C2"].comment is not None) == ("#NUM!", True)


def test_her_look_and_her_own_comments_stay() -> None:
    sheet = copy_of(workbook({"地块": ROWS}, with_look), at("A3"), at("B7", text="E305 合并"))["地块"]
    assert sheet.column_dimensions["C"].width == 33
    assert (sheet["A2"].font.name, sheet["A2"].font.bold) == ("楷体", True)
    assert sheet["C2"].number_format == "0.00"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A6:C7"]
    assert sheet["A3"].comment is not None
    assert sheet["A3"].comment.text == "会计自己的话\n【问题】E308 “二亩”不是数"
    # What is said inside a merged range stands in its first cell: the others hold nothing.
    assert sheet["A6"].comment is not None
    assert sheet["A6"].comment.text == "【问题】E305 合并"


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_formulas_become_the_values_that_were_saved(monkeypatch: pytest.MonkeyPatch, *, large: bool) -> None:
    if large:
        monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)

    def typed(sheet: Worksheet) -> None:
        sheet["C3"].value = "=2+2"
        sheet["C3"].data_type = "s"  # somebody typed an apostrophe before it: a text

    cached = with_part(
        workbook({"地块": [*ROWS, ["A4", "=HYPERLINK(1)", "=C2*2"]]}, typed),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<f>C2*2</f><v />", b"<f>C2*2</f><v>7</v>").replace(
            b"<f>C2*2</f><v></v>", b"<f>C2*2</f><v>7</v>"
        ),
    )
    sheet = copy_of(cached, at("C3"))["地块"]
    assert sheet["C5"].value == 7
    assert sheet["B4"].value is None
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=2+2", "s")
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_what_is_said_never_becomes_a_formula() -> None:
    page = copy_of(workbook({"地块": ROWS}), at("C3", "问题", "=1+1"), at("C3", "提示", "@x")).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} <= {
        "s",
        "n",
    }


def test_hidden_places_come_to_light_and_are_named() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.sheet_state = "hidden"

    book = copy_of(workbook({"地块": ROWS, "名册": [["户号"]]}, hide), at("C3"))
    sheet = book["地块"]
    assert sheet.sheet_state == "visible"
    assert (sheet.row_dimensions[3].hidden, sheet.row_dimensions[4].hidden) == (False, True)
    assert not sheet.column_dimensions["C"].hidden
    told = "〔地块〕整张表、第 3 行、C 列原来是隐藏的，里面有要看的，这里显示出来。"
    assert told in [cell.value for cell in book.worksheets[0]["A"]]


def test_tables_become_sheets_of_one_workbook() -> None:
    files = {
        "台账/名册.csv": "户号,卡号\nA1,6222020200001234567\n=1+1,0012\n".encode(),
        "台账/地块.csv": "户号,面积（亩）\nA1,二亩\n".encode("gb18030"),
        "台账/坏.csv": b'a,"b\n',
    }
    place = Where("台账/地块.csv", sheet="地块", cell="B2")
    made = annotated_copy(files, [Annotation(place, "问题", "E308 不是数")])
    assert made is not None
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["批注", "名册", "地块"]
    assert book["地块"]["B2"].comment is not None
    assert (book["名册"]["B2"].value, book["名册"]["B2"].data_type) == ("6222020200001234567", "s")
    assert (book["名册"]["A3"].value, book["名册"]["A3"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_cannot_be_opened_cannot_be_annotated(data: bytes) -> None:
    assert annotated_copy({FILE: data}, [at("C3")]) is None
    assert annotated_copy({"台账/坏.csv": b'\xff\xfea,"b\n'}, []) is None


def test_the_same_gives_the_same_bytes() -> None:
    data = workbook({"地块": ROWS}, with_look)
    one, two = (annotated_copy({FILE: data}, [at("C3"), at("D2", "提示")]) for _ in range(2))
    assert one == two
    assert one is not None
    assert b"2026-01-01T00:00:00Z" in parts(one)["docProps/core.xml"]


def test_a_copy_given_as_an_input_is_refused_with_that_as_the_cause() -> None:
    made = annotated_copy({FILE: workbook({"地块": ROWS})}, [at("C3")])
    assert made is not None
    sheets, (problem,), notes = read_workbook(FILE, made)
    assert (sheets, notes, problem.code) == ((), [], "E750")
    assert str(problem).startswith("E750 台账.xlsx：这是批注副本，不是原来的表。")
    book = openpyxl.load_workbook(io.BytesIO(made))
    book.move_sheet("批注", 1)
    moved = io.BytesIO()
    book.save(moved)
    assert [one.code for one in read_workbook(FILE, moved.getvalue())[1]] == ["E750"]
    saved = f"{MARK},,\n,,\n序号,轻重,在哪里\n".encode("utf-8-sig")
    assert [one.code for one in read_table("台账/地块.csv", "地块", saved)[1]] == ["E750"]


def test_a_page_of_that_name_is_not_overwritten() -> None:
    book = copy_of(workbook({"地块": ROWS, "批注": [["我的"]]}), at("C3"))
    assert book.sheetnames == ["批注2", "地块", "批注"]
    assert book["批注"]["A1"].value == "我的"


def test_names_that_spoke_of_another_file_stay_behind() -> None:
    def link(xml: bytes) -> bytes:
        names = b'<definedNames><definedName name="price">[1]Sheet1!$A$1</definedName></definedNames>'
        return xml.replace(b"<calcPr", names + b"<calcPr")

    book = copy_of(with_part(workbook({"地块": ROWS}), "xl/workbook.xml", link), at("C3"))
    assert dict(book.defined_names) == {}


@pytest.mark.parametrize("large", [False, True], ids=["with its look", "plain"])
def test_many_comments_are_bounded(monkeypatch: pytest.MonkeyPatch, *, large: bool) -> None:
    monkeypatch.setattr(annotation, "MOST_COMMENTS", 20)
    monkeypatch.setattr(annotation, "MOST_LISTED", 20)
    monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3 if large else 10_000)
    rows: list[list[object]] = [["户号", "面积（亩）"], *([f"A{n}", n] for n in range(60))]
    book = copy_of(workbook({"地块": rows}), *(at(f"B{row}") for row in range(2, 42)))
    sheet, page = book["地块"], book["批注"]
    assert sum(cell.comment is not None for (cell,) in sheet["B1:B61"]) == 20
    assert sheet["B41"].fill.fgColor.rgb[-6:] == "F8CBAD"
    assert sum(cell.value == "问题" for (cell,) in page["B1:B99"]) == 20
    assert "下面列出前 20 处，共 40 处；先改这些，再查一次。" in [cell.value for cell in page["A"][:6]]


def test_a_library_that_fails_is_no_crash() -> None:
    content = parts(workbook({"地块": ROWS}))
    content["xl/styles.xml"] = b"<styleSheet><cellXfs><xf fontId='x'/></cellXfs></styleSheet>"
    assert annotated_copy({FILE: packed(content)}, [at("C3")]) is None


def test_a_long_message_shows_whole() -> None:
    page = copy_of(workbook({"地块": ROWS}), at("C3", "问题", "说" * 100), at("C4")).worksheets[0]
    assert [page.row_dimensions[row].height for row in (6, 7)] == [45, 15]


def test_a_merge_down_the_whole_column_takes_no_time() -> None:
    merge = b'</sheetData><mergeCells><mergeCell ref="B5:B1048576"/></mergeCells>'
    data = with_part(
        workbook({"地块": ROWS}),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", merge),
    )
    began = time.monotonic()
    assert copy_of(data, at("C3"))["地块"]["C3"].comment is not None
    assert time.monotonic() - began < 3  # the library would touch a million cells


def test_a_comment_on_all_cells_takes_no_time() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"地块": ROWS})))
    book["地块"]["A1"].comment = Comment("话", "会计")
    out = io.BytesIO()
    book.save(out)
    wide = with_part(
        out.getvalue(),
        "xl/comments/comment1.xml",
        lambda part: part.replace(b'ref="A1"', b'ref="A1:XFD1048576"'),
    )
    began = time.monotonic()
    assert copy_of(wide, at("C3"))["地块"]["C3"].comment is not None
    assert time.monotonic() - began < 3


def test_a_large_workbook_with_a_name_no_program_accepts_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copying, "MOST_WITH_LOOK", 3)
    odd = with_part(
        workbook({"地块": ROWS}), "xl/workbook.xml", lambda part: part.replace("地块".encode(), b"a[1]*")
    )
    assert copy_of(odd, at("C3", sheet="a[1]*"))["a_1__"]["C3"].comment is not None

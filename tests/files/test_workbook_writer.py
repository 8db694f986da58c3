"""The workbook people fill: what it shows, what it offers, and that it reads back as it was written."""

from __future__ import annotations

import datetime
import io
import time
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from linkage.files.cell_values import RegisterDesk
from linkage.files.raw_sheet import Sort
from linkage.files.register_examples import example_row
from linkage.files.register_reader import read_sheets
from linkage.files.register_sheets import SHEET_BY_NAME, SHEETS
from linkage.files.workbook_reader import read_workbook
from linkage.files.workbook_writer import (
    COMMENT,
    INSTRUCTIONS,
    Filling,
    RowIn,
    register_workbook,
    written_workbook,
)
from linkage.model.registers import Kind, Sheet

PEOPLE: list[RowIn] = [
    {
        "户号": "007",
        "成员号": "1",
        "姓名": "张三",
        "证件号": "11010519491231002X",
        "出生日期": datetime.date(1949, 12, 31),
    },
    {
        "户号": "008",
        "成员号": "1",
        "姓名": '=HYPERLINK("http://example.invalid")',
        "卡号": "6222020200112233445",
    },
]
PLOTS: list[RowIn] = [
    {
        "户号": "007",
        "地块代码": "3699011020100100001",
        "面积": Decimal("3.50"),
        "起": datetime.date(2025, 1, 1),
    },
    {"户号": "008", "地块代码": "D2", "面积": 4},
]


@pytest.fixture(scope="module")
def book() -> Workbook:
    data = register_workbook(SHEETS, {"名册": PEOPLE, "地块": PLOTS}, units={("交售", "数量"): "公斤"})
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_page_of_instructions_stands_first(book: Workbook) -> None:
    assert book.sheetnames == [INSTRUCTIONS, *(sheet.name for sheet in SHEETS)]
    said = [str(cell.value) for row in book[INSTRUCTIONS].iter_rows() for cell in row if cell.value]
    assert {sheet.purpose for sheet in SHEETS} <= set(said)


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_headings_carry_units_and_notes_and_stay_in_sight(sheet: object, book: Workbook) -> None:
    chosen = next(s for s in SHEETS if s is sheet)
    page = book[chosen.name]
    assert page.freeze_panes == ("D2" if chosen.name == "名册" else "A2")
    for cell, column in zip(page[1], chosen.columns, strict=True):
        unit = {("交售", "数量"): "公斤"}.get(
            (chosen.name, column.heading), column.units[0] if column.units else ""
        )
        assert cell.value == (f"{column.heading}（{unit}）" if unit else column.heading)
        assert (cell.comment is not None) == bool(
            column.note or column.choices or column.units or not column.empty_allowed
        )


def test_choices_drop_down(book: Workbook) -> None:
    rules = {rule.formula1 for rule in book["事件"].data_validations.dataValidation}
    assert '"死亡,继承,转让,迁入,迁出,分户,并户,新增,退出,除名"' in rules
    plots = {(str(rule.sqref), rule.type) for rule in book["地块"].data_validations.dataValidation}
    assert ("A2:A5001", "list") in plots


def test_numbers_of_people_are_text_and_dates_are_dates(book: Workbook) -> None:
    roster, plots = book["名册"], book["地块"]
    assert [roster.cell(2, column).number_format for column in (1, 5, 6, 11)] == [
        "@",
        "@",
        "yyyy-mm-dd",
        "General",
    ]
    assert roster.column_dimensions["E"].width >= 20
    assert roster.column_dimensions["M"].width >= 20
    assert roster["A2"].value == "007"
    assert isinstance(roster["F2"].value, datetime.datetime)
    assert (plots["B2"].value, plots["C2"].value) == ("3699011020100100001", 3.5)


def test_nothing_typed_becomes_a_formula_or_a_link(book: Workbook) -> None:
    cell = book["名册"]["C3"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert str(cell.value).startswith("=HYPERLINK")


def test_what_was_written_is_read_back() -> None:
    sheets, problems, notes = read_workbook("台账.xlsx", register_workbook(SHEETS, {"地块": PLOTS}))
    assert (problems, notes) == ([], [])
    plots = next(sheet for sheet in sheets if sheet.name == "地块")
    assert [[cell.text for cell in row.cells.values()] for row in plots.rows[1:]] == [
        ["007", "3699011020100100001", "3.5", "2025-01-01"],
        ["008", "D2", "4"],
    ]


def test_a_cell_to_fill_is_yellow_and_says_what_it_is() -> None:
    facts: list[RowIn] = [{"名称": "净利润", "单位": "元", COMMENT: "公司当年净利润"}]
    data = register_workbook([SHEET_BY_NAME["事实"]], {"事实": facts})
    cell = openpyxl.load_workbook(io.BytesIO(data))["事实"]["B2"]
    assert cell.value is None
    assert cell.fill.start_color.rgb == "FFFFF2A8"
    assert cell.comment is not None
    assert "公司当年净利润" in cell.comment.text


def test_a_date_among_the_facts_reads_back_as_a_date() -> None:
    facts: list[RowIn] = [{"名称": "出表日", "数值": datetime.date(2026, 1, 20), "单位": "日期"}]
    data = register_workbook([SHEET_BY_NAME["事实"]], {"事实": facts})
    sheets, problems, _ = read_workbook("台账.xlsx", data)
    assert problems == []
    (facts_sheet,) = [sheet for sheet in sheets if sheet.name == "事实"]
    assert facts_sheet.rows[1].cells[2].text == "2026-01-20"
    assert facts_sheet.rows[1].cells[2].sort is Sort.DATE


def test_the_words_of_a_village_drop_down() -> None:
    data = register_workbook([SHEET_BY_NAME["用工"]], choices={("用工", "岗位"): ["采摘", "套袋"]})
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert '"采摘,套袋"' in {rule.formula1 for rule in book["用工"].data_validations.dataValidation}


def test_every_sheet_prints_across_with_its_headings_on_each_page(book: Workbook) -> None:
    for page in book.worksheets[1:]:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.fitToHeight == 0
        footer, header = page.oddFooter, page.oddHeader
        assert footer is not None
        assert header is not None
        assert (header.left.text, footer.center.text) == (page.title, "第 &P 页，共 &N 页")


def test_what_must_be_filled_is_seen_without_colours(book: Workbook) -> None:
    for sheet in SHEETS:
        for cell, column in zip(book[sheet.name][1], sheet.columns, strict=True):
            assert bool(cell.font.bold) is not column.empty_allowed


def test_the_page_of_instructions_leads_to_every_sheet(book: Workbook) -> None:
    links = {
        c.value: c.hyperlink.location for row in book[INSTRUCTIONS].iter_rows() for c in row if c.hyperlink
    }
    assert links == {sheet.name: f"'{sheet.name}'!A1" for sheet in SHEETS}


def test_example_rows_are_skipped_and_told_and_never_read_as_data() -> None:
    examples = {sheet.name: example_row(sheet, 2026, {}) for sheet in SHEETS}
    data = written_workbook(SHEETS, Filling("台账", {}, examples=examples))
    raw, problems, _ = read_workbook("台账.xlsx", data)
    desk = RegisterDesk(datetime.date(2026, 12, 31))
    registers = read_sheets(raw, (), desk)
    assert problems == desk.problems == []
    assert all(rows == () for rows in registers.tables.values())
    (told,) = [note for note in desk.notes if note.code == "W310"]
    shown = [name for name, row in examples.items() if row]
    assert set(shown) == {sheet.name for sheet in SHEETS} - {"约定", "事实"}
    assert f"有 {len(shown)} 张表的示例行还没有删除" in told.what
    assert "整行删除" in told.remedy


def read(row: RowIn, sheet: str) -> RegisterDesk:
    raw, _, _ = read_workbook("台账.xlsx", register_workbook([SHEET_BY_NAME[sheet]], {sheet: [row]}))
    desk = RegisterDesk(datetime.date(2026, 12, 31))
    read_sheets(raw, (), desk)
    return desk


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.column("户号")], ids=lambda sheet: sheet.name)
def test_what_was_left_of_an_example_row_typed_over_is_refused(sheet: Sheet) -> None:
    example = example_row(sheet, 2026, {})
    desk = read({**example, "户号": "A001"}, sheet.name)
    assert {problem.code for problem in desk.problems} == {"E730"}
    assert len(desk.problems) == len(example) - 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_was_typed_into_an_example_row_is_not_lost_without_a_word(sheet: Sheet) -> None:
    example = example_row(sheet, 2026, {})
    words = [column.heading for column in sheet.columns if column.kind is Kind.TEXT]
    mark = "户号" if "户号" in example else next(iter(words))
    for heading in [h for h in example if h != mark][:2]:
        (problem,) = read({**example, heading: "7"}, sheet.name).problems
        assert problem.code == "E731"


def test_a_sheet_with_rows_has_no_example() -> None:
    examples = {"地块": example_row(SHEET_BY_NAME["地块"], 2026, {})}
    data = written_workbook([SHEET_BY_NAME["地块"]], Filling("台账", {"地块": PLOTS}, examples=examples))
    assert openpyxl.load_workbook(io.BytesIO(data))["地块"]["A2"].value == "007"


def test_what_is_noted_at_a_cell_stays_there() -> None:
    noted = {("地块", 1, "面积"): "量过两次"}
    data = written_workbook([SHEET_BY_NAME["地块"]], Filling("台账", {"地块": PLOTS}, comments=noted))
    cell = openpyxl.load_workbook(io.BytesIO(data))["地块"]["C3"]
    assert cell.comment is not None
    assert cell.comment.text == "量过两次"


def test_the_same_content_gives_the_same_bytes() -> None:
    first = register_workbook([SHEET_BY_NAME["名册"]], {"名册": PEOPLE})
    time.sleep(1.1)
    assert register_workbook([SHEET_BY_NAME["名册"]], {"名册": PEOPLE}) == first

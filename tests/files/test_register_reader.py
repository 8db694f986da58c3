"""Registers: headings, units, dates, totals and everything normalised, with every problem at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.figure import Day, Figure, Word
from linkage.files.cell_values import Desk
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort, address
from linkage.files.register_checks import check_books, make_books
from linkage.files.register_reader import Registers, read_sheets
from linkage.files.register_sheets import SHEETS
from linkage.model.identity import IdentityNumber, Phone
from linkage.model.registers import Kind
from linkage.units import Unit

FILE = "台账.xlsx"
Cell = str | RawCell


def number(text: str) -> RawCell:
    return RawCell(text, Sort.NUMBER)


def date(text: str) -> RawCell:
    return RawCell(text, Sort.DATE)


def sheet(name: str, *rows: Sequence[Cell]) -> RawSheet:
    raw_rows = []
    for index, row in enumerate(rows, start=1):
        cells = {
            column: cell if isinstance(cell, RawCell) else RawCell(cell)
            for column, cell in enumerate(row, start=1)
            if cell
        }
        if cells:
            raw_rows.append(RawRow(index, cells))
    return RawSheet(FILE, name, tuple(raw_rows))


def read(*sheets: RawSheet, wanted: Sequence[tuple[str, str]] = ()) -> tuple[Registers, Desk]:
    desk = Desk(datetime.date(2026, 12, 31))
    return read_sheets(sheets, wanted, desk), desk


def plots(*cells: Cell, heading: str = "面积（亩）") -> tuple[Registers, Desk]:
    return read(
        sheet("地块", ["户号", "地块代码", heading], *(["A1", f"D{n}", cell] for n, cell in enumerate(cells)))
    )


def days(*cells: Cell) -> tuple[Registers, Desk]:
    headings = ["户号", "地块代码", "面积（亩）", "起"]
    return read(sheet("地块", headings, *(["A1", f"D{n}", "1", cell] for n, cell in enumerate(cells))))


def codes(desk: Desk) -> list[str]:
    return [problem.code for problem in desk.problems]


# --- headings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        *(("面积（亩）", "亩"), ("面积(亩)", "亩"), (" 面积 （ 亩 ） ", "亩"), ("面积\n（亩）", "亩")),
        *(("面积【公顷】", "公顷"), ("面积（㎡）", "平方米"), ("*面积（亩）", "亩"), ("面积（市亩）", "亩")),
    ],
)
def test_a_heading_names_its_unit(heading: str, unit: str) -> None:
    registers, desk = plots("3", heading=heading)
    assert desk.problems == []
    figure = registers.tables["地块"][0].figure("面积")
    assert figure is not None
    assert str(figure.unit) == unit


def test_titles_above_the_headings_and_blank_rows_are_tolerated() -> None:
    rows = [
        ["云坪村地块台账"],
        [],
        ["户号", "地块代码", "面积（亩）"],
        [],
        ["A1", "D1", "3"],
        [],
        ["A2", "D2", "4"],
    ]
    registers, desk = read(sheet("地块", *rows))
    assert desk.problems == []
    assert [row.number for row in registers.tables["地块"]] == [5, 7]


def test_columns_may_stand_in_any_order_and_more_may_stand_beside() -> None:
    headings = ["自家列（元）", "面积（亩）", "地块代码", "备注", "户号"]
    registers, desk = read(sheet("地块", headings, ["12", "3", "D1", "好地", "A1"]))
    assert desk.problems == []
    (row,) = registers.tables["地块"]
    own, note = row.values["自家列"], row.values["备注"]
    assert isinstance(own, Figure)
    assert (own.value, str(own.unit)) == (Fraction(12), "元")
    assert isinstance(note, Word)
    assert [n.what for n in desk.notes] == ["有没用到的列：自家列、备注"]


def test_a_column_an_arrangement_wants_is_read_as_numbers() -> None:
    raw = sheet("地块", ["户号", "地块代码", "面积（亩）", "棵数"], ["A1", "D1", "3", "40"])
    registers, desk = read(raw, wanted=[("地块", "棵数")])
    figure = registers.tables["地块"][0].figure("棵数")
    assert figure is not None
    assert (figure.value, str(figure.unit)) == (Fraction(40), "")
    assert desk.notes == []


def test_a_sheet_of_the_villages_own_is_read_when_it_is_wanted() -> None:
    raw = sheet("采茶", ["日期", "户号", "鲜叶（斤）"], ["2025-04-01", "A1", "12.5"])
    assert [note.code for note in read(raw)[1].notes] == ["W303"]
    registers, desk = read(raw, wanted=[("采茶", "鲜叶")])
    assert desk.problems == []
    (row,) = registers.tables["采茶"]
    assert row.household == "A1"
    assert row.day("日期") is not None
    assert row.figure("鲜叶") is not None


def test_a_sheet_given_twice_is_refused() -> None:
    raw = sheet("地块", ["户号", "地块代码", "面积（亩）"], ["A1", "D1", "1"])
    registers, desk = read(raw, sheet("地块 ", ["户号", "地块代码", "面积（亩）"], ["A1", "D1", "9"]))
    assert codes(desk) == ["E336"]
    assert len(registers.tables["地块"]) == 1


def test_all_missing_headings_are_told_at_once() -> None:
    _, desk = read(sheet("用工", ["户号", "成员号"], ["A1", "1"]))
    assert [problem.what for problem in desk.problems] == [
        f"缺少“{heading}”一列" for heading in ("日期", "岗位", "数量", "单位")
    ]


def test_every_cell_has_its_place_filled_or_not() -> None:
    registers, _ = read(sheet("地块", ["户号", "地块代码", "面积（亩）", "起"], ["A1", "D1", "1"]))
    (row,) = registers.tables["地块"]
    assert {name: where.cell for name, where in row.places.items()} == {
        "户号": "A2",
        "地块代码": "B2",
        "面积": "C2",
        "起": "D2",
    }
    assert str(row.where("面积")) == "台账.xlsx〔地块〕C2 面积（亩）"


# --- values ------------------------------------------------------------------------------------------------


def test_a_leaf_keeps_the_whole_text_and_the_part_that_was_meant() -> None:
    registers, _ = plots(" 3.5亩", number("4.25"))
    first, second = (row.figure("面积") for row in registers.tables["地块"])
    assert first is not None
    assert second is not None
    assert (first.value, first.origin and (first.origin.text, first.origin.part)) == (
        Fraction(7, 2),
        (" 3.5亩", "3.5"),
    )
    assert (second.value, second.origin and (second.origin.text, second.origin.part)) == (
        Fraction(17, 4),
        ("4.25", ""),
    )


DATES = [
    *("2025-09-01", "2025-9-1", "2025/09/01", "2025/9/1", "2025.09.01", "2025.9.1", "2025年09月01日"),
    *("2025年9月1日", "20250901", " 2025-09-01 ", "\u30002025-9-1", "２０２５-９-１", "２０２５年９月１日"),
    *("２０２５．９．１", "2025／9／1", "2025－09－01", "\u00a02025-09-01"),
]
NO_DATES = {
    "E307": ["2025-9-31", "2025-13-01", "2025-02-29", "2025年2月30日", "20250931", "2025.4.31", "1025-01-01"],
    "E306": ["03/12/2025", "1-2-2025", "3.4.2025"],
    "E316": [
        *(
            "2025-9",
            "2025年9月",
            "2025",
            "45000",
            "九月一日",
            "25-9-1",
            "2025-9-1 14:30",
            "2025-09-01T00:00:00",
        ),
        *(
            "昨天",
            "2025-9/1",
            "2025 9 1",
            "Sept 1 2025",
            "2025-O9-01",
            "二〇二五年九月一日",
            "-",
            "2025--9-1",
        ),
    ],
}


def test_forty_spellings_of_dates_are_known() -> None:
    assert len(DATES) + sum(map(len, NO_DATES.values())) >= 40


@pytest.mark.parametrize("text", DATES)
def test_spellings_of_a_date_that_are_read(text: str) -> None:
    registers, desk = days(text)
    day = registers.tables["地块"][0].day("起")
    assert desk.problems == []
    assert day is not None
    assert day.date == datetime.date(2025, 9, 1)


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in NO_DATES.items() for text in texts]
)
def test_spellings_of_a_date_that_are_not(code: str, text: str) -> None:
    registers, desk = days(text)
    assert codes(desk) == [code]
    assert desk.problems[0].remedy
    assert registers.tables["地块"][0].day("起") is None


def test_a_real_date_is_read_and_a_bare_serial_number_is_not() -> None:
    registers, desk = days(date("2025-09-01"), number("45000"))
    assert isinstance(registers.tables["地块"][0].values["起"], Day)
    assert codes(desk) == ["E316"]


def test_a_date_among_numbers_and_a_truth_are_no_numbers() -> None:
    _, desk = plots(date("2025-01-03"), RawCell("TRUE", Sort.TRUTH))
    assert [problem.why for problem in desk.problems] == ["这一格是日期", "这一格是真假值"]


def people(*rows: Sequence[Cell]) -> tuple[Registers, Desk]:
    return read(sheet("名册", ["户号", "成员号", "姓名", "与户主关系", "证件号", "电话", "卡号"], *rows))


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        (number("110101199003070000"), "E301"),
        (number("110105194912310021"), "E301"),
        (RawCell("2025-01-01", Sort.DATE), "E301"),
        ("1.10101E+17", "E319"),
        ("110101900307001", "E319"),
        ("11010519491231002１0", "E319"),
    ],
)
def test_identity_numbers_that_are_refused(identity: Cell, code: str) -> None:
    registers, desk = people(["A1", "1", "张三", "户主", identity])
    assert codes(desk) == [code]
    assert registers.tables["名册"][0].secret("证件号") is None
    assert "1101" not in str(desk.problems[0])


@pytest.mark.parametrize(
    "identity", ["11010519491231002X", "11010519491231002x", " 110105 19491231 002Ｘ", "'11010519491231002X"]
)
def test_identity_numbers_that_are_read(identity: str) -> None:
    registers, desk = people(["A1", "1", "张三", "户主", identity])
    assert desk.problems == []
    secret = registers.tables["名册"][0].secret("证件号")
    assert isinstance(secret, IdentityNumber)
    assert secret.reveal() == "11010519491231002X"


def test_a_card_as_a_number_is_refused_and_an_intact_phone_is_not() -> None:
    row: list[Cell] = ["A1", "1", "张三", "户主", "", number("13800138000"), number("6222020200112233")]
    registers, desk = people(row)
    assert codes(desk) == ["E301"]
    assert isinstance(registers.tables["名册"][0].secret("电话"), Phone)


def test_something_unusual_about_a_number_is_a_note() -> None:
    _, desk = people(["A1", "1", "张三", "户主", "", "", "6222020200112233447"])
    assert desk.problems == []
    assert [note.code for note in desk.notes] == ["W307"]


def test_codes_are_folded_to_plain_characters_and_told() -> None:
    registers, desk = people(["ａ１ ", number("1"), "买买提・阿依", "户主"])
    (row,) = registers.tables["名册"]
    assert (row.household, row.member, row.text("姓名")) == ("A1", "1", "买买提·阿依")
    assert [note.code for note in desk.notes] == ["W301", "W301"]


def test_zeros_lost_from_a_household_number_are_told() -> None:
    registers, desk = people(["007", "1", "张三", "户主"], [number("8"), "1", "李四", "户主"])
    make_books(registers.tables, "名册", desk)
    assert codes(desk) == ["E302"]


def test_a_long_number_in_a_text_column_has_lost_digits() -> None:
    _, desk = read(
        sheet("地块", ["户号", "地块代码", "面积（亩）"], ["A1", number("3699011020100100000"), "1"])
    )
    assert codes(desk) == ["E329"]


@pytest.mark.parametrize(
    ("value", "unit", "kind", "said"),
    [
        ("12.5", "元", Figure, "元"),
        ("1.2", "万元", Figure, "万元"),
        ("6%", "无", Figure, ""),
        ("6%", "每年", Figure, "1/年"),
        ("6%", "", Figure, ""),
        ("600", "元/亩/年", Figure, "元/亩/年"),
        ("-5", "元", Figure, "元"),
        ("2026-01-20", "日期", Day, ""),
        ("2026年1月20日", "", Day, ""),
        ("好", "文字", Word, ""),
    ],
)
def test_facts_may_be_numbers_days_or_words(value: str, unit: str, kind: type, said: str) -> None:
    registers, desk = read(sheet("事实", ["名称", "数值", "单位"], ["甲", value, unit]))
    assert desk.problems == []
    found = registers.tables["事实"][0].values["数值"]
    assert isinstance(found, kind)
    if isinstance(found, Figure):
        assert str(found.unit) == said


def test_a_price_is_by_its_unit() -> None:
    registers, _ = read(
        sheet("价格", ["系列", "日期", "价（元）", "每"], ["稻谷", "2024-12-01", "129", "50公斤"])
    )
    figure = registers.tables["价格"][0].figure("价")
    assert figure is not None
    assert figure.unit == Unit.parse("元/50公斤")


# --- totals ------------------------------------------------------------------------------------------------


def test_rows_of_sums_are_held_against_the_rows_above() -> None:
    headings = ["户号", "地块代码", "面积（亩）"]
    rows = [
        headings,
        ["A1", "D1", "1.5"],
        ["A1", "D2", "2"],
        ["小计", "", "3.5"],
        ["A2", "D3", "4"],
        ["小 计：", "", "4"],
        ["合计", "", "7.5"],
    ]
    registers, desk = read(sheet("地块", *rows))
    assert desk.problems == []
    assert [note.code for note in desk.notes] == ["W309"] * 3
    assert len(registers.tables["地块"]) == 3
    rows[5] = ["小计", "", "4.01"]
    _, desk = read(sheet("地块", *rows))
    assert [problem.what for problem in desk.problems] == ["小计行写着 4.01，上面各行之和是 4"]


# --- all problems at once ----------------------------------------------------------------------------------


def test_every_problem_of_a_sheet_comes_back_at_once() -> None:
    raw = sheet(
        "地块",
        ["户号", "地块代码", "面积（亩）", "起"],
        ["一", "D1", "三", "昨天"],
        ["A2", "", "", "2025-2-30"],
        ["A3", "D3", "-1", ""],
    )
    _, desk = read(raw)
    assert codes(desk) == ["E327", "E308", "E316", "E320", "E320", "E307", "E322"]


@pytest.mark.parametrize("declared", SHEETS, ids=[s.name for s in SHEETS])
def test_every_declared_sheet_can_be_read_from_its_own_headings(declared: object) -> None:
    assert declared in SHEETS
    (chosen,) = (s for s in SHEETS if s is declared)
    headings = [f"{c.heading}（{c.units[0]}）" if c.units else c.heading for c in chosen.columns]
    row: list[Cell] = []
    for column in chosen.columns:
        match column.kind:
            case Kind.DAY:
                row.append("2025-01-01")
            case Kind.NUMBER:
                row.append("1")
            case Kind.SECRET:
                row.append("")
            case Kind.TEXT if column.heading in {"单位", "每"}:
                row.append("斤")
            case Kind.TEXT:
                row.append(column.choices[0] if column.choices else "1")
    registers, desk = read(sheet(chosen.name, headings, row))
    assert desk.problems == []
    assert desk.notes == []
    assert len(registers.tables[chosen.name]) == 1
    assert chosen.purpose


TEXTS = st.text(max_size=12)


@given(st.lists(st.lists(TEXTS, max_size=6), max_size=6))
def test_no_content_makes_the_reader_fail(rows: list[list[str]]) -> None:
    headings = ["户号", "地块代码", "面积（亩）", "起"]
    registers, desk = read(sheet("地块", headings, *rows), sheet("名册", *rows))
    check_books(make_books(registers.tables, "名册", desk), desk)


def test_addresses_are_those_of_a_spreadsheet() -> None:
    found: Mapping[int, str] = {1: "A1", 26: "Z1", 27: "AA1", 702: "ZZ1", 703: "AAA1", 16384: "XFD1"}
    assert {column: address(1, column) for column in found} == found

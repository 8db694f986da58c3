"""Registers: headings, units, dates, totals and everything normalised, with every problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.sheets_in_memory import Cell, codes, plots, read, sheet
from linkage.files.addresses import address
from linkage.files.register_checks import check_books, make_books
from linkage.files.register_sheets import SHEETS
from linkage.ground.figure import Figure, Word
from linkage.model.registers import Kind

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
    headings = ["自家列（元）", "面积（亩）", "地块代码", "随笔", "户号"]
    registers, desk = read(sheet("地块", headings, ["12", "3", "D1", "好地", "A1"]))
    assert desk.problems == []
    (row,) = registers.tables["地块"]
    own, note = row.values["自家列"], row.values["随笔"]
    assert isinstance(own, Figure)
    assert (own.value, str(own.unit)) == (Fraction(12), "元")
    assert isinstance(note, Word)
    assert [n.what for n in desk.notes] == ["有没用到的列：自家列、随笔"]


def test_a_column_an_arrangement_wants_is_read_as_numbers() -> None:
    raw = sheet("地块", ["户号", "地块代码", "面积（亩）", "棵数"], ["A1", "D1", "3", "40"])
    registers, desk = read(raw, wanted=[("地块", "棵数")])
    figure = registers.tables["地块"][0].figure("棵数")
    assert figure is not None
    assert (figure.value, str(figure.unit)) == (Fraction(40), "")
    assert desk.notes == []


def test_a_percentage_is_no_number_of_the_rows_unit() -> None:
    rows = [["2025-11-01", "A1", "500", "株", "84.9%", "3"]]
    raw = sheet("验收", ["日期", "户号", "数量", "单位", "成活率", "补种"], *rows)
    registers, desk = read(raw, wanted=[("验收", "成活率"), ("验收", "补种")])
    (found,) = registers.tables["验收"]
    rate, more = found.figure("成活率"), found.figure("补种")
    assert rate is not None
    assert (rate.value, str(rate.unit)) == (Fraction("0.849"), "")
    assert more is not None
    assert str(more.unit) == "株"
    assert desk.problems == []


def test_a_sheet_of_the_villages_own_is_read_when_it_is_wanted() -> None:
    raw = sheet("采茶", ["日期", "户号", "鲜叶（斤）"], ["2025-04-01", "A1", "12.5"])
    assert [note.code for note in read(raw)[1].notes] == ["W303"]
    registers, desk = read(raw, wanted=[("采茶", "鲜叶")])
    assert desk.problems == []
    (row,) = registers.tables["采茶"]
    assert row.household == "A1"
    assert row.day("日期") is not None
    assert row.figure("鲜叶") is not None


PAYMENTS = ["户号", "成员号", "付款方", "项目", "金额（元）", "日期", "凭证"]


def test_a_register_under_another_name_is_refused() -> None:
    """What was paid would else be paid again."""
    row = ["A1", "", "公司", "土地租金", "400", "2025-05-01", ""]
    desk = read(sheet("已付款", PAYMENTS, row))[1]
    assert codes(desk) == ["E342"]
    assert "请把表名改回“已付”" in str(desk.problems[0])
    desk = read(sheet("已付款", PAYMENTS, row), sheet("预付", PAYMENTS), sheet("已付", PAYMENTS))[1]
    assert "E342" not in codes(desk)
    assert "W303" in [note.code for note in desk.notes]


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

"""Cells: numbers, dates, identity numbers and words, read or refused, each with its text and part."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

import pytest

from files.sheets_in_memory import Cell, codes, date, days, number, plots, read, sheet
from linkage.files.cell_values import RegisterDesk
from linkage.files.raw_sheet import RawCell, Sort
from linkage.files.register_checks import make_books
from linkage.files.register_reader import Registers
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.units import Unit
from linkage.model.identity import IdentityNumber, Phone

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


def people(*rows: Sequence[Cell]) -> tuple[Registers, RegisterDesk]:
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

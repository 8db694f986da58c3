from __future__ import annotations

import pickle

import pytest

from linkage.ground.errors import (
    EnvironmentTroubleError,
    InputRefusedError,
    IntegrityAlarmError,
    LinkageError,
    Problem,
    ReadingError,
    UsageError,
    Where,
    WithheldError,
)
from linkage.ground.fault import quoted


def cell(address: str, sheet: str = "地块") -> Where:
    return Where("台账.xlsx", sheet=sheet, cell=address)


def problem(where: Where, code: str = "E308", what: str = "“3,5”不是数") -> Problem:
    return Problem(code, where, what, "", "请用小数点，例如 3.5")


@pytest.mark.parametrize(
    ("where", "told", "key"),
    [
        (cell("D12"), "台账.xlsx〔地块〕D12", ("台账.xlsx", "地块", "D12")),
        (
            Where("台账/地块.csv", sheet="地块", cell="C2", heading="面积（亩）"),
            "台账/地块.csv〔地块〕C2 面积（亩）",
            ("台账/地块.csv", "地块", "C2"),
        ),
        (Where("合作.yaml", line=14, column=9), "合作.yaml 第14行", ("合作.yaml", "", "14:9")),
        (Where("台账.xlsx"), "台账.xlsx", ("台账.xlsx", "", "0:0")),
    ],
)
def test_places_are_told_and_kept(where: Where, told: str, key: tuple[str, str, str]) -> None:
    assert (str(where), where.key) == (told, key)


def test_places_sort_as_they_stand_in_the_sheet() -> None:
    in_order = [cell("", "事实"), cell("B2"), cell("C2"), cell("AA2"), cell("D9"), cell("D12"), cell("A100")]
    lines = [Where("合作.yaml", line=line) for line in (2, 11)]
    assert sorted(in_order[::-1] + lines[::-1]) == in_order + lines


def test_a_place_of_another_form_sorts_too() -> None:
    assert sorted([cell("A1"), cell("a1:b2")]) == [cell("a1:b2"), cell("A1")]


def test_a_problem_is_told_in_one_line() -> None:
    assert str(Problem("E301", cell("D12"), "甲", "乙", "丙")) == "E301 台账.xlsx〔地块〕D12：甲。乙。丙。"
    assert str(problem(cell("D12"))) == "E308 台账.xlsx〔地块〕D12：“3,5”不是数。请用小数点，例如 3.5。"
    told = str(Problem("W311", Where(), "有隐藏的行。", "隐藏的行也会读入。", "请核对。"))
    assert told == "W311 有隐藏的行。隐藏的行也会读入。请核对。"


def test_a_reading_error_knows_its_parts() -> None:
    error = ReadingError("“二亩”不是数", "只读阿拉伯数字", "请改写")
    assert str(error) == "“二亩”不是数。只读阿拉伯数字。请改写。"
    assert error.problem("E308", cell("C2")) == Problem(
        "E308", cell("C2"), "“二亩”不是数", "只读阿拉伯数字", "请改写"
    )
    assert str(ReadingError("是空的")) == "是空的。"
    assert isinstance(error, ValueError)


def test_refused_input_lists_its_problems_in_order() -> None:
    later, earlier = problem(cell("D12")), problem(cell("D9"))
    error = InputRefusedError([later, earlier])
    assert error.problems == (earlier, later)
    assert str(error) == "资料有 2 处问题，未写入任何数据。"
    assert str(InputRefusedError([later], "名册读不了。")) == "名册读不了。"


def test_problems_of_one_cell_sort_by_code_and_words() -> None:
    where = cell("D12")
    first, second, third = problem(where, "E301"), problem(where, "E308", "甲"), problem(where, "E308", "乙")
    assert InputRefusedError([second, third, first]).problems == (first, third, second)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError, 2),
        (InputRefusedError, 3),
        (WithheldError, 3),
        (EnvironmentTroubleError, 4),
        (IntegrityAlarmError, 5),
        (LinkageError, 70),
    ],
)
def test_exit_codes(error: type[LinkageError], code: int) -> None:
    assert error.exit_code == code
    assert issubclass(error, LinkageError)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("110105 19491231 002x", "****** ******** 002x"),
        ("110105-19491231-002X", "******-********-002X"),
        ("6222-0202-0011-2233-445", "****-****-****-****-445"),
        ("139 1234 5678", "*** **** 5678"),
        ("2025-01-01 2025-12-31", "2025-01-01 2025-12-31"),
        ("1 400.00", "1 400.00"),
        ("户" * 29 + "110105194912310021", "户" * 29 + "*" * 10 + "…"),  # nothing is left of it by a cut
    ],
)
def test_numbers_of_people_are_masked_however_they_are_written(text: str, shown: str) -> None:
    assert quoted(text) == f"“{shown}”"


@pytest.mark.parametrize(
    "fault",
    [
        UsageError("没有写文件夹。"),
        InputRefusedError([problem(cell("D12")), problem(cell("A2"))]),
        InputRefusedError([problem(cell("D12"))], "计划有 1 处问题。"),
    ],
    ids=str,
)
def test_a_fault_comes_whole_from_another_process(fault: LinkageError) -> None:
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own
    assert (type(again), str(again), vars(again)) == (type(fault), str(fault), vars(fault))

"""支付, 逾期, 发放 and 代扣 as they are written, and what is told when they do not hold together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from faults.spoiled import read_spoiled
from files.test_arrangement_reader import problems, read, term

PAID = "    支付: 每年 1 月 31 日前"
SET_OFF = "抵扣:\n"


def due(said: str) -> list[tuple[str, Fraction | None]]:
    schedule = term(read((PAID, f"    支付: {said}")), "土地租金").schedule
    assert schedule is not None
    return [(one.day.date.isoformat(), one.rate.value if one.rate else None) for one in schedule.instalments]


def test_due_days_inside_the_season() -> None:
    assert due("{每: 半年, 起: 2024-08-31}") == [("2025-02-28", None), ("2025-08-31", None)]
    assert due("{每: 年, 起: 2023-01-31}") == [("2025-01-31", None)]
    halves = [("2025-02-28", Fraction(2, 5)), ("2025-08-31", Fraction(3, 5))]
    assert due("{每: 半年, 起: 2024-08-31, 比例: [40%, 60%]}") == halves


def test_a_part_in_advance_and_the_rest() -> None:
    parts = [("2025-03-01", Fraction(3, 10)), ("2026-01-31", None)]
    assert due("{预付: {比例: 30%, 于: 2025-03-01}, 余款: 2026-01-31}") == parts
    assert due("{分期: [{于: 2026-01-31}, {比例: 30%, 于: 2025-03-01}]}") == parts


def test_a_due_day_that_no_calendar_has_is_told_where_it_is_written() -> None:
    (told,) = problems((PAID, "    支付: 次年 2 月 30 日前"))
    assert (told.code, told.where.file) == ("E933", "合作.yaml")
    assert "2月最多29天" in str(told)
    assert problems((PAID, "    支付: 次年 2 月 28 日前")) == []
    agreed = "参数,数值,单位\n付款时间,次年 4 月 31 日前,文字\n"
    season = read_spoiled({"协议": [(PAID, "    支付: 约定.付款时间")], "文件": {"台账/约定.csv": agreed}})
    (told,) = season.problems
    assert (told.code, told.where.sheet, told.where.cell) == ("E933", "约定", "B2")


def test_lateness_with_days_of_grace() -> None:
    said = "    支付: {每: 年, 起: 2025-01-31}\n    逾期: {费率: 0.05%/天, 宽限: 15 天}"
    late = term(read((PAID, said)), "土地租金").late
    assert late is not None
    assert late.grace is not None
    assert (late.rate.value, late.grace.value, late.from_due) == (Fraction(1, 2000), Fraction(15), False)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("支付: {每: 年, 起: 2025-01-31}\n    逾期: {费率: 5 元/天}", "百分数每天或每年"),
        ("支付: {每: 年, 起: 2025-01-31}\n    逾期: {费率: 6%/年, 宽限: 1 月}", "15 天"),
        ("支付: {分期: [{比例: 100%, 于: 2025-03-01}, {于: 2025-12-01}]}", "凑不成全部"),
        ("支付: {预付: {于: 2025-03-01}, 余款: 2025-12-01}", "比例: 30%"),
    ],
)
def test_what_does_not_hold_together_is_told(said: str, told: str) -> None:
    assert any(told in str(problem) for problem in problems((PAID, f"    {said}")))


def test_the_least_payout_and_its_unit() -> None:
    payout = read((SET_OFF, "发放: {起付: 10 元, 整到: 元}\n抵扣:\n")).payout
    assert payout is not None
    assert payout.least is not None
    assert (payout.least.value, payout.step) == (Fraction(10), "元")


WITHHELD = "代扣:\n  - {项目: 税, 从: [用工报酬], 缴: 村集体, 减除: [800 元, 20%%], 费率: %s}\n抵扣:\n"


def test_a_withholding_by_tiers() -> None:
    [one] = read((SET_OFF, WITHHELD % "{方式: 超额累进, 档: [[0, 20%], [20000, 30%]]}")).withholdings
    assert [(start.value, rate.value) for start, rate in one.tiers] == [
        (Fraction(0), Fraction(1, 5)),
        (Fraction(20000), Fraction(3, 10)),
    ]
    assert [allowance.value for allowance in one.allowances] == [800, Fraction(1, 5)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{方式: 超额累进, 档: [[100, 20%]]}", "第一档不从 0 开始"),
        ("{方式: 超额累进, 档: [[0, 20%], [0, 30%]]}", "起点没有从小到大"),
        ("{方式: 超额累进, 档: [[0, 1, 20%]]}", "每档应有起点和费率"),
        ("{方式: 超额累进, 档: []}", "没有档"),
    ],
)
def test_tiers_of_a_withholding_leave_no_gap(said: str, told: str) -> None:
    assert any(told in str(problem) for problem in problems((SET_OFF, WITHHELD % said)))


def test_a_withholding_names_a_clause_that_is_there() -> None:
    said = (WITHHELD % "20%").replace("用工报酬", "用工报仇")
    assert any("用工报酬" in str(problem) for problem in problems((SET_OFF, said)))

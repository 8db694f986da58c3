"""No share, price or condition turns on sex or marriage; what a crop or a fund is called turns on nothing."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

PER_HEAD = "        按: 每人\n"


def only(condition: str) -> Change:
    people = {"名册": {"N1": "性别", **{f"N{row}": "女男"[row % 2] for row in range(2, 27)}}}
    return Change(text=[(PER_HEAD, f"{PER_HEAD}        资格: {condition}\n")], cells=people)


@pytest.mark.parametrize(
    "condition",
    ["{不是: {类别: 外嫁女}}", "{类别: 已婚}", '=性别 <> "女"'],
)
def test_a_condition_of_members_is_refused(condition: str) -> None:
    (finding,) = found("sex_or_marriage", only(condition))
    assert finding.severity == "拒绝"
    assert "第八条" in finding.ground


@pytest.mark.parametrize("condition", ["{类别: 脱贫户}", "{年龄: 16 以上}"])
def test_other_conditions_pass(condition: str) -> None:
    assert found("sex_or_marriage", only(condition)) == []


def test_pay_by_sex_is_warned_for_nobody_has_read_the_text() -> None:
    pay = Change(text=[("采摘: 130 元/工日", "采摘: 130 元/工日, 女工: 100 元/工日")])
    (finding,) = found("sex_or_marriage", pay)
    assert finding.severity == "警告"
    assert "同样的活同样的钱" in finding.message


def test_a_crop_and_a_fund_are_only_names() -> None:
    names = Change(
        text=[
            ("采摘: 130 元/工日", "采摘: 130 元/工日, 摘女贞子: 110 元/工日"),
            ("公积公益金, 比", "妇女之家活动经费, 比"),
        ]
    )
    assert found("sex_or_marriage", names) == []


@pytest.mark.parametrize(("last", "text"), [("2025-05-01", "拒绝"), ("2025-04-30", "警告")])
def test_the_law_of_the_day(last: str, text: str) -> None:
    change = only("{类别: 已婚}")
    season = [
        ("期间: 2025-01-01 至 2025-12-31", f"期间: 2024-05-01 至 {last}"),
        ("基准日: 2025-12-31", f"基准日: {last}"),
        ("取价日: 上年12月1日", "取价日: 2024-12-01"),
    ]
    (finding,) = found("sex_or_marriage", Change([*change.text, *season], cells=change.cells))
    assert finding.severity == text

"""Pay by the hour or the day is compared with the minimum of the place, where the season says it."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

POST = "采摘: 130 元/工日"


def least(hourly: str, *text: tuple[str, str]) -> Change:
    """The place asks for so much an hour."""
    law = (
        "法规: 某市公告\n数值:\n"
        f"  - {{名称: 小时最低工资, 值: {hourly}, 起: 2024-01-01, 条: 附表, 来源: 公布文号, 核对: 已核对}}\n"
    )
    return Change(text=list(text), files={"法规.yaml": law})


def test_a_day_of_eight_hours() -> None:
    (finding,) = found("wage_below_minimum", least("17 元/小时"))
    assert finding.severity == "警告"
    assert "“采摘”每个工日 130.00 元，一天按 8 小时，合每小时 16.25 元" in finding.message.replace(
        "130 元", "130.00 元"
    )


def test_just_the_minimum() -> None:
    assert found("wage_below_minimum", least("16.25 元/小时")) == []


def test_a_longer_day_is_paid_less_an_hour() -> None:
    longer = ("  保险: 公司投保", "  工时上限: 每天 10 小时\n  保险: 公司投保")
    assert len(found("wage_below_minimum", least("14 元/小时", longer))) == 1
    assert found("wage_below_minimum", least("14 元/小时")) == []


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("每周不超过 40 小时", "8"),
        ("每月 166 小时", "8"),
        ("8.25 小时", "8.25"),
        ("不超过 9 小时", "9"),
        ("每周 60 小时，每天不超过 10 小时", "10"),
        ("每天 240 小时", "8"),
        ("每天 0 小时", "8"),
    ],
)
def test_only_hours_of_a_day_are_a_day(said: str, hours: str) -> None:
    limit = ("  保险: 公司投保", f"  工时上限: {said}\n  保险: 公司投保")
    (finding,) = found("wage_below_minimum", least("99 元/小时", limit))
    assert f"一天按 {hours} 小时" in finding.message


def worked(hourly: str, price: str, unit: str) -> Change:
    """One row of work at a price of its own."""
    asked = least(hourly, (POST, f"采摘: {price}"))
    rows = f"日期,户号,成员号,岗位,数量,单位\n2025-05-25,H01,1,采摘,9,{unit}\n"
    return Change(text=asked.text, files={**asked.files, "台账/用工.csv": rows})


@pytest.mark.parametrize(("price", "told"), [("13.99 元/小时", 1), ("14 元/小时", 0)])
def test_pay_by_the_hour(price: str, told: int) -> None:
    assert len(found("wage_below_minimum", worked("14 元/小时", price, "小时"))) == told


def test_pay_by_the_piece_and_a_place_without_a_number_are_not_asked() -> None:
    assert found("wage_below_minimum", Change()) == []
    assert found("wage_below_minimum", worked("99 元/小时", "0.50 元/只", "只")) == []

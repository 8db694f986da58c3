"""A co-operative that shares out without one deal of its members is told."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

COOPERATIVE = ("公司: {类型: 有限责任公司", "公司: {类型: 农民专业合作社")
NO_WORK = "日期,户号,成员号,岗位,数量,单位\n"
NO_SALES = "日期,户号,单据号,销售额（元）,回款日\n"


def season(day: str) -> Change:
    sold = f"{day},H01,D1,1000,2025-08-02\n" if day else ""
    files = {"台账/用工.csv": NO_WORK, "台账/代销.csv": NO_SALES + sold}
    return Change(text=[COOPERATIVE], files=files)


@pytest.mark.parametrize("day", ["", "2024-12-31", "2026-01-01"])
def test_no_deal_in_the_season(day: str) -> None:
    (finding,) = found("no_member_trade", season(day))
    assert finding.severity == "警告"
    assert "有 12 户成员，结算期里没有一笔成员交易" in finding.message


@pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
def test_one_deal_is_enough(day: str) -> None:
    assert found("no_member_trade", season(day)) == []


def test_a_company_needs_no_members() -> None:
    assert found("no_member_trade", Change(files=season("").files)) == []

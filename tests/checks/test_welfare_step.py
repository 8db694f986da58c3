"""Welfare is an expense under the chart of 2024, and was a use of income before it."""

from __future__ import annotations

import pytest

from checks.distributing import REST, distributed, found
from linkage.checks.welfare_step import CHECK

WELFARE = "{去向: 成员, 金额: 400 元, 按: 股份.份额, 收入: 福利}"
SHARE = "{去向: 成员, 金额: 400 元, 按: 股份.份额, 收入: 股金}"
INCOME = {"本年收益": "3000"}


def asked(step: str, year: int = 2025, kind: str = "农村集体经济组织") -> list[str]:
    season = distributed(kind, INCOME, step, REST, sources="事实.本年收益", year=year)
    return [finding.message for finding in found(CHECK, season)]


def test_a_step_of_welfare_is_told_with_its_amount_and_account() -> None:
    (message,) = asked(WELFARE)
    assert message.startswith("把 400.00 元福利写成了收益分配的一步。福利记入514 公益支出（未确认）")


@pytest.mark.parametrize(("year", "count"), [(2023, 0), (2024, 1)])
def test_from_the_day_the_chart_knows_no_welfare_fund(year: int, count: int) -> None:
    assert len(asked(WELFARE, year)) == count


def test_a_share_is_no_welfare_and_a_company_no_collective() -> None:
    assert asked(SHARE) == []
    assert asked(WELFARE, kind="有限责任公司") == []

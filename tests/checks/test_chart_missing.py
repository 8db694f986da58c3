"""A day without a chart of accounts is named; a day with one is not."""

from __future__ import annotations

from journal.seasons import settled
from linkage.checks.chart_missing import CHECK

TERM = """\
条款:
  - {条款: 收购款, 收入: 订单货款, 付款方: 合作社, 收款方: 农户, 数量: 交售.数量, 单价: 2 元/斤, 依据: 第三条}
"""


def found(year: str) -> list[str]:
    deliveries = f"日期,户号,品名,数量（斤）\n{year}-08-01,A1,桃,100\n"
    settlement = settled(TERM, f"{year}-01-01 至 {year}-12-31", 交售=deliveries)
    return [finding.message for finding in CHECK.run(settlement)]


def test_the_last_day_before_the_chart() -> None:
    (message,) = found("2022")
    assert "农民专业合作社的 2022-12-31" in message


def test_the_first_year_of_the_chart() -> None:
    assert found("2023") == []

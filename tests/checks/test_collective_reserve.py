"""A collective draws its reserve by charter, and no less than its province says, before members get anything."""

from __future__ import annotations

import pytest

from checks.distributing import distributed, found
from linkage.checks.collective_reserve import CHECK

HALF = "{去向: 农户, 比例: 剩余的 50%, 按: 股份.份额}"
CHARTER = "章程: 本村章程\n通过日: 2020-01-01\n数值:\n  公积公益金比例: {{值: {rate}, 条: 第二十条}}\n"


def reserved(
    amount: str, *, rate: str = "", year: int = 2025, income: str = "1000", more: str = ""
) -> list[tuple[str, str]]:
    files = {"章程.yaml": CHARTER.format(rate=rate)} if rate else {}
    steps = [f"{{提取: 公积公益金, 金额: {amount} 元{more}}}", HALF] if amount else [HALF]
    facts = {"本年收益": income, "余额": "0"}
    season = distributed("农村集体经济组织", facts, *steps, sources="事实.本年收益", year=year, files=files)
    return [(finding.severity, finding.message) for finding in found(CHECK, season)]


@pytest.mark.parametrize(("amount", "count"), [("300.00", 0), ("299.99", 1)])
def test_the_rate_of_the_charter_to_the_fen(amount: str, count: int) -> None:
    said = reserved(amount, rate="30%")
    assert [severity for severity, _ in said] == ["拒绝"] * count
    assert all("不到章程的比例 30%（300.00 元），差 0.01 元" in message for _, message in said)


def test_a_fund_that_is_filled_takes_no_more() -> None:
    assert reserved("10", rate="30%", more=", 直到: 10 元, 已有: 事实.余额") == []


def test_without_charter_and_reserve_it_is_asked() -> None:
    assert [severity for severity, _ in reserved("")] == ["警告"]
    assert reserved("0.01") == []


def test_a_year_of_loss_distributes_nothing() -> None:
    assert reserved("", income="-5") == []


def test_before_the_collective_law_nobody_asked() -> None:
    ((severity, message),) = reserved("", year=2024)
    assert (severity, "无适用法条（2024-12-31）" in message) == ("提示", True)

"""A deposit of a fifth of the price may be one, a fen more may not."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

ORDER = """  - 条款: 订单货款
    收入: 订单货款
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: 6 元/公斤
    依据: 第六条之一
分配:
"""
SOLD = {"台账/交售.csv": "日期,户号,品名,等级,数量（公斤）\n2025-09-01,H01,黄桃,一级,1000\n"}


def deposit(amount: str, item: str = "订单定金", payer: str = "公司") -> Change:
    row = ["H01", payer, item, amount, "2025-03-01", "DJ1"]
    own = (
        f"抵扣:\n  - {{项目: 订单定金, 债权人: {payer}, 从: [订单货款], 顺序: 3, 同意书: 需要, 不足: 结转}}\n"
    )
    return Change(text=[("分配:\n", ORDER), ("抵扣:\n", own)], files=SOLD, rows={"预付": [row]})


@pytest.mark.parametrize(("amount", "count"), [("1200", 0), ("1200.01", 1)])
def test_a_fifth_of_the_price(amount: str, count: int) -> None:
    findings = found("deposit_cap", deposit(amount))
    assert len(findings) == count
    assert all("货款 6,000.00 元的 20%（未确认）" in finding.message for finding in findings)


def test_an_advance_is_no_deposit() -> None:
    assert found("deposit_cap", deposit("5000", item="种苗预付款")) == []


def test_somebody_elses_deposit_is_not_the_buyers() -> None:
    assert found("deposit_cap", deposit("5000", payer="村集体")) == []

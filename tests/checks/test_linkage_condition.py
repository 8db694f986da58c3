"""Public money put into a business says what the business does for farmers, or why it need not."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

INCOME = """  - 条款: 资产收益
    收入: 股金
    付款方: 公司
    收款方: 村集体
    数量: 资产.原值
    费率: 6%/年
    计期: {方法: 整期}
    依据: 第四条之一
分配:
"""


def invested(origin: str, *said: tuple[str, str]) -> Change:
    asset = f"ZC1,烘干房,经营性,500000,{origin},2024-11-30,村集体,2024-12-01"
    headings = "资产号,名称,类别,原值（元）,资金来源,验收日,所有者,起"
    return Change(text=[("分配:\n", INCOME), *said], files={"台账/资产.csv": f"{headings}\n{asset}\n"})


@pytest.mark.parametrize(("origin", "count"), [("财政衔接资金", 1), ("村集体自有", 0)])
def test_public_money_asks_for_a_condition(origin: str, count: int) -> None:
    findings = found("linkage_condition", invested(origin))
    assert len(findings) == count
    assert all("没有写带动条件" in finding.message for finding in findings)


@pytest.mark.parametrize("key", ["带动条件", "不设带动条件的理由"])
def test_a_condition_or_a_reason_answers(key: str) -> None:
    said = ("  项目名称: 小河村黄桃园\n", f"  项目名称: 小河村黄桃园\n  {key}: 带动十户务工\n")
    assert found("linkage_condition", invested("财政衔接资金", said)) == []

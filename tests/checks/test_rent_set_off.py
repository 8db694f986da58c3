"""A deduction that names rent or wages is refused, and no decision lifts it."""

from __future__ import annotations

import pytest

from checks.settled import found
from linkage.check import REFUSAL, judge, withheld
from linkage.checks.rent_set_off import CHECK
from linkage.model.arrangement import Deduction
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from lints.tripped import Change
from rows import HERE, arrangement, books, row


def settled(*incomes: str, rows_: tuple[Row, ...] = ()) -> Settlement:
    deduction = Deduction("水费", "公司", incomes, 1, consent=True, where=HERE)
    return Settlement((arrangement(deductions=(deduction,)),), books(*rows_), (), (), (), ())


@pytest.mark.parametrize(
    ("incomes", "found"),
    [(("租金",), 1), (("薪金",), 1), (("租金", "薪金"), 2), (("订单货款",), 0), (("订单货款", "租金"), 1)],
)
def test_rent_and_wages_only(incomes: tuple[str, ...], found: int) -> None:
    findings = list(CHECK.run(settled(*incomes)))
    assert len(findings) == found
    assert all(finding.severity == REFUSAL and "第三十九条" in finding.ground for finding in findings)


def test_a_decision_does_not_lift_it() -> None:
    decision = row("决定", 日期="2025-12-01", 对象="C601", 决定人="张三", 理由="大家同意")
    judged = judge(settled("租金", rows_=(decision,)))
    assert [finding.code for finding in withheld(judged)] == ["C601"]
    assert judged.extras["state"] == "草案"


def said(text: list[tuple[str, str]], rows: dict[str, list[list[str]]] | None = None) -> list[str]:
    findings = found("rent_set_off", Change(text=text, rows=rows or {}))
    assert all(finding.severity == REFUSAL for finding in findings)
    return [finding.message for finding in findings]


WITHHELD = "代扣:\n  - {{项目: {}, 从: [土地租金], 缴: 村集体, 费率: 5%, 依据: 第九条}}\n抵扣:\n"


def test_a_fee_called_a_withholding() -> None:
    (message,) = said([("抵扣:\n", WITHHELD.format("水费"))])
    assert "“水费”约定从租金中代扣，本期扣了" in message


def test_a_tax_goes_to_a_tax_office_and_nothing_else_is_one() -> None:
    (message,) = said([("抵扣:\n", WITHHELD.format("税费"))])
    assert "税也只能缴给税务机关" in message
    office = ("  村集体: {类型:", "  税务机关: {代码: swj, 类型: 税务机关, 名称: 县税务局}\n  村集体: {类型:")
    kept = WITHHELD.format("个人所得税").replace("缴: 村集体", "缴: 税务机关")
    assert said([office, ("抵扣:\n", kept)]) == []


PRICE = "    单价: 每亩每年 500 斤稻谷\n    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}\n"
RISE = "    递增: {每: 2 年, 幅度: 5%, 起: 2023-01-01, 方式: 复利}\n"


@pytest.mark.parametrize(
    ("price", "count"),
    [
        ("=600 元/亩/年 - 约定.管理费", 1),
        ("=600 元/亩/年 - (约定.管理费)", 1),
        ("=600 元/亩/年 + (-1) × 约定.管理费", 1),
        ("=600 元/亩/年 + 约定.补贴", 0),
    ],
)
def test_a_price_that_is_a_rent_less_a_fee(price: str, count: int) -> None:
    terms = "参数,数值,单位,说明\n管理费,20,元/亩/年,村里商定\n补贴,20,元/亩/年,村里商定\n"
    change = Change(text=[(PRICE, f"    单价: {price}\n"), (RISE, "")], files={"台账/约定.csv": terms})
    assert len(found("rent_set_off", change)) == count


@pytest.mark.parametrize(
    ("payment", "count"),
    [("每年 1 月 31 日前，扣除水费后支付", 1), ("每年 1 月 31 日前，不得扣除任何费用", 0)],
)
def test_words_that_take_something_off(payment: str, count: int) -> None:
    assert len(said([("    支付: 每年 1 月 31 日前\n", f"    支付: {payment}\n")])) == count


@pytest.mark.parametrize(
    ("paper", "count"),
    [("抵2024年水费", 1), ("抵押贷款冲抵", 1), ("以货 顶 租", 1), ("抵押贷款专户付", 0), ("FK09", 0)],
)
def test_a_rent_booked_as_paid_by_setting_off(paper: str, count: int) -> None:
    row = ["H02", "公司", "土地租金", "10", "2025-02-01", paper]
    assert len(said([], {"已付": [row]})) == count


THROUGH = """    收款方: 村集体
    数量: 地块.面积
"""
HANDED_ON = """分配:
  - 分配: 租金转付
    付款方: 村集体
    来源: 条款.土地租金
    基准日: 2025-12-31
    余额: 结转下年
    依据: 第九条
    步骤:
{}      - {{去向: 农户, 比例: 剩余的 100%, 按: 地块.面积, 收入: 租金}}
"""


@pytest.mark.parametrize(("kept", "count"), [("      - {提取: 管理费, 比例: 10%}\n", 1), ("", 0)])
def test_a_part_of_the_rent_that_the_village_keeps(kept: str, count: int) -> None:
    direct = "    收款方: 农户\n    数量: 地块.面积\n"
    messages = said([(direct, THROUGH), ("分配:\n", HANDED_ON.format(kept))])
    assert len(messages) == count
    assert all("租金全归承包户，村里和公司不得提留" in message for message in messages)

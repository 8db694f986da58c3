"""A deduction that names rent or wages is refused, and no decision lifts it."""

from __future__ import annotations

import pytest

from linkage.check import REFUSAL, judge, withheld
from linkage.checks.rent_set_off import CHECK
from linkage.model.arrangement import Deduction
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
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

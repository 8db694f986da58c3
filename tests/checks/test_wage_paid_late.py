"""Wages are paid by the month: by the year or the quarter is told."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

PAID = "    支付: 次月付给本人\n"


def paying(said: str, income: str = "佣金\n    类别: 用工") -> Change:
    return Change(text=[("佣金\n    类别: 用工", income), (PAID, f"    支付: {said}\n")])


@pytest.mark.parametrize("said", ["次年 1 月 31 日前", "每季付一次", "年底结清", "完工后一次付清"])
def test_pay_that_waits(said: str) -> None:
    (finding,) = found("wage_paid_late", paying(said))
    assert finding.severity == "提示"
    assert f"约定“{said}”付工钱" in finding.message
    (finding,) = found("wage_paid_late", paying(said, "薪金"))
    assert finding.severity == "警告"


@pytest.mark.parametrize("said", ["次月 10 日前付给本人", "每月 15 日前", "当天付清"])
def test_pay_by_the_month_or_sooner(said: str) -> None:
    assert found("wage_paid_late", paying(said)) == []


def test_two_days_of_pay_in_a_year() -> None:
    dated = "{分期: [{于: 2025-06-30, 比例: 50%}, {于: 2025-12-31, 比例: 50%}]}"
    assert found("wage_paid_late", paying("每月 15 日前")) == []
    assert len(found("wage_paid_late", paying(dated))) == 1

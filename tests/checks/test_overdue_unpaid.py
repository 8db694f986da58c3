"""What is past its day on the day of the papers is told, one answer a clause and due day."""

from __future__ import annotations

from checks.settled import found
from linkage.model.entitlement import Finding
from lints.tripped import Change

# The rent of the sound village is due each 31 January, and it does not say of which year; its papers bear
# 20 January of the year after.
RENT = "支付: 每年 1 月 31 日前"


def rents(*changes: Change) -> list[Finding]:
    """The answers about the rent; wages are due month by month and stand beside it."""
    return [one for one in found("overdue_unpaid", *changes) if "土地租金" in one.where]


def test_what_is_past_its_day_is_told_with_day_amount_and_payer() -> None:
    (one,) = rents(Change(text=[(RENT, "支付: 每年 11 月 30 日前")]))
    assert (one.severity, one.where) == ("提示", "XH-HT-2025 土地租金")
    assert one.message.startswith(
        "“土地租金”2025年11月30日到期，到出表日 2026年1月20日，小河县青果黄桃有限公司"
    )
    assert "元没有付，逾期 51 天。" in one.message


def test_a_day_that_may_be_either_years_is_not_taken() -> None:
    assert rents(Change()) == []


def test_what_is_paid_now_in_time_is_not() -> None:
    assert rents(Change(text=[(RENT, "支付: 次年 1 月 20 日前")])) == []


def test_many_due_days_are_one_answer() -> None:
    dated = "支付: {每: 月, 起: 2025-01-31, 月末: 前移}"
    (one,) = rents(Change(text=[(RENT, dated)]))
    assert "“土地租金”2025年1月31日起有 12 个付款日过了" in one.message
    assert "最早的逾期 354 天。" in one.message


def test_two_due_days_are_two_answers() -> None:
    dated = "支付: {分期: [{比例: 50%, 于: 2025-11-30}, {于: 2025-12-31}]}"
    first, second = rents(Change(text=[(RENT, dated)]))
    assert "2025年11月30日到期" in first.message
    assert "2025年12月31日到期" in second.message


def test_wages_fall_due_month_by_month() -> None:
    monthly = Change(text=[("支付: 次月付给本人", "支付: 次月 10 日前付给本人")])
    wages = [one for one in found("overdue_unpaid", monthly) if "用工报酬" in one.where]
    assert [one.message[:18] for one in wages] == [
        "“用工报酬”2025年6月10日到期",
        "“用工报酬”2025年8月10日到期",
    ]

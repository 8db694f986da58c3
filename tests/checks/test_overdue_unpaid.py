"""What is past its day on the day of the papers is told, one answer a clause and due day."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change

# The rent of the sound village is due each 31 January, and it does not say of which year; its papers bear
# 20 January of the year after.
RENT = "支付: 每年 1 月 31 日前"


def test_what_is_past_its_day_is_told_with_day_amount_and_payer() -> None:
    (one,) = found("overdue_unpaid", Change(text=[(RENT, "支付: 每年 11 月 30 日前")]))
    assert (one.severity, one.where) == ("提示", "XH-HT-2025 土地租金")
    assert one.message.startswith(
        "“土地租金”2025年11月30日到期，到出表日 2026年1月20日，小河县青果黄桃有限公司"
    )
    assert "元没有付，逾期 51 天。" in one.message


def test_a_day_that_may_be_either_years_is_not_taken() -> None:
    assert found("overdue_unpaid", Change()) == []


def test_what_is_paid_now_in_time_is_not() -> None:
    assert found("overdue_unpaid", Change(text=[(RENT, "支付: 次年 1 月 20 日前")])) == []


def test_two_due_days_are_two_answers() -> None:
    dated = "支付: {分期: [{比例: 50%, 于: 2025-11-30}, {于: 2025-12-31}]}"
    first, second = found("overdue_unpaid", Change(text=[(RENT, dated)]))
    assert "2025年11月30日到期" in first.message
    assert "2025年12月31日到期" in second.message

"""Only what members traded comes back to them."""

from __future__ import annotations

import pytest

from checks.distributing import REFUND, REST, distributed, found
from linkage.checks.member_trade import CHECK

COOPERATIVE = "农民专业合作社"
SURPLUS = {"本年盈余": "100000"}


@pytest.mark.parametrize(
    ("member", "count"),
    [
        (("", ""), 0),
        (("成员", ""), 0),
        (("非成员", ""), 1),
        (("", "2025-05-01"), 0),
        (("", "2025-05-02"), 1),
    ],
)
def test_trade_of_who_is_no_member_on_the_day(member: tuple[str, str], count: int) -> None:
    findings = found(CHECK, distributed(COOPERATIVE, SURPLUS, REFUND, REST, member=member))
    assert len(findings) == count
    assert all("A1有 1 笔交易发生时不是成员" in finding.message for finding in findings)
    assert all(finding.severity == "拒绝" for finding in findings)


def test_a_condition_keeps_it_out() -> None:
    only = REFUND.replace("收入: 返还", "收入: 返还, 资格: {类别: 成员}")
    files = {"台账/类别.csv": "户号,类别,起,止\nA1,非成员,2025-01-01,\nA2,成员,2025-01-01,\n"}
    season = distributed(COOPERATIVE, SURPLUS, only, REST, files=files)
    assert found(CHECK, season) == []
    assert {line.payee for line in season.lines if line.income == "返还"} == {"A2"}


def test_a_company_may_buy_from_whom_it_likes() -> None:
    season = distributed("有限责任公司", SURPLUS, REFUND, REST, member=("非成员", ""))
    assert found(CHECK, season) == []

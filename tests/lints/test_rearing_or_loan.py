"""Rearing is paid by what is reared; a fixed sum a year on what was put in is a loan."""

from __future__ import annotations

from lints.tripped import Change, asked

REARED = {"台账/代养.csv": "日期,户号,头数（头）,投入（元）\n2025-06-20,H01,10,20000\n"}


def rearing(price: str, counted: str = "头数") -> Change:
    clause = (
        "  - 条款: 代养费\n    收入: 佣金\n    类别: 代养\n    付款方: 公司\n    收款方: 农户\n"
        f"    数量: 代养.{counted}\n    {price}\n    支付: 出栏后 15 天内\n    依据: 第十条\n分配:\n"
    )
    return Change(text=[("分配:\n", clause)], files=REARED)


TRIP = rearing("费率: 8%/年", "投入")


def test_a_rate_on_what_was_put_in() -> None:
    (finding,) = asked("rearing_or_loan", TRIP)
    assert finding.severity == "警告"
    assert "却按投入付每年 8%" in finding.message


def test_so_much_a_year() -> None:
    (finding,) = asked("rearing_or_loan", rearing("单价: 300 元/头/年"))
    assert "却按头数付每头每年 300 元" in finding.message


def test_so_much_a_head() -> None:
    assert asked("rearing_or_loan", rearing("单价: 180 元/头")) == []

"""The sheet of commissions: each deal has the amount of its own clause and person, and none is rounded unsaid."""

from __future__ import annotations

import re
from functools import cache

import pytest

from documents.drawn import document
from documents.trade import settled, text, trading
from linkage.document import render_html
from linkage.ground.money import Money
from villages import Rows

CLAUSES = "".join(
    f"""  - 条款: {name}
    收入: 佣金
    类别: 代销
    付款方: 公司
    收款方: 农户
    数量: 代销.销售额
    费率: {rate}
    支付: 每年 12 月 31 日前
    依据: 第六条
"""
    for name, rate in (("推介费", "1%"), ("跑腿费", "2%"))
)
SOLD = ("日期", "户号", "成员号", "单据号", "销售额（元）", "回款日")
OWN = ("    收款方: 农户\n    数量: 代销", "    收款方: 成员\n    数量: 代销")
FLAT = ("{方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}\n    封顶: 8000 元/户", "3%")


@cache
def sheet(*rows: tuple[str, ...], changes: Rows = (), subject: str = "H01/gs") -> str:
    """The annex of an agency with these deals."""
    made = trading().with_sheet("代销", SOLD, *rows)
    for old, new in changes:
        made = made.with_text(old, new)
    paper = document("agency")
    page = render_html(paper.template, paper.view(settled(made), subject))
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", page, flags=re.DOTALL).split("佣金结算")[-1]


def test_a_deal_that_three_clauses_count_has_the_amount_of_each() -> None:
    told = text("agency", "H01/gs", ("分配:\n", f"{CLAUSES}分配:\n"))
    deal = "12025年7月10日回款2025年8月2日DX00／24,983.38元"
    assert f"{deal}代销佣金分档1,049.17" in told
    assert f"2{deal[1:]}推介费1%249.83" in told
    assert f"3{deal[1:]}跑腿费2%499.67" in told
    assert "佣金合计（按条款取整以后）1,798.67" in told
    assert "照原数写" not in told


def test_each_of_a_household_has_the_amount_of_her_own() -> None:
    deals = (
        ("2025-07-01", "H03", "1", "A", "100", "2025-08-01"),
        ("2025-07-02", "H03", "2", "B", "200", "2025-08-01"),
    )
    told = sheet(*deals, changes=(OWN, FLAT), subject="H03/gs")
    assert "A／100.00元3%3.00" in told
    assert "B／200.00元3%6.00" in told
    assert "佣金合计（按条款取整以后）9.00" in told
    assert told.count("代销佣金（") == 2


def test_what_is_no_whole_fen_is_told_as_it_is_and_rounded_in_the_line() -> None:
    deals = (
        ("2025-07-01", "H01", "", "A", "1.10", "2025-08-01"),
        ("2025-07-02", "H01", "", "B", "2.30", "2025-08-01"),
    )
    told = sheet(*deals, changes=(FLAT,))
    assert "A／1.10元3%0.033" in told
    assert "B／2.30元3%0.069" in told
    assert "佣金合计（按条款取整以后）0.10" in told
    assert "佣金不是整分的，照原数写" in told


def test_a_deal_that_is_not_paid_yet_is_not_said_to_count() -> None:
    deals = (
        ("2025-07-01", "H01", "", "A", "100", "2025-08-01"),
        ("2025-12-02", "H01", "", "B", "200", "2026-02-01"),
    )
    told = sheet(*deals, changes=(FLAT,))
    assert "A／100.00元3%3.00" in told
    assert "B／200.00元本期不计" in told


@pytest.mark.parametrize("amount", ["24983.38", "7.77"])
def test_the_only_deal_of_a_line_is_the_line_to_the_fen(amount: str) -> None:
    told = sheet(("2025-07-01", "H01", "", "A", amount, "2025-08-01"), changes=(FLAT,))
    fen = (int(amount.replace(".", "")) * 3 + 50) // 100
    assert f"3%{Money(fen)}" in told
    assert f"取整以后）{Money(fen)}" in told

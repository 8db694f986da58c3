"""What a season calls the golds: by the law of who pays, and never a dividend or a commission what is none."""

from __future__ import annotations

import pytest

from journal.seasons import settled
from linkage.telling.account import household_account
from linkage.telling.gold_words import gold_called
from telling.test_account import POOL, ROLES

FACTS = "名称,数值,单位,起,止,来源\n收益,1000,元,2025-01-01,2025-12-31,决算\n"
PLOTS = "户号,地块代码,面积（亩）,起\nA1,D1,3,2020-01-01\n"
SHARES = "户号,成员号,股别,份额,出资额（元）,起\nA1,1,资金股,2,10000,2020-01-01\n"
WORK = "日期,户号,成员号,岗位,数量,单位\n2025-05-05,A1,1,采摘,10,工日\n"
SOLD = "日期,户号,单据号,销售额（元）,回款日\n2025-05-30,A1,D1,1000,2025-06-01\n"
FLOOR = (
    "  - {{条款: 保底, 收入: 股金, 付款方: 公司, 收款方: 农户, 数量: {}, {}, 收益性质: {}, "
    "计期: {{方法: 按日, 基准: 实际/365}}, 依据: 第四条}}\n"
)
WORKED = (
    "  - {条款: 务工, 收入: 佣金, 类别: 用工, 付款方: 公司, 收款方: 成员, 数量: 用工.数量, "
    "单价: 130 元/工日, 依据: 第七条}\n"
)
TRADED = (
    "  - {条款: 代销, 收入: 佣金, 类别: 代销, 付款方: 公司, 收款方: 农户, 数量: 代销.销售额, "
    "费率: 5%, 依据: 第八条}\n"
)


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [
        (("gs",), "股金分红"),
        (("hzs",), "盈余分配"),
        (("cjt",), "收益分配"),
        (("hzs", "cjt"), "股金分红"),
    ],
)
def test_the_gold_of_shares_is_called_as_the_law_of_its_payers_calls_it(
    kinds: tuple[str, ...], heading: str
) -> None:
    pools = "".join(POOL.format(role=ROLES[kind]) for kind in kinds)
    assert gold_called(settled(f"分配:\n{pools}", 事实=FACTS), "股金分红") == heading


def test_what_comes_back_by_trade_is_called_so() -> None:
    pool = POOL.format(role="公司").replace("收入: 股金", "收入: 返还")
    assert gold_called(settled(f"分配:\n{pool}", 事实=FACTS), "股金分红") == "盈余返还"


@pytest.mark.parametrize(
    ("nature", "heading", "title"),
    [
        ("入股分红", "股金分红", "保底"),
        ("土地使用费", "股金收益", "保底（土地使用费）"),
    ],
)
def test_a_guarantee_that_is_no_dividend_stands_under_no_dividends(
    nature: str, heading: str, title: str
) -> None:
    floor = FLOOR.format("地块.面积", "单价: 100 元/亩/年", nature)
    settlement = settled(f"条款:\n{floor}", 地块=PLOTS)
    assert gold_called(settlement, "股金分红") == heading
    [group] = household_account(settlement, "A1").incomes
    assert [entry.title for entry in group.entries] == [title]


def test_interest_is_no_dividend_either() -> None:
    floor = FLOOR.format("股份.出资额", "费率: 6%/年", "利息")
    assert gold_called(settled(f"条款:\n{floor}", 股份=SHARES), "股金分红") == "股金收益"


@pytest.mark.parametrize(
    ("clauses", "heading"),
    [((WORKED,), "劳务佣金"), ((TRADED,), "佣金"), ((WORKED, TRADED), "佣金"), ((), "佣金")],
)
def test_pay_for_work_is_called_so_where_no_commission_stands_beside_it(
    clauses: tuple[str, ...], heading: str
) -> None:
    body = f"条款:\n{''.join(clauses)}" if clauses else f"分配:\n{POOL.format(role='公司')}"
    assert gold_called(settled(body, 事实=FACTS, 用工=WORK, 代销=SOLD), "佣金") == heading


def test_another_heading_is_called_as_it_is() -> None:
    assert gold_called(settled(f"条款:\n{WORKED}", 用工=WORK), "租金") == "租金"

"""The official statements from income and expense down to what is left."""

from __future__ import annotations

from checks.distributing import REFUND, REST, distributed
from linkage.engine.surplus import surpluses
from linkage.telling.surplus_statement import statement_lines

BOOKS = {
    "经营收入": "500000",
    "投资收益": "20000",
    "经营支出": "380000",
    "税金及附加": "1000",
    "管理费用": "30000",
    "财务费用": "4000",
    "其他收入": "6000",
    "其他支出": "10000",
    "所得税费用": "1000",
    "年初未分配盈余": "5000",
}
SOURCES = (
    "事实.经营收入, 事实.投资收益, {减: 事实.经营支出}, {减: 事实.税金及附加}, {减: 事实.管理费用}, "
    "{减: 事实.财务费用}, 事实.其他收入, {减: 事实.其他支出}, {减: 事实.所得税费用}, 事实.年初未分配盈余"
)


def told(kind: str, facts: dict[str, str], *steps: str, sources: str, said: str) -> dict[str, str]:
    (surplus,) = surpluses(distributed(kind, facts, *steps, sources=sources, said=said))
    return {line.number or line.name: line.amount.plain for line in statement_lines(surplus)}


def test_all_twenty_lines_of_the_cooperative() -> None:
    draw = "{提取: 盈余公积, 金额: 10000 元}"
    found = told("农民专业合作社", BOOKS, draw, REFUND, REST, sources=SOURCES, said="性质: 合作社盈余")
    assert list(found) == [str(number) for number in range(1, 21)]
    # 500000 + 20000 - 380000 - 1000 - 30000 - 4000; + 6000 - 10000; - 1000; 60% of 90000.
    assert [found[line] for line in ("7", "10", "12")] == ["105000.00", "101000.00", "100000.00"]
    assert [found[line] for line in ("13", "15", "16")] == ["5000.00", "10000.00", "95000.00"]
    assert [found[line] for line in ("17", "18", "19", "20")] == ["54000.00", "41000.00", "0.00", "0.00"]


def test_the_collective_from_income_to_distributable() -> None:
    facts = {
        "经营收入": "3000",
        "补助收入": "500",
        "公益支出": "900",
        "管理费用": "600",
        "年初未分配收益": "100",
    }
    sources = "事实.经营收入, 事实.补助收入, {减: 事实.公益支出}, {减: 事实.管理费用}, 事实.年初未分配收益"
    steps = ("{提取: 公积公益金, 比例: 30%}", "{去向: 农户, 比例: 剩余的 50%, 按: 股份.份额}")
    found = told("农村集体经济组织", facts, *steps, sources=sources, said="性质: 集体收益")
    assert [found[line] for line in ("经营收益", "收益总额", "净收益")] == ["2400.00", "2000.00", "2000.00"]
    assert [found[line] for line in ("可分配收益", "提取公积公益金")] == ["2100.00", "630.00"]
    assert [found[line] for line in ("向成员分配", "年末未分配")] == ["735.00", "735.00"]


def test_a_source_that_is_no_line_leaves_the_upper_part_out() -> None:
    found = told("农民专业合作社", {"本年盈余": "100"}, REFUND, sources="事实.本年盈余", said="")
    assert next(iter(found)) == "12"


def test_an_expense_that_is_added_is_no_line() -> None:
    facts = {"经营收入": "500", "经营支出": "300"}
    sources = "事实.经营收入, 事实.经营支出"
    found = told("农民专业合作社", facts, REFUND, sources=sources, said="性质: 合作社盈余")
    assert next(iter(found)) == "12"

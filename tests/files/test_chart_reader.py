"""Charts of accounts: which holds when and for whom, and that the same number is not the same account."""

from __future__ import annotations

import datetime

import pytest

from linkage.files.chart_reader import read_chart, shipped_charts
from linkage.ground.source import read_yaml
from linkage.journal.vouchers import chart_of
from linkage.model.payer import KINDS
from linkage.model.voucher import Chart

COLLECTIVE, COOPERATIVE = "农村集体经济组织", "农民专业合作社"


def by_mark() -> dict[str, Chart]:
    return {chart.mark: chart for chart in shipped_charts()}


@pytest.mark.parametrize(
    ("legal_type", "day", "mark"),
    [
        (COLLECTIVE, "2023-12-31", "集体2004"),
        (COLLECTIVE, "2024-01-01", "集体2023"),
        ("村民委员会", "2024-01-01", "集体2023"),
        (COLLECTIVE, "2004-12-31", ""),
        (COOPERATIVE, "2023-01-01", "合作社2021"),
        (COOPERATIVE, "2022-12-31", ""),
        ("有限责任公司", "2025-06-30", "企业2006"),
        ("税务机关", "2025-06-30", ""),
    ],
)
def test_the_chart_follows_legal_type_and_day(legal_type: str, day: str, mark: str) -> None:
    chart = chart_of(legal_type, datetime.date.fromisoformat(day))
    assert (chart.mark if chart is not None else "") == mark


def test_one_number_is_another_account_in_another_chart() -> None:
    charts = by_mark()
    names = {mark: charts[mark].accounts["211"] for mark in ("集体2004", "集体2023", "合作社2021")}
    assert names == {"集体2004": "应付工资", "集体2023": "应付款", "合作社2021": "应付款"}
    assert charts["集体2023"].accounts["322"] == "收益分配"
    assert charts["合作社2021"].accounts["322"] == "盈余公积"
    assert len(charts["集体2023"].accounts) == 42
    assert len(charts["合作社2021"].accounts) == 48


def test_the_new_collective_chart_has_no_welfare_payable() -> None:
    charts = by_mark()
    assert "应付福利费" not in charts["集体2023"].accounts.values()
    new, old = (charts[mark].use("费用", "福利", "", "成员") for mark in ("集体2023", "集体2004"))
    assert new is not None
    assert old is not None
    assert (new.account.number, new.account.title) == ("集体2023-514", "公益支出")
    assert (old.account.number, old.account.title) == ("集体2004-322", "收益分配—各项分配")


def test_what_nobody_compared_says_so() -> None:
    assert {chart.mark for chart in shipped_charts() if not chart.confirmed} == {"集体2023", "企业2006"}


def test_no_two_charts_hold_for_one_legal_type_on_one_day() -> None:
    days = [datetime.date(year, month, 1) for year in range(2004, 2027) for month in (1, 12)]
    for day in days:
        for kind in {name for chart in shipped_charts() for name in chart.kinds}:
            assert sum(chart.covers(kind, day) for chart in shipped_charts()) <= 1


def test_charts_are_for_kinds_of_payers_that_there_are() -> None:
    assert {name for chart in shipped_charts() for name in chart.kinds} <= {kind.name for kind in KINDS}


def test_an_entry_uses_an_account_of_the_chart() -> None:
    text = (
        '科目表: 甲\n代号: 甲\n主体: [公司]\n起: 2020-01-01\n科目: {"101": 现金}\n'
        '往来: ["101"]\n对应: [{用: 银行, 科目: "102"}]\n'
    )
    node, problems = read_yaml("charts/a.yaml", text.encode())
    assert node is not None
    with pytest.raises(ValueError, match="甲 has no account 102"):
        read_chart(node, problems)


def test_a_chart_without_its_first_day_is_none() -> None:
    node, problems = read_yaml(
        "charts/a.yaml", '科目表: 甲\n代号: 甲\n起: 去年\n科目: {"1": 现金}\n'.encode()
    )
    assert node is not None
    assert read_chart(node, problems) is None
    assert [problem.code for problem in problems] == ["E206", "E203"]

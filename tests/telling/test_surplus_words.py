"""The lines of the official statements, and what papers say of a surplus."""

from __future__ import annotations

import pytest

from checks.distributing import REFUND, REST, distributed
from linkage.engine.surplus import surpluses
from linkage.model.entitlement import Settlement
from linkage.telling.surplus_statement import statement_lines
from linkage.telling.surplus_words import surplus_sentences

COOPERATIVE, COLLECTIVE = "农民专业合作社", "农村集体经济组织"
CARRIED = {"本年盈余": "100000", "年初未分配盈余": "20000", "其他转入": "5000"}
BOTH = "事实.本年盈余, 事实.年初未分配盈余, 事实.其他转入"


def lines(settlement: Settlement) -> dict[str, str]:
    (surplus,) = surpluses(settlement)
    return {line.number or line.name: line.amount.plain for line in statement_lines(surplus)}


def test_the_lines_of_the_cooperative_statement() -> None:
    half = "{去向: 农户, 比例: 剩余的 50%, 按: 股份.出资额, 收入: 股金}"
    draw = "{提取: 盈余公积, 金额: 10000 元}"
    season = distributed(COOPERATIVE, CARRIED, draw, REFUND, half, sources=BOTH)
    assert lines(season) == {
        "12": "100000.00",
        "13": "20000.00",
        "14": "5000.00",
        "15": "10000.00",
        "16": "115000.00",
        "17": "54000.00",
        "18": "30500.00",
        "19": "0.00",
        "20": "30500.00",
    }
    assert season.pools[0].kept.plain == "30500.00"


def test_what_becomes_contribution_stands_in_its_own_line() -> None:
    # Of 266.67 and 133.33 the half, down to the fen: 133.33 and 66.66.
    rule = "成员账户:\n  付款方: 付款人\n  转为出资: [{从: 年终分配.农户, 比例: 50%}]\n"
    season = distributed(COOPERATIVE, {"本年盈余": "1000"}, REFUND, REST, after=rule)
    found = lines(season)
    assert (found["17"], found["18"], found["19"], found["20"]) == ("600.00", "200.01", "199.99", "0.00")


def test_a_loss_made_good_counts_in_what_earlier_years_left() -> None:
    facts = {"本年盈余": "1000", "上年亏损": "200"}
    season = distributed(COOPERATIVE, facts, "{弥补亏损: 事实.上年亏损}", REFUND, REST)
    found = lines(season)
    assert (found["13"], found["16"], found["17"], found["20"]) == ("-200.00", "800.00", "480.00", "0.00")


@pytest.mark.parametrize(("surplus", "left"), [("-300", "-300.00"), ("0", "0.00")])
def test_a_year_of_loss(surplus: str, left: str) -> None:
    found = lines(distributed(COOPERATIVE, {"本年盈余": surplus}, REFUND, REST))
    assert (found["12"], found["16"], found["17"], found["20"]) == (f"{left}", left, "0.00", left)


def test_the_lines_of_a_collective() -> None:
    facts = {"本年收益": "1000", "年初未分配收益": "100", "旧亏": "50"}
    season = distributed(
        COLLECTIVE,
        facts,
        "{弥补亏损: 事实.旧亏}",
        "{提取: 公积公益金, 比例: 30%}",
        "{去向: 农户, 比例: 剩余的 50%, 按: 股份.份额}",
        "{去向: 敬老金, 金额: 5 元}",
        sources="事实.本年收益, 事实.年初未分配收益",
    )
    assert lines(season) == {
        "净收益": "1000.00",
        "年初未分配": "50.00",
        "其他转入": "0.00",
        "可分配收益": "1050.00",
        "提取公积公益金": "315.00",
        "向成员分配": "367.50",
        "其他": "5.00",
        "年末未分配": "362.50",
    }
    assert season.pools[0].kept.plain == "362.50"


def test_the_base_is_told_and_the_other_beside_it() -> None:
    season = distributed(COOPERATIVE, CARRIED, REFUND, REST, sources=BOTH)
    assert list(surplus_sentences(season, season.pools[0])) == [
        "可分配盈余（只算本年盈余）100,000.00 元，盈余返还 60,000.00 元，占 60%，剩余盈余分配 65,000.00 元",
        "按另一种口径，可分配盈余（含年初未分配盈余和其他转入）125,000.00 元，返还占 48%",
    ]


def test_a_collective_never_refunds_a_surplus() -> None:
    season = distributed(COLLECTIVE, {"本年收益": "1000"}, REST, sources="事实.本年收益")
    (sentence,) = surplus_sentences(season, season.pools[0])
    assert sentence == "补亏、提取以后可分 1,000.00 元，向成员分配 1,000.00 元，其他 0.00 元"
    assert "盈余" not in sentence

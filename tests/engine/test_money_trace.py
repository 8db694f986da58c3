"""What became of each inflow: every use of one inflow adds up to it, through one pool or several."""

from __future__ import annotations

import pytest

from linkage.engine.money_trace import COSTS, KEPT, split, uses
from linkage.ground.money import ZERO, Money
from reports.played import played


@pytest.mark.parametrize(
    ("number", "source", "yuan"),
    [
        ("150", "条款.资产收益", 15_024_66),
        ("150", "事实.光伏收入", 8_000_00),
        ("150", "事实.衔接资金", 20_000_00),
        ("72", "事实.净利润", 100_000_00),
        ("72", "条款.流转服务费", 40_00),
        ("72", "事实.物业租金", 9_960_00),
    ],
)
def test_the_uses_of_an_inflow_add_up_to_it(number: str, source: str, yuan: int) -> None:
    found = [use.amount for use in uses(played(number)) if use.source == source]
    assert sum(found, start=ZERO) == Money(yuan)


def test_money_that_flows_on_is_told_where_it_ends() -> None:
    found = {(use.pool, use.to) for use in uses(played("72")) if use.source == "事实.净利润"}
    assert found == {("公司利润", "公司"), ("村集体收益", "公积公益金"), ("村集体收益", "成员")}


def test_what_stays_is_kept_and_what_a_loss_ate_is_costs() -> None:
    assert {use.sort for use in uses(played("150")) if use.to == "结转下年"} == {KEPT}
    assert COSTS not in {use.sort for use in uses(played("150"))}


def test_an_amount_is_cut_to_whole_fen_that_add_up() -> None:
    assert split(Money(100), [Money(1), Money(1), Money(1)]) == [Money(34), Money(33), Money(33)]
    assert split(Money(100), [Money(0), Money(0)]) == [Money(0), Money(0)]
    assert split(Money(7), [Money(0), Money(5)]) == [Money(0), Money(7)]

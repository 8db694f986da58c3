"""What each asset earned: its own row of a clause, or its part of an income it names."""

from __future__ import annotations

from attrs import evolve

from linkage.engine.asset_income import cost, earned
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from reports.played import played
from rows import row


def test_a_clause_gives_each_asset_what_its_own_row_gave() -> None:
    found = [(one.row.text("资产号"), one.source, one.amount) for one in earned(played("150"))]
    assert found == [
        ("Z1", "条款.资产收益", Money(12_000_00)),
        ("Z2", "条款.资产收益", Money(3_024_66)),
        ("Z3", "事实.光伏收入", Money(8_000_00)),
    ]


def named(*costs: str, income: str = "事实.光伏收入") -> Settlement:
    settlement = played("150")
    assets = [row("资产", 资产号=f"G{at}", 原值=(said, "元"), 收入项=income) for at, said in enumerate(costs)]
    tables = {**settlement.books.tables, "资产": tuple(assets)}
    lines = tuple(line for line in settlement.lines if line.clause != "资产收益")
    return evolve(settlement, lines=lines, books=evolve(settlement.books, tables=tables))


def test_assets_that_name_one_income_share_it_by_what_they_cost() -> None:
    assert [one.amount for one in earned(named("1", "1", "1"))] == [
        Money(2_666_67),
        Money(2_666_67),
        Money(2_666_66),
    ]
    assert [one.amount for one in earned(named("3", "1"))] == [Money(6_000_00), Money(2_000_00)]


def test_an_income_that_is_not_there_is_nothing() -> None:
    assert list(earned(named("1", income="事实.没有"))) == []
    assert list(earned(named("1", income="条款.没有"))) == []


def test_what_an_asset_cost_is_in_fen() -> None:
    assert cost(row("资产", 原值=("0.5", "万元"))) == Money(5_000_00)
    assert cost(row("资产", 名称="空")) == Money(0)

"""Public money on what it was not given for is found, with the yuan; what is left is told, not blamed."""

from __future__ import annotations

from attrs import evolve

from linkage.check import NOTE
from linkage.checks.earmark_outside import CHECK
from linkage.model.entitlement import Settlement
from reports.played import played
from rows import books, row


def given(name: str, source: str, purpose: str) -> Settlement:
    fact = row("事实", 名称=name, 数值=("20000", "元"), 单位="元", 来源=source, 用途=purpose)
    settlement = played("150")
    income = row("事实", 名称="光伏收入", 数值=("8000", "元"), 单位="元", 来源="结算单")
    held = books(fact, income).tables["事实"]
    tables = {**settlement.books.tables, "事实": held}
    return evolve(settlement, books=evolve(settlement.books, tables=tables))


def told(settlement: Settlement) -> list[str]:
    return [spot.message for spot in CHECK.find(settlement)]


def test_a_step_outside_the_purpose_is_named_with_its_yuan() -> None:
    strayed, left = told(given("衔接资金", "财政文件", "农户"))
    assert "“衔接资金奖补”的“村集体”用了 2,000.00 元，不在用途里" in strayed
    assert "还有 6,000.00 元没有花" in left


def test_a_purpose_that_names_both_is_kept() -> None:
    (left,) = told(given("衔接资金", "财政文件", "农户、村集体"))
    assert "没有花" in left


def test_without_a_purpose_nothing_strays() -> None:
    assert len(told(given("衔接资金", "财政文件", ""))) == 1


def test_own_money_is_not_asked() -> None:
    settlement = given("衔接资金", "财政文件", "农户")
    own = [row("事实", 名称="衔接款", 数值=("20000", "元"), 来源="卖货", 用途="农户")]
    tables = {**settlement.books.tables, "事实": tuple(own)}
    assert told(evolve(settlement, books=evolve(settlement.books, tables=tables))) == []


def test_what_is_left_is_a_note() -> None:
    spots = list(CHECK.find(given("衔接资金", "财政文件", "农户")))
    assert [spot.severity for spot in spots] == ["", NOTE]

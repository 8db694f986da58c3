"""Closing the accounts: conversion, and what a member who leaves is owed."""

from __future__ import annotations

import pytest

from engine.cooperative_season import accounts, amounts, settled
from linkage.engine.accounts import EXIT
from linkage.model.accounts import ITEMS

FACTS = "名称,数值,单位,来源\n本年盈余,20000.00,元,年报\n退社前的亏损和债务,{},元,账面\n"


def exit_of(debts: str) -> tuple[list[str], list[str]]:
    found = settled(files={"事实": FACTS.format(debts)})
    lines = [line.amount.plain for line in found.lines if line.clause == EXIT]
    return lines, [finding.code for finding in found.findings if finding.code == "C657"]


@pytest.mark.parametrize(
    ("debts", "lines", "findings"),
    [
        ("0", ["1400.00"], []),
        ("1000.00", ["1280.00"], []),
        ("11666.66", ["0.00"], []),  # 12 % of it, 1,400.00 to the fen: nothing left, and nothing short
        ("11667.00", [], ["C657"]),
    ],
)
def test_losses_are_borne_up_to_what_there_is(debts: str, lines: list[str], findings: list[str]) -> None:
    found, told = exit_of(debts)
    assert (found or ["0.00"]) == (lines or ["0.00"])
    assert told == findings


def test_death_settles_like_leaving_but_waits_for_the_heirs() -> None:
    dead = "日期,户号,成员号,事件,申请日,依据\n2025-10-05,A5,1,死亡,,死亡证明\n"
    found = settled(files={"事件": dead})
    assert [line.amount.plain for line in found.lines if line.clause == EXIT] == ["1280.00"]
    debt = next(debt for debt in found.debts if debt.payee == "A5")
    assert (debt.payable.plain, debt.held) == ("0.00", "继承待定")
    assert amounts(found, "补助") == {**dict.fromkeys(("A1", "A2", "A3", "A4"), "250.00"), "A5": "0.00"}


def test_an_expelled_member_is_settled_the_same_way() -> None:
    expelled = "日期,户号,成员号,事件,申请日,依据\n2025-12-31,A5,1,除名,,成员大会决议\n"
    found = settled(files={"事件": expelled})
    assert [line.amount.plain for line in found.lines if line.clause == EXIT] == ["1280.00"]
    assert "C655" in {finding.code for finding in found.findings}


def test_nothing_of_a_leaving_members_surplus_becomes_contribution() -> None:
    found = settled()
    assert [debt.payee for debt in found.debts if debt.withheld] == ["A1", "A2", "A3", "A4"]
    leaving = accounts(found).by_payee["A5"]
    assert [leaving.amount(item).plain for item in ITEMS] == ["0.00"] * 5


def test_a_converted_fen_is_cut_off_and_paid() -> None:
    found = settled(("比例: 25%", "比例: 33.333%"))
    assert amounts(found, "出资", "盈余转出资")["A1"] == "879.99"  # 2640 by 33.333 % is 879.9912
    debt = next(debt for debt in found.debts if debt.payee == "A1")
    assert debt.payable.plain == "6080.01"


def test_all_of_it_may_become_contribution() -> None:
    found = settled(("比例: 25%", "比例: 100%"))
    debt = next(debt for debt in found.debts if debt.payee == "A3")
    assert (debt.gross.plain, debt.deducted.plain, debt.payable.plain) == ("3120.00", "960.00", "2160.00")


def test_a_reserve_that_nobody_can_be_given_is_told() -> None:
    found = settled(
        (
            "量化: 盈余分配.盈余公积, 按: 每户",
            "量化: 盈余分配.盈余公积, 按: 交售.数量, 资格: {类别: 没有这类}",
        )
    )
    assert "C658" in {finding.code for finding in found.findings}
    assert set(amounts(found, "公积金", "本年量化").values()) == {"0.00"}

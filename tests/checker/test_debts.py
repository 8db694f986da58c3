"""Debts of a result document: what is paid now, what waits, and what nothing may be taken from."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from checker.samples import money, number, sealed, village
from linkage.checker import check_result, check_twin
from linkage.telling.twin import build_twin

VILLAGE = village()


def messages(change: Callable[[Any], None]) -> list[str]:
    """What is told about the village once it was changed and sealed anew."""
    document = copy.deepcopy(VILLAGE)
    change(document)
    return [one.message for one in check_result(sealed(document))]


def test_what_is_held_back_is_told_why() -> None:
    def held(document: Any) -> None:  # noqa: ANN401
        debt, payee = document["debts"][1], document["payees"][1]
        amount = Fraction(debt["payable"])
        debt["held"] = "继承待定"
        debt["traces"]["carried"] = debt["traces"].pop("payable")
        for row in (debt, payee):
            row["payable"] = money(Fraction(row["payable"]) - amount)
            row["carried"] = money(Fraction(row["carried"]) + amount)
        document["totals"]["payable"] = money(Fraction(document["totals"]["payable"]) - amount)

    def silent(document: Any) -> None:  # noqa: ANN401
        held(document)
        del document["debts"][1]["held"]

    assert messages(held) == []
    assert messages(silent) == ["该付的没有付，也没有写明为什么暂不发放。"]


@pytest.mark.parametrize(("place", "payee"), [(0, 0), (3, 3)])
def test_nothing_is_set_off_against_rent_or_a_person(place: int, payee: int) -> None:
    def set_off(document: Any) -> None:  # noqa: ANN401
        debt, row = document["debts"][place], document["payees"][payee]
        amount = Fraction(debt["payable"])
        debt["traces"].pop("payable")
        for one in (debt, row):
            one["deducted"] = money(Fraction(one["deducted"]) + amount)
            one["payable"] = money(Fraction(one["payable"]) - amount)
        document["totals"]["payable"] = money(Fraction(document["totals"]["payable"]) - amount)
        debt["traces"]["deducted"] = number(debt["deducted"], "元")

    assert set(messages(set_off)) == {"租金、薪金和付给个人的钱不得抵扣。"}


@pytest.mark.parametrize("key", ["opening", "gross", "deducted", "paid", "payable"])
def test_no_amount_of_a_debt_stands_without_its_derivation(key: str) -> None:
    def bare(document: Any) -> None:  # noqa: ANN401
        del document["debts"][0]["traces"][key]

    assert messages(bare) == ["不是零的金额没有推导。"]


def test_a_debt_without_any_derivations_is_told_amount_by_amount() -> None:
    def bare(document: Any) -> None:  # noqa: ANN401
        del document["debts"][0]["traces"]

    assert messages(bare) == ["不是零的金额没有推导。"] * 5
    assert check_twin(build_twin(VILLAGE, "H001")) == []
    twin = copy.deepcopy(build_twin(VILLAGE, "H001"))
    bare(twin)
    assert "不是零的金额没有推导。" in {one.message for one in check_twin(sealed(twin))}

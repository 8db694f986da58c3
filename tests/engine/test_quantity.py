"""Quantities: which rows belong to a clause, whom they pay, and that the order of rows never shows."""

from __future__ import annotations

import itertools

import pytest

from linkage.engine.holding import Scope
from linkage.engine.quantity import (
    PER_HOUSEHOLD,
    PER_PERSON,
    amount_of,
    belongs,
    in_order,
    names_party,
    payee_of,
    rows_read,
)
from rows import arrangement, books, row


@pytest.mark.parametrize(
    ("said", "belonging"),
    [
        ("", True),
        ("租金", True),
        ("LI-1", True),
        ("LI-1/租金", True),
        ("佣金、租金", True),
        ("佣金", False),
        ("LI-2", False),
        ("LI-2/租金", False),
        ("租金二", False),
    ],
)
def test_a_row_belongs_to_what_it_names_or_to_all(said: str, *, belonging: bool) -> None:
    assert belongs(row("地块", 户号="A1", 条款=said), "租金", arrangement()) is belonging


@pytest.mark.parametrize(
    ("said", "named"),
    [("", True), ("公司", True), ("gs", True), ("甲公司", True), ("村集体", False), ("cjt", False)],
)
def test_a_party_goes_by_role_code_and_name(said: str, *, named: bool) -> None:
    assert names_party(row("居间", 付款方=said), "付款方", "公司", arrangement()) is named


@pytest.mark.parametrize(
    ("to", "member", "payee"),
    [("农户", "2", "A1"), ("成员", "2", "A1.2"), ("成员", "", "A1"), ("村集体", "2", "cjt")],
)
def test_whom_a_row_pays(to: str, member: str, payee: str) -> None:
    assert payee_of(row("用工", 户号="A1", 成员号=member), to, arrangement()) == payee


def test_heads_and_persons_stand_for_households_and_people() -> None:
    scope = Scope(arrangement(), books(households={"A2": 1, "A1": 3}), {})
    heads = list(rows_read(PER_HOUSEHOLD, "租金", scope))
    people = list(rows_read(PER_PERSON, "租金", scope))
    assert [(one.household, one.member) for one in heads] == [("A1", "1"), ("A2", "1")]
    assert [(one.household, one.member) for one in people] == [
        ("A1", "1"),
        ("A1", "2"),
        ("A1", "3"),
        ("A2", "1"),
    ]
    counted = [amount_of(PER_HOUSEHOLD, heads[0]), amount_of(PER_PERSON, people[0])]
    assert [f"{figure.value} {figure.unit}" for figure in counted if figure] == ["1 户", "1 人"]


def test_an_empty_cell_is_no_quantity_and_nought_is_one() -> None:
    assert amount_of(("地块", "面积"), row("地块", 户号="A1", 面积="")) is None
    nought = amount_of(("地块", "面积"), row("地块", 户号="A1", 面积=("0", "亩")))
    assert nought is not None
    assert nought.value == 0


def test_rows_come_by_payee_and_content_however_they_stand() -> None:
    rows = [
        row("交售", 户号="A2", 数量=("1", "斤")),
        row("交售", 户号="A1", 数量=("3", "斤")),
        row("交售", 户号="A1", 数量=("2", "斤")),
    ]
    orders = {
        tuple((one.household, str(one.figure("数量"))) for one in in_order(some))
        for some in itertools.permutations(rows)
    }
    assert len(orders) == 1
    assert [household for household, _ in orders.pop()] == ["A1", "A1", "A2"]

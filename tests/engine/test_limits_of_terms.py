"""Caps and floors of a clause: a household, a person, and the persons of a household."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.figure import Figure
from linkage.model.arrangement import Term
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from rows import CITE, HERE, arrangement, books, number, row

REWARD = Term(
    "奖", "奖补", "", "村集体", "农户", ("验收", "数量"), FixedPrice(number("50", "元/只")), HERE, CITE
)


def accepted(count: str, member: str = "") -> Row:
    return row("验收", 户号="A1", 成员号=member, 数量=(count, "只"), 日期="2025-10-01")


def owed(term: Term, *rows_: Row) -> dict[str, str]:
    scope = Scope(arrangement(term), books(*rows_, households={"A1": 2}))
    return {one.payee: one.figure.money.plain for one in reckon(term, scope).owed}


@pytest.mark.parametrize(
    ("cap", "count", "amount"),
    [
        (number("400", "元/户"), "7", "350.00"),
        (number("400", "元/户"), "8", "400.00"),
        (number("400", "元/户"), "9", "400.00"),
        (number("200", "元/人"), "8", "400.00"),
        (number("200", "元/人"), "9", "400.00"),
        (number("300", "元"), "9", "300.00"),
    ],
)
def test_a_cap_a_household_or_a_person(cap: Figure, count: str, amount: str) -> None:
    assert owed(evolve(REWARD, cap=cap), accepted(count)) == {"A1": amount}


def test_a_cap_a_person_of_what_is_paid_to_persons() -> None:
    personal = evolve(REWARD, payee="成员", cap=number("200", "元/人"))
    assert owed(personal, accepted("9", "1"), accepted("3", "2")) == {"A1.1": "200.00", "A1.2": "150.00"}


def test_the_dead_count_for_no_limit_after_their_day() -> None:
    capped = evolve(REWARD, cap=number("200", "元/人"))
    death = row("事件", 日期="2025-12-30", 户号="A1", 成员号="2", 事件="死亡")
    assert owed(capped, accepted("9"), death) == {"A1": "200.00"}
    last = row("事件", 日期="2025-12-31", 户号="A1", 成员号="2", 事件="死亡")
    assert owed(capped, accepted("9"), last) == {"A1": "400.00"}


def test_a_floor_a_person() -> None:
    assert owed(evolve(REWARD, floor=number("100", "元/人")), accepted("1")) == {"A1": "200.00"}

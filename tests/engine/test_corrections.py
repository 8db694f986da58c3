"""Corrections of a closed season: too little is owed, too much is owed back, and nothing else is either."""

from __future__ import annotations

import itertools

import pytest

from linkage.engine.corrections import corrected, corrections
from linkage.model.registers import Row
from rows import arrangement, books, row


def correction(due: str, reckoned: str, payer: str = "公司", member: str = "") -> Row:
    return row(
        "更正", 户号="A1", 成员号=member, 付款方=payer, 项目="租金", 原期间="2024年",
        应为=(due, "元"), 已算=(reckoned, "元"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "reckoned", "little", "much"),
    [
        ("100", "90.01", "9.99", None),
        ("90", "100.01", None, "10.01"),
        ("100", "100", None, None),
        ("0", "5", None, "5.00"),
    ],
)
def test_the_difference_goes_one_way(due: str, reckoned: str, little: str | None, much: str | None) -> None:
    [found] = corrections([arrangement()], books(correction(due, reckoned)))
    amounts = [None if one is None else one.money.plain for one in (found.too_little, found.too_much)]
    assert amounts == [little, much]
    assert {one.name for one in (found.too_little, found.too_much) if one} <= {"2024年租金更正"}


@pytest.mark.parametrize(("said", "code"), [("公司", "gs"), ("gs", "gs"), ("乙合作社", "cjt")])
def test_the_payer_goes_by_role_code_and_name(said: str, code: str) -> None:
    [found] = corrections([arrangement()], books(correction("2", "1", said, member="2")))
    assert (found.payer, found.payee, corrected(found.item)) == (code, "A1.2", "租金更正")


def test_rows_that_are_not_whole_or_of_a_stranger_correct_nothing() -> None:
    rows = [
        correction("2", "1", "别的公司"),
        row("更正", 户号="A1", 付款方="公司", 项目="租金", 应为=("2", "元")),
    ]
    assert list(corrections([arrangement()], books(*rows))) == []


def test_the_order_of_the_register_never_shows() -> None:
    rows = [correction("2", "1"), correction("5", "1"), correction("3", "9")]
    orders = {
        tuple(str(one.due.value) for one in corrections([arrangement()], books(*some)))
        for some in itertools.permutations(rows)
    }
    assert len(orders) == 1

"""Events that move shares: the same sum on both sides, compared where the register shows it, never both."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.holding import Scope
from linkage.engine.weight import weigh
from linkage.files.cell_values import RegisterDesk
from linkage.files.share_events import with_transfers
from linkage.model.arrangement import Pool, Weight
from linkage.model.registers import Books, Row
from rows import HERE, arrangement, books, day, row

POOL = Pool("利润", "公司", (), (), HERE, day("2025-12-31"))
BY_DAYS = Weight(("股份", "份额"), timing="天")


def event(kind: str, on: str, count: str = "", **more: str) -> Row:
    cells = {"户号": "A1", "对方户号": "A2", **more}
    return row("事件", 日期=on, 事件=kind, **({"份额": (count, "股")} if count else {}), **cells)


def moved(*rows: Row) -> tuple[Books, RegisterDesk]:
    desk = RegisterDesk(datetime.date(2026, 12, 31))
    return with_transfers(books(*rows, households={"A1": 2, "A2": 1}), desk), desk


def share_days(found: Books) -> dict[str, Fraction]:
    weighed = weigh(BY_DAYS, POOL, Scope(arrangement(pools=(POOL,)), found), personal=False)
    return {payee: figure.value for payee, figure in weighed.by_payee.items()}


def held(count: str, **more: str) -> Row:
    return row("股份", 份额=(count, "股"), 出资额=(f"{count}000", "元"), **{"户号": "A1", **more})


@given(st.integers(1, 9), st.integers(0, 8), st.integers(1, 364))
def test_a_division_keeps_the_sum_of_share_days(whole: int, more: int, days: int) -> None:
    part = min(whole, more + 1)
    on = (datetime.date(2025, 1, 1) + datetime.timedelta(days)).isoformat()
    found, desk = moved(held(str(whole)), event("分户", on, str(part)))
    assert desk.problems == []
    assert share_days(found) == {
        "A1": Fraction(whole * 365 - part * (365 - days)),
        "A2": Fraction(part * (365 - days)),
    }


def test_what_was_paid_in_goes_along() -> None:
    found, _ = moved(held("6"), event("转让", "2025-07-01", "2"))
    paid = {
        (r.household, str(d.date) if (d := r.day("起")) else ""): f.value
        for r in found.rows("股份")
        if (f := r.figure("出资额"))
    }
    assert paid == {("A1", ""): 6000, ("A2", "2025-07-01"): 2000, ("A1", "2025-07-01"): 4000}


def test_an_heir_holds_from_the_day_after_the_death() -> None:
    death = row("事件", 日期="2025-03-31", 户号="A1", 成员号="2", 事件="死亡")
    heir = event("继承", "2025-05-20", 成员号="2")
    found, desk = moved(held("4", 成员号="2", 股别="资金股"), death, heir)
    assert [note.code for note in desk.notes] == ["W321"]
    assert share_days(found) == {"A1": Fraction(4 * 90), "A2": Fraction(4 * 275)}


def test_what_the_register_shows_is_only_compared() -> None:
    rows = (held("3", 止="2025-06-30"), held("3", 户号="A2", 起="2025-07-01"))
    found, desk = moved(*rows, event("转让", "2025-07-01", "3"))
    assert (desk.problems, desk.notes) == ([], [])
    assert found.rows("股份") == rows


@pytest.mark.parametrize(
    ("rows", "count", "code"),
    [
        ((held("3", 止="2025-06-30"), held("3", 户号="A2", 起="2025-07-01")), "2", "E453"),
        ((held("3", 止="2025-06-30"),), "3", "E453"),
        ((held("3"), held("3", 户号="A2", 起="2025-07-01")), "3", "E453"),
        ((held("3"),), "4", "E454"),
        ((held("3"), held("3", 股别="资金股")), "2", "E455"),
        ((held("3"),), "", "E456"),
    ],
)
def test_a_contradiction_is_told_and_moves_nothing(rows: tuple[Row, ...], count: str, code: str) -> None:
    found, desk = moved(*rows, event("转让", "2025-07-01", count))
    assert [problem.code for problem in desk.problems] == [code]
    assert found.rows("股份") == rows


def test_two_events_one_after_the_other() -> None:
    first, second = (
        event("转让", "2025-04-01", "2"),
        event("转让", "2025-10-01", "1", 户号="A2", 对方户号="A1"),
    )
    found, _ = moved(held("2"), first, second)
    assert share_days(found) == {"A1": Fraction(2 * 90 + 92), "A2": Fraction(2 * 183 + 92)}

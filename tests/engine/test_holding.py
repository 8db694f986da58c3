"""Who is left of a household to be paid: members, and those who moved away alive."""

from __future__ import annotations

import datetime

import pytest

from linkage.engine.holding import Scope, held_on, people_left
from linkage.model.registers import Books, Household, Member
from rows import arrangement, books, row

LAST = datetime.date(2025, 12, 31)


def household(until: str = "", *events: tuple[str, str]) -> Books:
    """One person of one household, with the end of the membership and dated events."""
    person = row("名册", 户号="A1", 成员号="1", 姓名="王小田", 与户主关系="户主", 成员至=until)
    told = [row("事件", 户号="A1", 成员号="1", 事件=what, 日期=day) for what, day in events]
    member = Member("A1", "1", "王小田", "户主", person)
    return Books({"名册": (person,), "事件": tuple(told)}, {"A1": Household("A1", (member,))})


@pytest.mark.parametrize(
    ("books_", "left"),
    [
        (household(), True),
        (household("2025-12-31"), True),
        (household("2025-12-30"), False),
        (household("2025-06-30", ("退出", "2025-06-30")), True),
        (household("2025-06-30", ("迁出", "2025-06-30")), True),
        (household("", ("死亡", "2025-12-31")), False),
        (household("", ("死亡", "2026-01-01")), True),
        (household("2025-06-30", ("退出", "2025-06-30"), ("死亡", "2025-08-01")), False),
        (household("2025-06-30", ("退出", "2026-06-30")), False),
    ],
)
def test_somebody_is_left_unless_all_died_or_ended_unexplained(books_: Books, *, left: bool) -> None:
    assert people_left("A1", books_, LAST) is left


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        ("", "", True),
        ("2025-12-31", "", True),
        ("2026-01-01", "", False),
        ("", "2025-12-31", True),
        ("", "2025-12-30", False),
    ],
)
def test_both_ends_of_a_row_count(start: str, end: str, *, held: bool) -> None:
    plot = row("地块", 户号="A1", 面积=("3", "亩"), 起=start, 止=end)
    assert held_on(plot, LAST, Scope(arrangement(), books(plot))) is held

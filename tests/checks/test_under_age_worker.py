"""Who worked before the age of sixteen is told once; who did on the birthday is not."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change


def born(day: str) -> Change:
    """H01.1, who worked on 25 May 2025 at two posts, born on a day."""
    return Change(cells={"名册": {"E2": "", "F2": day}})


def test_a_day_too_young() -> None:
    (finding,) = found("under_age_worker", born("2009-05-26"))
    assert finding.severity == "警告"
    assert "（H01.1）2025-05-25 上工时 15 周岁，不到 16 年" in finding.message
    assert "未确认" in finding.ground


def test_on_the_birthday() -> None:
    assert found("under_age_worker", born("2009-05-25")) == []


def test_a_roster_without_days_of_birth_cannot_be_asked() -> None:
    assert found("under_age_worker", born("")) == []


def test_where_nobody_works_nobody_is_asked() -> None:
    change = Change(
        text=[("    类别: 用工\n", "    类别: 代销\n")], cells={"名册": {"E2": "", "F2": "2009-05-26"}}
    )
    assert found("under_age_worker", change) == []

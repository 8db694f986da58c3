"""Who is a member of a co-operative on a day, in a season, and after it."""

from __future__ import annotations

import datetime

import pytest

from checks.cooperatives import cooperative
from linkage.engine.membership import is_member, kind_of, members_after, members_during, members_on

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)


@pytest.mark.parametrize(
    ("until", "during", "on", "after"),
    [
        ("", True, True, True),
        ("2025-12-31", True, True, False),
        ("2025-12-30", True, False, False),
        ("2025-01-01", True, False, False),
        ("2024-12-31", False, False, False),
    ],
)
def test_the_last_day_still_counts(until: str, *, during: bool, on: bool, after: bool) -> None:
    books = cooperative(["农民"] * 2, until={"M1": until} if until else {}).books
    assert ("M1" in members_during(books, FIRST, LAST)) == during
    assert ("M1" in members_on(books, LAST)) == on
    assert ("M1" in members_after(books, LAST)) == after


@pytest.mark.parametrize("word", ["非成员", "非社员"])
def test_who_only_deals_with_the_co_operative_is_none(word: str) -> None:
    assert not is_member(cooperative([word]).books, "M1", LAST)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("农民", "农民"), ("脱贫户", "农民"), ("非农民", "非农民"), ("企业", "单位"), ("社会组织", "单位")],
)
def test_kinds_of_members(word: str, kind: str) -> None:
    assert kind_of(cooperative([word]).books, "M1", LAST) == kind

"""The result of carrying out a decision is public after the payment; a planned day does not hold papers up."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, record, season, whole
from linkage.checks.four_and_two import CHECK as ORDER
from linkage.checks.posting import CHECK as POSTED
from linkage.checks.result_before_payment import CHECK
from linkage.model.registers import Row


def with_result(first: str, last: str = "") -> tuple[Row, ...]:
    ends = {"公示起": first, "公示止": last} if last else {}
    return (*whole()[:5], record("结果公开", first, **ends))


@pytest.mark.parametrize(("first", "found"), [("2026-02-09", 1), ("2026-02-10", 0), ("2026-02-20", 0)])
def test_it_begins_when_papers_are_out(first: str, found: int) -> None:
    spots = list(CHECK.run(season(*with_result(first, "2026-03-31"))))
    assert [(one.severity, one.where) for one in spots] == [("提示", "会议 H1")] * found
    assert all(f"从 {first} 起" in one.message and "2026-02-10" in one.message for one in spots)


def test_where_no_day_of_the_posting_is_written_the_record_has_one() -> None:
    assert len(list(CHECK.run(season(*with_result("2026-02-09"))))) == 1
    assert list(CHECK.run(season(*whole()[:5]))) == []
    assert list(CHECK.run(season(*with_result("2026-02-09"), papers=""))) == []


def test_a_cooperative_posts_its_list_before_it_pays() -> None:
    assert list(CHECK.run(season(*with_result("2026-01-21", "2026-02-05"), payer=COOPERATIVE))) == []


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-02-20", "2026-03-31", []),
        ("2026-02-20", "", []),
        ("2026-02-20", "2026-02-27", ["请补足天数"]),
        ("2026-02-09", "2026-03-31", ["才期满"]),
    ],
    ids=["planned", "only its day", "too short", "before the papers"],
)
def test_what_follows_the_payment_does_not_hold_the_papers_up(first: str, last: str, told: list[str]) -> None:
    settled = season(*with_result(first, last))
    spots = list(POSTED.run(settled))
    assert [words in spot.message for words, spot in zip(told, spots, strict=True)] == [True] * len(told)
    assert list(ORDER.run(settled)) == []

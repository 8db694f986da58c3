"""A clause outside the season, and a contract that ends inside it, are told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

PERIOD = "    期限: 2023-01-01 至 2032-12-31\n"
CONTRACT = "合作期限: 2023-01-01 至 2032-12-31"
TRIP = Change(text=[(PERIOD, "    期限: 2020-01-01 至 2024-12-31\n")])


def test_a_clause_that_ended_the_day_before() -> None:
    (finding,) = asked("term_outside_season", TRIP)
    assert finding.severity == "提示"
    assert "2020-01-01 至 2024-12-31" in finding.message


@pytest.mark.parametrize("period", ["2020-01-01 至 2025-01-01", "2025-12-31 至 2032-12-31"])
def test_a_clause_that_touches_one_day(period: str) -> None:
    assert asked("term_outside_season", Change(text=[(PERIOD, f"    期限: {period}\n")])) == []


def test_a_contract_that_ends_a_day_early() -> None:
    change = Change(text=[(CONTRACT, "合作期限: 2023-01-01 至 2025-12-30")])
    (finding,) = asked("term_outside_season", change)
    assert finding.severity == "警告"
    assert "其中 1 天在期限之外" in finding.message


@pytest.mark.parametrize("said", ["合作期限: 2023-01-01 至 2025-12-31", "合作期限: 另行商定"])
def test_a_contract_that_lasts_the_season(said: str) -> None:
    assert asked("term_outside_season", Change(text=[(CONTRACT, said)])) == []

"""A lease past the contract period of a plot is told, one that ends with it is not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

TRIP = Change(cells={"地块": {"F1": "承包期止", "F2": "2032-12-30"}})


def test_one_day_too_long() -> None:
    (finding,) = asked("land_term", TRIP)
    assert finding.severity == "警告"
    assert "承包期到 2032-12-30 为止" in finding.message
    assert "超出 1 天" in finding.message
    assert finding.ground == "《农村土地承包法》第三十八条（2018年12月29日修正）"


@pytest.mark.parametrize("until", ["2032-12-31", "2057-12-31", ""])
def test_within_the_contract_period(until: str) -> None:
    assert asked("land_term", Change(cells={"地块": {"F1": "承包期止", "F2": until}})) == []


def test_many_plots_are_one_finding_with_the_first_to_end() -> None:
    change = Change(cells={"地块": {"F1": "承包期止", "F2": "2030-12-31", "F3": "2028-12-31"}})
    (finding,) = asked("land_term", change)
    assert "承包期到 2028-12-31" in finding.message
    assert "这样的地块共 2 块" in finding.message


def test_without_a_period_of_its_own_the_contract_decides() -> None:
    period = "    期限: 2023-01-01 至 2032-12-31\n"
    change = Change(text=[(period, "")], cells={"地块": {"F1": "承包期止", "F2": "2032-12-30"}})
    (finding,) = asked("land_term", change)
    assert "没有写期限，合作期限到 2032-12-31" in finding.message


def test_a_plot_let_for_a_shorter_time_is_asked_for_its_own_last_day() -> None:
    ends = {"F1": "承包期止", "F2": "2030-06-30"}
    assert asked("land_term", Change(cells={"地块": {**ends, "E2": "2030-06-30"}})) == []
    (finding,) = asked("land_term", Change(cells={"地块": {**ends, "E2": "2030-07-01"}}))
    assert "写着这一块到 2030-07-01，超出 1 天" in finding.message

"""Money, series and settings nobody names are told."""

from __future__ import annotations

from lints.tripped import Change, asked

TRIP = Change(rows={"事实": [["净利闰", "88000", "元", "2025-01-01", "2025-12-31", "虚构"]]})


def test_a_name_with_a_slip() -> None:
    (finding,) = asked("idle_fact", TRIP)
    assert "“净利闰”（88,000.00 元）" in finding.message
    assert finding.severity == "提示"


def test_a_series_is_told_once() -> None:
    quotes = [["玉米收购价", f"2024-1{month}-01", "2", "公斤", ""] for month in (0, 1, 2)]
    assert len(asked("idle_fact", Change(rows={"价格": quotes}))) == 1


def test_what_is_no_money_is_for_the_papers() -> None:
    assert asked("idle_fact", Change(rows={"事实": [["公示地点", "村部", "文字", "", "", ""]]})) == []


def test_a_line_of_the_official_statement_is_taken_by_the_form() -> None:
    lines = [
        [name, "88000", "元", "2025-01-01", "2025-12-31", "决算"] for name in ("公益支出", "村集体经营支出")
    ]
    assert asked("idle_fact", Change(rows={"事实": lines})) == []
    (finding,) = asked("idle_fact", Change(rows={"事实": [["盈余返还", *lines[0][1:]]]}))
    assert "“盈余返还”" in finding.message

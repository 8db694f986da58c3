"""More sold for less pay is found at the border of the tiers, on both its sides."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

TIERS = "费率: {方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}"
WHOLE = "费率: {方式: 全额, 档: [[0, 5%], [10000, 3%]]}"
TRIP = Change(text=[(TIERS, WHOLE)])


def test_the_whole_amount_at_a_lower_rate() -> None:
    (finding,) = asked("falling_reward", TRIP)
    assert finding.severity == "警告"
    assert "9,999.99 元得 500.00 元，10,000.00 元只得 300.00 元，少 200.00 元" in finding.message


@pytest.mark.parametrize(
    "rate",
    [
        "费率: {方式: 超额累进, 档: [[0, 5%], [10000, 3%]]}",
        "费率: {方式: 全额, 档: [[0, 3%], [10000, 5%]]}",
        "费率: {方式: 全额, 档: [[0, 3%], [10000, 3%]]}",
    ],
)
def test_a_little_more_never_gives_less(rate: str) -> None:
    assert asked("falling_reward", Change(text=[(TIERS, rate)])) == []


def test_nobody_has_sold_anything() -> None:
    nothing = {"台账/代销.csv": "日期,户号,单据号,销售额（元）,回款日\n"}
    assert asked("falling_reward", Change(text=[(TIERS, WHOLE)], files=nothing)) == []

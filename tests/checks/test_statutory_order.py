"""Losses, reserve, members, others: in this order."""

from __future__ import annotations

import pytest

from checks.distributing import REST, distributed, found
from linkage.checks.statutory_order import CHECK

LOSS, DRAW = "{弥补亏损: 事实.旧亏}", "{提取: 公积公益金, 比例: 30%}"
FUND, HALF = "{去向: 敬老基金, 比例: 10%}", "{去向: 农户, 比例: 剩余的 50%, 按: 股份.份额}"
FACTS = {"本年收益": "1000", "旧亏": "100"}


def order(*steps: str, kind: str = "农村集体经济组织", year: int = 2025) -> list[str]:
    season = distributed(kind, FACTS, *steps, sources="事实.本年收益", year=year)
    return [finding.severity for finding in found(CHECK, season)]


@pytest.mark.parametrize(
    ("steps", "severities"),
    [
        ((LOSS, DRAW, HALF, FUND), []),
        ((DRAW, HALF), []),
        ((DRAW, LOSS, HALF), ["警告"]),
        ((LOSS, HALF, DRAW), ["警告"]),
        ((HALF, LOSS), ["警告"]),
        ((FUND, DRAW), ["警告"]),
        ((LOSS, DRAW, FUND, HALF), ["提示"]),
    ],
)
def test_every_exchange_of_two_steps(steps: tuple[str, ...], severities: list[str]) -> None:
    assert order(*steps) == severities


def test_a_village_committee_acts_under_the_same_order() -> None:
    assert order(HALF, DRAW, kind="村民委员会") == ["警告"]


def test_a_company_is_not_asked() -> None:
    assert order(REST, DRAW, kind="有限责任公司") == []


@pytest.mark.parametrize(("year", "said"), [(2021, "提示"), (2022, "警告")])
def test_the_version_of_the_day_governs(year: int, said: str) -> None:
    assert order(HALF, DRAW, year=year) == [said]

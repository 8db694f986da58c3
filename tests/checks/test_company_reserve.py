"""No dividend of a company before losses are covered and a tenth is in reserve."""

from __future__ import annotations

import pytest

from checks.distributing import REST, distributed, found
from linkage.checks.company_reserve import CHECK

COMPANY = "有限责任公司"
SHAREHOLDERS = "性质: 公司利润"


def said(facts: dict[str, str], *steps: str, nature: str = SHAREHOLDERS, year: int = 2025) -> list[str]:
    season = distributed(COMPANY, facts, *steps, sources="事实.净利润", said=nature, year=year)
    return [finding.severity for finding in found(CHECK, season)]


def reserve(amount: str) -> str:
    return f"{{提取: 法定公积金, 金额: {amount} 元}}"


@pytest.mark.parametrize(("drawn", "severities"), [("10000.00", []), ("9999.99", ["拒绝"]), ("10000.01", [])])
def test_a_tenth_to_the_fen(drawn: str, severities: list[str]) -> None:
    assert said({"净利润": "100000"}, reserve(drawn), REST) == severities


def test_a_tenth_of_an_odd_profit_is_drawn_up() -> None:
    season = distributed(
        COMPANY,
        {"净利润": "100.01"},
        "{提取: 法定公积金, 比例: 10%}",
        REST,
        sources="事实.净利润",
        said=SHAREHOLDERS,
    )
    assert season.pools[0].steps[0].amount.plain == "10.01"
    assert found(CHECK, season) == []


def test_an_optional_reserve_is_not_the_statutory_one() -> None:
    assert said({"净利润": "100000"}, "{提取: 任意公积金, 比例: 10%}", REST) == ["拒绝"]


@pytest.mark.parametrize(
    ("held", "drawn", "severities"),
    [
        ("245000", "5000", []),
        ("245000", "4999.99", ["拒绝"]),
        ("250000", "0", []),
        ("249999.99", "0", ["拒绝"]),
    ],
)
def test_until_half_of_the_registered_capital(held: str, drawn: str, severities: list[str]) -> None:
    facts = {"净利润": "100000", "注册资本": "500000", "法定公积金余额": held}
    assert said(facts, reserve(drawn), REST) == severities


@pytest.mark.parametrize(
    ("covered", "severities"), [("20000", []), ("19999.99", ["拒绝", "拒绝"]), ("0", ["拒绝"] * 2)]
)
def test_losses_first(covered: str, severities: list[str]) -> None:
    facts = {"净利润": "100000", "未弥补亏损": "20000", "弥补的": covered}
    assert said(facts, "{弥补亏损: 事实.弥补的}", reserve("8000"), REST) == severities


@pytest.mark.parametrize(("other", "severities"), [("140000", []), ("139999.99", ["拒绝"])])
def test_after_capital_was_reduced_for_losses(other: str, severities: list[str]) -> None:
    facts = {
        "净利润": "100000",
        "注册资本": "500000",
        "法定公积金余额": "100000",
        "任意公积金余额": other,
        "减资弥补的亏损": "1",
    }
    assert said(facts, reserve("10000"), REST) == severities


def test_a_share_by_contract_is_no_dividend() -> None:
    assert said({"净利润": "100000"}, REST, nature="性质: 约定分成") == []
    assert said({"净利润": "100000"}, REST, nature="") == []


def test_who_keeps_it_all_distributes_nothing() -> None:
    assert said({"净利润": "100000"}, "{提取: 发展基金, 金额: 1 元}") == ["拒绝"]
    assert said({"净利润": "-100"}, REST) == []


@pytest.mark.parametrize(
    ("year", "severity"),
    [(2025, "拒绝"), (2024, "拒绝"), (2023, "警告"), (2005, "提示")],
)
def test_the_version_of_the_day_governs(year: int, severity: str) -> None:
    assert said({"净利润": "100000"}, REST, year=year)[-1:] == [severity]

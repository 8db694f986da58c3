"""Sixty in a hundred go back by trade, to the fen, on each base of what may be distributed."""

from __future__ import annotations

import pytest

from checks.distributing import REFUND, RESERVE, REST, distributed, found
from linkage.checks.refund_in_fen import CHECK

COOPERATIVE = "农民专业合作社"
BOTH = "事实.本年盈余, 事实.年初未分配盈余, 事实.其他转入"
CARRIED = {"本年盈余": "100000", "年初未分配盈余": "20000", "其他转入": "5000"}


def by_amount(amount: str) -> str:
    return f"{{去向: 成员, 金额: {amount} 元, 按: 交售.数量, 收入: 返还}}"


@pytest.mark.parametrize(
    ("refund", "severity"), [("54000.00", ""), ("53999.99", "拒绝"), ("54000.01", ""), ("0.01", "拒绝")]
)
def test_one_fen_below_is_refused_and_equal_passes(refund: str, severity: str) -> None:
    season = distributed(COOPERATIVE, {"本年盈余": "100000"}, RESERVE, by_amount(refund), REST)
    assert [finding.severity for finding in found(CHECK, season)] == ([severity] if severity else [])


def test_the_message_names_base_figures_article_and_remedy() -> None:
    season = distributed(COOPERATIVE, {"本年盈余": "100000"}, RESERVE, by_amount("53999.99"), REST)
    (finding,) = found(CHECK, season)
    assert "可分配盈余（只算本年盈余）90,000.00 元，按成员的交易返还 53,999.99 元" in finding.message
    assert "不到 60%（54,000.00 元），差 0.01 元" in finding.message
    assert "比例: 可分配盈余的 60%" in finding.message
    assert "《农民专业合作社法》第四十四条" in finding.ground


@pytest.mark.parametrize(("surplus", "refund"), [("0.01", "0.01"), ("0.02", "0.02"), ("100.01", "60.01")])
def test_a_share_of_the_distributable_surplus_goes_up_to_the_next_fen(surplus: str, refund: str) -> None:
    season = distributed(COOPERATIVE, {"本年盈余": surplus}, REFUND, REST)
    assert season.pools[0].steps[0].amount.plain == refund
    assert found(CHECK, season) == []


def test_a_share_rounded_half_up_may_fall_a_fen_short() -> None:
    rest = "{去向: 成员, 比例: 剩余的 60%, 按: 交售.数量, 收入: 返还}"
    season = distributed(COOPERATIVE, {"本年盈余": "0.02"}, rest, REST)
    assert season.pools[0].steps[0].amount.plain == "0.01"
    assert [finding.severity for finding in found(CHECK, season)] == ["拒绝"]


@pytest.mark.parametrize(
    ("basis", "refund", "severities"),
    [
        ("本年盈余", "53999.99", ["拒绝", "警告"]),
        ("本年盈余", "54000.00", ["警告"]),
        ("本年盈余", "68999.99", ["警告"]),
        ("本年盈余", "69000.00", []),
        ("含年初未分配", "53999.99", ["警告", "拒绝"]),
        ("含年初未分配", "68999.99", ["拒绝"]),
        ("含年初未分配", "69000.00", []),
    ],
)
def test_both_bases_are_reckoned_and_the_signed_one_refuses(
    basis: str, refund: str, severities: list[str]
) -> None:
    steps = ("{提取: 盈余公积, 金额: 10000 元}", by_amount(refund), REST)
    season = distributed(COOPERATIVE, CARRIED, *steps, sources=BOTH, said=f"可分配口径: {basis}")
    assert [finding.severity for finding in found(CHECK, season)] == severities


@pytest.mark.parametrize(("basis", "refund"), [("本年盈余", "54000.00"), ("含年初未分配", "69000.00")])
def test_the_share_is_taken_on_the_signed_base(basis: str, refund: str) -> None:
    steps = ("{提取: 盈余公积, 金额: 10000 元}", REFUND, REST)
    season = distributed(COOPERATIVE, CARRIED, *steps, sources=BOTH, said=f"可分配口径: {basis}")
    assert season.pools[0].steps[1].amount.plain == refund


def test_a_loss_of_earlier_years_counts_on_both_bases() -> None:
    facts = {"本年盈余": "100000", "年初未分配盈余": "-20000"}
    season = distributed(COOPERATIVE, facts, REFUND, REST, sources="事实.本年盈余, 事实.年初未分配盈余")
    assert season.pools[0].steps[0].amount.plain == "48000.00"
    assert found(CHECK, season) == []


def test_who_distributes_nothing_is_asked_and_not_refused() -> None:
    season = distributed(COOPERATIVE, {"本年盈余": "100000"}, RESERVE)
    assert [finding.severity for finding in found(CHECK, season)] == ["警告"]


@pytest.mark.parametrize("kind", ["农民专业合作社联合社", "有限责任公司", "家庭农场"])
def test_a_union_or_another_payer_has_its_own_rule(kind: str) -> None:
    season = distributed(kind, {"本年盈余": "100000"}, by_amount("1.00"), REST)
    assert found(CHECK, season) == []


@pytest.mark.parametrize(("year", "said"), [(2006, "无适用法条"), (2017, "第三十七条"), (2018, "第四十四条")])
def test_the_version_of_the_day_governs(year: int, said: str) -> None:
    season = distributed(COOPERATIVE, {"本年盈余": "100000"}, by_amount("1.00"), REST, year=year)
    (finding,) = found(CHECK, season)
    assert said in f"{finding.message}{finding.ground}"

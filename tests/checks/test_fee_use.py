"""What a fee for land is promised for, and the pool it flows into, do not contradict each other."""

from __future__ import annotations

from documents.contracts import section, settled
from documents.test_lease_fee import KIND, with_fee
from linkage.check import NOTE, WARNING
from linkage.checks.fee_use import CHECK
from linkage.model.entitlement import Finding, Settlement

USE = "机耕道和灌溉渠的修护"
#: The fee comes to 12.5 亩 at 30 yuan, which is 375 yuan.
INFLOW = ("[公司利润分配.村集体收益, 事实", "[公司利润分配.村集体收益, 条款.流转服务费, 事实")
DRAW = "{提取: 公积公益金, 比例: 章程.公积公益金比例"


def season(part: str = "", **said: str) -> Settlement:
    """A season whose collective takes the fee into its income and keeps a part of the reserve."""
    made = with_fee(**said).with_text(*INFLOW)
    return settled(made.with_text(DRAW, f"{DRAW}, 其中: {{{part}}}") if part else made)


def found(part: str = "", **said: str) -> list[Finding]:
    return list(CHECK.run(season(part, **said)))


def test_a_fee_that_is_promised_and_shared_out_contradicts_itself() -> None:
    (finding,) = found(流转服务费用途=USE)
    assert finding.severity == WARNING
    assert f"用于“{USE}”，375.00 元却进了“村集体收益”" in finding.message
    assert "留出的只有 0.00 元" in finding.message


def test_as_much_set_aside_under_its_name_is_right_and_a_fen_less_is_not() -> None:
    assert found("机耕道修护: {金额: 375 元}", 流转服务费用途=USE) == []
    assert len(found("机耕道修护: {金额: 374.99 元}", 流转服务费用途=USE)) == 1
    assert len(found("应急救助金: {金额: 375 元}", 流转服务费用途=USE)) == 1


def test_without_a_promise_the_rule_is_only_told_and_marked() -> None:
    (finding,) = found()
    assert finding.severity == NOTE
    assert "农田基本建设或者其他公益性支出（未确认）" in finding.message


def test_a_fee_that_no_pool_takes_is_not_asked() -> None:
    assert list(CHECK.run(settled(with_fee(流转服务费用途=USE)))) == []


def test_the_contract_tells_of_the_pool_that_takes_it() -> None:
    told = section(KIND, season("机耕道修护: {金额: 375 元}", 流转服务费用途=USE), "XH-HT-2025", "fee_use")
    assert told["pools"] == [
        {
            "name": "村集体收益",
            "article": "第九条",
            "steps": "提取公积公益金、分给成员",
            "kept": "机耕道修护",
        }
    ]
    assert section(KIND, settled(with_fee()), "XH-HT-2025", "fee_use")["pools"] == []

"""What the bank cannot pay is told with its sum, where a payer pays by bank at all."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change

COMPANY = "  公司: {类型"
BANK = (COMPANY, "  公司: {代发: 竖线示例, 类型")


def test_a_household_without_an_account() -> None:
    (finding,) = found("bank_apart", Change(text=[BANK], cells={"名册": {"K2": ""}}))
    assert finding.severity == "提示"
    assert "H01" in finding.message
    assert "名册没有卡号（2 笔）" in finding.message


def test_everybody_has_an_account() -> None:
    assert found("bank_apart", Change(text=[BANK])) == []


def test_nobody_asked_for_the_bank() -> None:
    assert found("bank_apart", Change(cells={"名册": {"K2": ""}})) == []

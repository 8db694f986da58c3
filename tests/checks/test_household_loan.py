"""Whoever uses a loan borrows it: a loan in a household's name that a company uses is told."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

INSURED = "保险: 公司投保"
STAKE = "户号,成员号,股别,份额,出资额（元）,起,止,依据\nH01,1,资金股,1,50000,,,{}\n"


@pytest.mark.parametrize(("reason", "count"), [("小额信贷入股", 1), ("自有资金", 0), ("", 0)])
def test_a_stake_paid_with_a_loan(reason: str, count: int) -> None:
    findings = found("household_loan", Change(files={"台账/股份.csv": STAKE.format(reason)}))
    assert len(findings) == count
    assert all(f.severity == "警告" and "户 H01.1 的资金股" in f.message for f in findings)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("小额信贷资金投入公司，由公司统一使用", 1),
        ("以农户名义贷款 5 万元", 1),
        ("不得将贷款交给公司使用", 0),
        ("农户可以申请小额信贷，自己用于种植", 0),
    ],
)
def test_words_of_the_agreement(said: str, count: int) -> None:
    assert len(found("household_loan", Change(text=[(INSURED, f"保险: {said}")]))) == count

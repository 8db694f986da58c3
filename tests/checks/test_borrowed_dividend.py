"""Borrowed money in a dividend is told; interest on money lent out is income."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change


def from_source(origin: str) -> Change:
    return Change(cells={"事实": {"F3": origin}})


@pytest.mark.parametrize("origin", ["农商银行贷款", "向甲公司借款", "借入周转"])
def test_borrowed_money_is_told(origin: str) -> None:
    (finding,) = found("borrowed_dividend", from_source(origin))
    assert finding.severity == "警告"
    assert origin in finding.message
    assert "未确认" in finding.ground


@pytest.mark.parametrize("origin", ["门面租约", "贷款利息收入", "互助金借款占用费"])
def test_own_money_is_not(origin: str) -> None:
    assert found("borrowed_dividend", from_source(origin)) == []

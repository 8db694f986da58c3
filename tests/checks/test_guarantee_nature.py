"""A fixed return has to be said what it is, and cannot be a dividend where there is no profit left for it."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

CHECK = "guarantee_nature"
RATE = "    费率: 6%/年\n"
SAID = ("  收益性质: 设施使用费\n", "")


def said(nature: str, *more: tuple[str, str]) -> list[str]:
    told = ((RATE, f"{RATE}    收益性质: {nature}\n"),) if nature else ()
    told = (SAID, *told)
    return [finding.message for finding in found(CHECK, Change(text=(*told, *more)))]


def test_what_nobody_said_is_asked_once() -> None:
    (message,) = said("")
    assert "入股分红、设施使用费、利息" in message
    assert "收益性质" in message


@pytest.mark.parametrize("nature", ["设施使用费", "利息"])
def test_a_cost_may_be_owed_whatever_is_earned(nature: str) -> None:
    assert said(nature) == []


def test_a_cost_taken_off_before_the_profit_is_no_dividend() -> None:
    (message,) = said("入股分红")
    assert "已经当成本扣过，成本不是分红" in message
    assert said("入股分红", ("利润口径: 已扣保底", "利润口径: 未扣保底")) == []

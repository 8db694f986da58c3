"""Promises in words are told; what denies them is not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

HELD = "期满处置: 土地交还农户"
TRIP = Change(text=[(HELD, "期满处置: 入股保本，期满退还")])


def test_a_promise() -> None:
    (finding,) = asked("promised_return", TRIP)
    assert finding.severity == "警告"
    assert "“期满处置”里写着“保本”" in finding.message
    assert "未确认" in finding.ground


@pytest.mark.parametrize("said", ["稳赚", "零风险", "保证分红"])
def test_other_words_for_it(said: str) -> None:
    assert len(asked("promised_return", Change(text=[(HELD, f"期满处置: {said}")]))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "不论盈亏都保本",
        "不论盈亏保证分红",
        "不管行情好坏保本",
        "不分年景保证分红",
        "无论盈亏都保本",
        "没有风险保本",
    ],
)
def test_whatever_happens_is_no_denial(said: str) -> None:
    assert len(asked("promised_return", Change(text=[(HELD, f"期满处置: {said}")]))) == 1


@pytest.mark.parametrize("said", ["不承诺保本", "公司不保证分红", "不得许诺保本", "入股有风险，不保本"])
def test_what_is_denied(said: str) -> None:
    assert asked("promised_return", Change(text=[(HELD, f"期满处置: {said}")])) == []

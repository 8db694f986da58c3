"""A fixed return with the stake given back and no loss is a loan by another name."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

BACK = ("期满处置: 土地交还农户", "期满处置: 期满由公司按原价回购资金股")
STEP = "        按: 股份.份额\n        计权: 按日\n        系数: {按: 股别, 人口股: 1, 资金股: 2}\n"
BY_HEAD = (STEP, "        按: 每户\n")
TRIP = Change(text=[BACK, BY_HEAD])


def test_fixed_and_bought_back() -> None:
    (finding,) = asked("debt_as_equity", TRIP)
    assert finding.severity == "警告"
    assert "出资 10,000.00 元的户照拿 600.00 元，期满取回 10,000.00 元" in finding.message
    assert "未确认" in finding.ground


def test_saying_that_no_loss_is_shared_shares_none() -> None:
    denied = (BACK[0], "期满处置: 期满由公司按原价回购，农户不承担亏损")
    assert len(asked("debt_as_equity", Change(text=[denied, BY_HEAD]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        [BY_HEAD],
        [BACK],
        [BY_HEAD, (BACK[0], "期满处置: 期满由公司回购，亏损年按比例承担亏损")],
    ],
    ids=["kept", "shares in the profit", "shares in the loss"],
)
def test_a_stake_is_a_stake(text: list[tuple[str, str]]) -> None:
    assert asked("debt_as_equity", Change(text=text)) == []

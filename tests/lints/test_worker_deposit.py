"""Money or papers taken from workers is told; saying that none is taken is not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

HELD = "    依据: 第六条\n"


def saying(said: str) -> Change:
    return Change(text=[(HELD, f"    依据: 第六条\n    说明: {said}\n")])


TRIP = saying("上工以前交押金 200 元，做满一季退还")


def test_a_deposit() -> None:
    (finding,) = asked("worker_deposit", TRIP)
    assert finding.severity == "警告"
    assert "“说明”里写着“押金”" in finding.message
    assert "未确认" in finding.ground


@pytest.mark.parametrize("said", ["不论男女都交押金", "不管干几天先交押金", "不分工种交押金"])
def test_whoever_it_is_is_no_denial(said: str) -> None:
    assert len(asked("worker_deposit", saying(said))) == 1


def test_a_second_one_behind_one_that_is_denied() -> None:
    (finding,) = asked("worker_deposit", saying("不收押金，上工以前另交风险金 200 元"))
    assert "写着“风险金”" in finding.message


@pytest.mark.parametrize("said", ["不收押金", "甲方不得收取押金、扣押证件", "工具损坏照价赔偿"])
def test_none(said: str) -> None:
    assert asked("worker_deposit", saying(said)) == []


def test_what_is_said_for_the_paper_of_work() -> None:
    change = Change(text=[("  保险: 公司投保", "  务工纪律: 收取保证金 100 元\n  保险: 公司投保")])
    (finding,) = asked("worker_deposit", change)
    assert "“务工纪律”里写着“收取保证金”" in finding.message


def test_deposits_of_a_lease_are_no_deposits_of_workers() -> None:
    change = Change(text=[("  保险: 公司投保", "  保障金: 收取保证金 100 元\n  保险: 公司投保")])
    assert asked("worker_deposit", change) == []

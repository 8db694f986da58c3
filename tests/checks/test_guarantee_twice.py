"""A guarantee is a cost or is shared out, never both."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change

BASIS = "    利润口径: 已扣保底\n"
SOURCE = "    来源: 事实.净利润\n"
LESS = "    来源: [事实.净利润, {减: 条款.入股保底}]\n"
NOT_TAKEN = "    利润口径: 未扣保底\n"


def test_taken_off_once() -> None:
    assert found("guarantee_twice", Change()) == []
    assert found("guarantee_twice", Change(text=[(BASIS, NOT_TAKEN), (SOURCE, LESS)])) == []


def test_taken_off_twice() -> None:
    (finding,) = found("guarantee_twice", Change(text=[(SOURCE, LESS)]))
    assert finding.severity == "警告"
    assert "同一笔保底扣了两次" in finding.message


def test_never_taken_off() -> None:
    (finding,) = found("guarantee_twice", Change(text=[(BASIS, NOT_TAKEN)]))
    assert "又当作利润分了一遍" in finding.message


def test_a_cost_that_only_fills_up() -> None:
    filled = ("    费率: 6%/年\n", "    费率: 6%/年\n    与分红: {读法: 补足, 对: 公司利润分配.农户}\n")
    (finding,) = found("guarantee_twice", Change(text=[filled]))
    assert "各户两头吃亏" in finding.message
    assert found("guarantee_twice", Change(text=[filled, (BASIS, NOT_TAKEN)])) == []

"""A type nobody knows is told; a committee does not act beside a collective."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

BUYER = "  村集体: {类型: 农村集体经济组织,"
TRIP = Change(text=[(BUYER, "  收购商: {代码: sg, 类型: 黄桃联营体, 名称: 某收购商}\n" + BUYER)])
COMMITTEE = "  村委会: {{代码: cw, 类型: {said}, 名称: 小河村某某}}\n"


def acting(said: str) -> Change:
    pool = ("  - 分配: 村集体收益\n    付款方: 村集体\n", "  - 分配: 村集体收益\n    付款方: 村委会\n")
    return Change(text=[(BUYER, COMMITTEE.format(said=said) + BUYER), pool])


def test_an_unknown_type_of_who_pays_no_pool_is_told() -> None:
    (finding,) = asked("payer_type", TRIP)
    assert finding.severity == "提示"
    assert "收购商”的类型写着“黄桃联营体”" in finding.message


@pytest.mark.parametrize("said", ["村民委员会", "村民小组"])
def test_a_committee_beside_a_collective(said: str) -> None:
    (finding,) = asked("payer_type", acting(said))
    assert finding.severity == "警告"
    assert "小河村股份经济合作社" in finding.message
    assert "第六十四条" in finding.ground


def test_a_second_collective_is_no_committee() -> None:
    assert asked("payer_type", acting("组集体经济组织")) == []

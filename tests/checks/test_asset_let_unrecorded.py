"""Property of the collective is let with a decision and a deal on record."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

LET = """  - 条款: 铺面租金
    收入: 租金
    付款方: 公司
    收款方: 村集体
    数量: 资产.原值
    费率: 8%/年
    计期: {方法: 整期}
    依据: 第四条之一
分配:
"""
ASSET = "资产号,名称,类别,原值（元）,资金来源,验收日,所有者,起\nPM1,铺面,经营性,300000,自有,2020-01-01,村集体,2020-01-01\n"


def let(*said: str) -> Change:
    place = "  项目名称: 小河村黄桃园\n"
    more = "".join(f"  {key}: 某号\n" for key in said)
    return Change(text=[("分配:\n", LET), (place, place + more)], files={"台账/资产.csv": ASSET})


@pytest.mark.parametrize(
    ("said", "missing"),
    [((), "决议编号、交易编号"), (("决议编号",), "交易编号"), (("交易编号",), "决议编号")],
)
def test_what_is_missing_is_named(said: tuple[str, ...], missing: str) -> None:
    (finding,) = found("asset_let_unrecorded", let(*said))
    assert f"没有写{missing}：" in finding.message


def test_both_on_record() -> None:
    assert found("asset_let_unrecorded", let("决议编号", "交易编号")) == []


def test_land_of_households_is_no_property_of_the_collective() -> None:
    assert found("asset_let_unrecorded", Change()) == []

"""Pay for work is money: grain by the day is refused, yuan by the day is not."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

PRICE = "    单价: {按: 岗位, 采摘: 130 元/工日, 套袋: 0.08 元/只}\n"
PAYMENT = "支付: 次月付给本人"
ONE_POST = {"台账/用工.csv": "日期,户号,成员号,岗位,数量,单位\n2025-05-01,H01,1,采摘,3,工日\n"}


def test_grain_by_the_day_is_refused() -> None:
    grain = "    单价: 每工日 50 斤稻谷\n    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}\n"
    (finding,) = found("wage_in_kind", Change(text=[(PRICE, grain)], files=ONE_POST))
    assert finding.severity == "拒绝"
    assert "第十一条" in finding.ground


@pytest.mark.parametrize("said", ["次月 10 日前用稻谷支付", "次月发给购物卡", "以农资抵付"])
def test_words_that_promise_goods(said: str) -> None:
    (finding,) = found("wage_in_kind", Change(text=[(PAYMENT, f"支付: {said}")]))
    assert said in finding.message


@pytest.mark.parametrize("said", ["次月 10 日前付给本人", "次月 10 日前付现金，不得用实物抵付"])
def test_words_that_promise_money(said: str) -> None:
    assert found("wage_in_kind", Change(text=[(PAYMENT, f"支付: {said}")])) == []


@pytest.mark.parametrize(("paper", "count"), [("发化肥3袋", 1), ("FK02", 0)])
def test_a_wage_booked_as_paid_in_goods(paper: str, count: int) -> None:
    row = ["H01", "公司", "用工报酬", "100", "2025-06-05", paper]
    assert len(found("wage_in_kind", Change(rows={"已付": [row]}))) == count

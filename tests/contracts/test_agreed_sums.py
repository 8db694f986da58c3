"""Sums that were agreed: a number is bound and comes to something, words are marked as words."""

from __future__ import annotations

import pytest

from documents.trade import text, view

H02 = "H02/gs"


def order(key: str, said: str) -> str:
    return text("order_purchase", H02, ("  质量标准:", f"  {key}: {said}\n  质量标准:"))


def lease(said: str) -> str:
    return text("asset_lease", "cjt/gs", ("履约保证金: 年租金的 20%", f"履约保证金: {said}"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("500 元", "500.00元（人民币伍佰元整）。"),
        ("每户 500 元", "每户500元（每户人民币伍佰元整）。"),
        ("货款的 10%", "货款的10%；货款3,300.00元，算得330.00元（人民币叁佰叁拾元整）。"),
        (
            "0.05 元/公斤",
            "每公斤0.05元（每公斤人民币伍分）；约定数量600公斤，算得30.00元（人民币叁拾元整）。",
        ),
        ("谈好再付", "谈好再付（只是文字约定，不参加计算）。"),
        ("约 500 元", "约500元（只是文字约定，不参加计算）。"),
        ("成交额的 10%", "成交额的10%（只是文字约定，不参加计算）。"),
    ],
)
def test_a_deposit_is_bound_where_it_is_a_number(said: str, told: str) -> None:
    assert f"定金：{told}" in order("定金", said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("货款的 0.0001%", "算得0.00元（人民币零元整），四舍五入到分"),
        ("0.00501 元/公斤", "算得3.01元（人民币叁元零壹分），四舍五入到分"),
        ("0.005 元/公斤", "算得3.00元（人民币叁元整）。"),
    ],
)
def test_what_was_rounded_says_so(said: str, told: str) -> None:
    assert told in order("定金", said)


def test_a_price_changed_is_a_share_of_it_changed() -> None:
    changes = (("  质量标准:", "  定金: 货款的 10%\n  质量标准:"), ("一级: 6 元/公斤", "一级: 7 元/公斤"))
    assert "货款3,700.00元，算得370.00元" in text("order_purchase", H02, *changes)


def test_a_penalty_by_the_area_comes_to_something_where_the_area_is_agreed() -> None:
    assert "违约金：每亩200元（每亩人民币贰佰元整）。" in order("私售违约金", "200 元/亩")
    told = order("私售违约金", "200 元/亩\n  订单面积: 3.5 亩")
    assert "订单面积3.5亩，算得700.00元（人民币柒佰元整）" in told


def test_both_sides_may_owe_a_penalty_and_none_is_struck() -> None:
    assert "另付弃收违约金：每亩300元" in order("弃收违约金", "每亩 300 元")
    assert "另付弃收违约金：／。" in text("order_purchase", H02)


def test_seedlings_on_credit_are_told_and_reckoned() -> None:
    told = order("种苗单价", "5 元/株\n  种苗数量: 200 株\n  种苗抵扣: 从货款抵扣")
    assert "种苗数量200株，算得1,000.00元" in told
    assert "√从货款抵扣×另付" in told


def test_a_deposit_by_the_head_goes_by_the_batch() -> None:
    told = text("contract_raising", "H01/gs")
    assert "保证金：每头50元（每头人民币伍拾元整）；每批数量200头，算得10,000.00元" in told
    assert "利息：每年1.5%。" in told
    assert "违约金：由双方另行商定（只是文字约定，不参加计算）" in told


def test_a_deposit_of_a_letting_goes_by_the_rent_of_a_year() -> None:
    assert "年租金1,200.00元，算得240.00元（人民币贰佰肆拾元整）" in lease("年租金的 20%")
    assert "计租数量12平方米，算得60.00元" in lease("5 元/平方米")
    assert (
        "成交价：每平方米每年100元（每平方米每年人民币壹佰元整）；计租数量12平方米，算得每年1,200.00元"
        in lease("500 元")
    )


def test_insured_sums_stand_for_each_person() -> None:
    told = text("labour", "H01.1/gs", ("  质量标准:", "  保额: 20 万元/人\n  质量标准:"))
    assert "保额：每人200,000元（每人人民币贰拾万元整）" in told
    assert "保额" not in text("labour", "H01.1/gs").partition("（必填")[0]
    words = ("团体意外伤害保险，保费由公司出", "团体意外伤害保险，每人保额 15 万元，保费由公司出")
    assert "保额：每人150,000元（每人人民币壹拾伍万元整）" in text("labour", "H01.1/gs", words)


def test_the_view_tells_apart_what_is_bound() -> None:
    shown = str(view("contract_raising", "H01/gs")["sections"])
    assert shown.count("'free': True") == 1

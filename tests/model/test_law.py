"""Layers of law: the lowest that speaks sets the value, within the bounds of those above it."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from linkage.files.charter_reader import read_charter
from linkage.files.law_reader import read_laws, shipped_laws
from linkage.ground.errors import Problem
from linkage.ground.source import read_yaml
from linkage.model.law import Laws, NoLawError, Parameter
from linkage.model.registers import Books

DAY = datetime.date(2025, 12, 31)
HEAD = "法规: {title}\n起: 2020-01-01\n层级: {layer}\n{region}来源: 公布\n核对: 已核对\n数值:\n"
ROW = "  - {{名称: 提取下限, 值: {value}, 条: 第一条{more}}}\n"


def file(title: str, layer: str, value: str, region: str = "", more: str = "") -> tuple[Parameter, ...]:
    place = f"地区: {region}\n" if region else ""
    text = HEAD.format(title=title, layer=layer, region=place) + ROW.format(value=value, more=more)
    problems: list[Problem] = []
    node, _ = read_yaml(f"{title}.yaml", text.encode())
    assert node is not None
    found = read_laws(node, problems).parameters
    assert problems == []
    return found


NATION = file("国法", "国家", "10%", more=", 方向: 只可提高, 章程: [提取比例]")
PROVINCE = file("省条例", "省", "30%", "[浙江省]")
COUNTY = file("县办法", "县", "35%", "[浙江省, 某县]")


def charter(value: str) -> Laws:
    text = (
        f"章程: 某村章程\n通过日: 2024-03-01\n地区: [浙江省, 某县]\n数值:\n"
        f"  提取比例: {{值: {value}, 条: 第八条}}\n"
    )
    node, _ = read_yaml("章程.yaml", text.encode())
    assert node is not None
    problems: list[Problem] = []
    read = read_charter(node, problems)
    assert problems == []
    assert read is not None
    laws = Laws((*NATION, *PROVINCE, *COUNTY)).within(read.region)
    return laws.with_charter(read.figures(Books({}, {})), read.adopted)


@pytest.mark.parametrize(
    ("region", "layer", "rate"),
    [
        ((), "国家", Fraction(1, 10)),
        (("江西省",), "国家", Fraction(1, 10)),
        (("浙江省",), "省", Fraction(3, 10)),
        (("浙江省", "别县"), "省", Fraction(3, 10)),
        (("浙江省", "某县"), "县", Fraction(35, 100)),
    ],
)
def test_the_lowest_layer_of_the_region_sets_the_value(
    region: tuple[str, ...], layer: str, rate: Fraction
) -> None:
    held = Laws((*NATION, *PROVINCE, *COUNTY)).within(region).on("提取下限", DAY)
    assert held is not None
    assert held.figure is not None
    assert (held.layer, held.figure.value) == (layer, rate)


def test_a_lower_layer_may_not_go_below_a_floor() -> None:
    low = file("县办法", "县", "25%", "[浙江省, 某县]")
    held = Laws((*NATION, *PROVINCE, *low)).within(("浙江省", "某县")).effective("提取下限", DAY)
    assert held is not None
    assert held.parameter.layer == "省"
    assert [(one.layer, above.layer) for one, above in held.passed_over] == [("县", "省")]


@pytest.mark.parametrize(("value", "layer"), [("40%", "章程"), ("35%", "章程"), ("34.99%", "县")])
def test_a_charter_may_raise_a_floor_and_no_more(value: str, layer: str) -> None:
    held = charter(value).effective("提取下限", DAY)
    assert held is not None
    assert held.parameter.layer == layer
    assert bool(held.passed_over) == (layer == "县")


def test_a_charter_holds_from_the_day_it_was_passed() -> None:
    before = charter("40%").on("提取下限", datetime.date(2024, 2, 29))
    assert before is not None
    assert before.layer == "县"


def test_law_alone_can_be_asked() -> None:
    alone = charter("40%").statutory("提取下限", DAY)
    assert alone is not None
    assert str(alone) == "《县办法》第一条（浙江省某县；公布）"


@pytest.mark.parametrize(
    ("bound", "value", "layer"),
    [
        ("只可降低", "30%", "章程"),
        ("只可降低", "31%", "国家"),
        ("不可改", "30%", "章程"),
        ("不可改", "29%", "国家"),
        ("只可提高", "30 天", "国家"),
    ],
)
def test_caps_and_fixed_values(bound: str, value: str, layer: str) -> None:
    nation = file("国法", "国家", "30%", more=f", 方向: {bound}")
    held = Laws((*nation, *file("某章程", "章程", value))).on("提取下限", DAY)
    assert held is not None
    assert held.layer == layer


def test_a_resolution_stands_below_the_charter() -> None:
    (resolved,) = file("成员大会决议", "决议", "45%")
    held = charter("40%").with_own(Laws((resolved,))).on("提取下限", DAY)
    assert held is not None
    assert str(held) == "成员大会决议第一条（决议；公布）"


def test_a_day_no_version_covers_is_told_with_the_days_there_are() -> None:
    laws = Laws((*PROVINCE, *COUNTY)).within(("浙江省",))
    with pytest.raises(NoLawError) as told:
        laws.required("提取下限", datetime.date(2019, 12, 31), "章程.yaml")
    assert (told.value.day.isoformat(), told.value.known) == ("2019-12-31", "有的版本是 2020-01-01 起")
    with pytest.raises(NoLawError) as told:
        laws.within(("江西省",)).required("提取下限", DAY, "章程.yaml")
    assert told.value.known == "只有 浙江省、浙江省某县 的，本季的地区不在其中"


def test_what_was_asked_is_remembered_in_one_order() -> None:
    laws = shipped_laws().within(("浙江省",))
    for name in ("公积公益金提取比例下限", "盈余返还比例下限", "盈余返还比例下限"):
        laws.required(name, DAY, "")
    assert [p.code for p in laws.asked.in_order()] == ["L030", "L156"]
    assert shipped_laws().within(()).asked.in_order() == ()


def test_what_nobody_read_says_so_beside_its_value() -> None:
    law = shipped_laws().on("村务公布天数下限", datetime.date(2026, 1, 1))
    assert law is not None
    assert law.told == "15 天（未确认）"
    read = shipped_laws().on("盈余返还比例下限", DAY)
    assert read is not None
    assert read.told == "60%"

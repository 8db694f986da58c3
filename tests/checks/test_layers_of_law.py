"""A charter may go beyond what the layers above ask, never below; the fen on either side of the floor."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.checks.layers_of_law import CHECK
from linkage.files.charter_reader import read_charter
from linkage.files.law_reader import read_laws, shipped_laws
from linkage.ground.errors import Problem
from linkage.ground.source import Node, read_yaml
from linkage.model.entitlement import Finding, Settlement
from linkage.model.law import Laws
from rows import arrangement, books, day

COUNTY = (
    "法规: 某县办法\n起: 2020-01-01\n层级: 县\n地区: [浙江省, 某县]\n来源: 公布\n核对: 已核对\n"
    "数值:\n  - {{名称: {name}, 值: {value}, 条: 第三条}}\n"
)
OWN = "法规: 某办法\n数值:\n  - {{名称: {name}, 值: {value}, 起: 2020-01-01, 条: 第三条, 来源: 公布, 核对: 已核对}}\n"


def node_of(file: str, text: str) -> Node:
    node, problems = read_yaml(file, text.encode())
    assert problems == []
    assert node is not None
    return node


def judged(
    value: str,
    *,
    name: str = "公积公益金比例",
    region: str = "[浙江省, 某县]",
    own: str = "",
    last: str = "2025-12-31",
) -> list[Finding]:
    problems: list[Problem] = []
    text = (
        f"章程: 某村章程\n通过日: 2024-03-01\n地区: {region}\n数值:\n  {name}: {{值: {value}, 条: 第八条}}\n"
    )
    charter = read_charter(node_of("章程.yaml", text), problems)
    assert charter is not None
    laws = shipped_laws()
    if own:
        laws = laws.with_own(Laws(read_laws(node_of("法规.yaml", own), problems).parameters))
    assert problems == []
    laws = laws.within(charter.region).with_charter(charter.figures(books()), charter.adopted)
    signed = evolve(arrangement(), last_day=day(last))
    return list(CHECK.run(Settlement((signed,), books(), (), (), (), (), laws=laws)))


@pytest.mark.parametrize(
    ("value", "region", "found"),
    [
        ("29.99%", "[浙江省, 某县]", ["拒绝"]),
        ("30%", "[浙江省, 某县]", []),
        ("45%", "[浙江省, 某县]", []),
        ("29.99%", "[江西省]", []),
        ("29.99%", "[上海市]", ["拒绝"]),
    ],
)
def test_a_charter_below_the_floor_of_its_province(value: str, region: str, found: list[str]) -> None:
    findings = judged(value, region=region)
    assert [finding.severity for finding in findings] == found
    for finding in findings:
        assert "章程把“公积公益金提取比例下限”定为 29.99%，低于" in finding.message
        assert "每 100,000.00 元差 10.00 元" in finding.message
        assert finding.where == "章程.yaml 第5行"


def test_what_nobody_read_warns_and_says_so() -> None:
    (finding,) = judged("14 天", name="公示天数", last="2026-12-31")
    assert finding.severity == "警告"
    assert "定为 14 天，低于国家的 15 天（未确认）" in finding.message
    assert "未确认" in finding.ground
    assert judged("15 天", name="公示天数", last="2026-12-31") == []
    assert judged("14 天", name="公示天数") == []


def test_a_county_below_its_province_is_told() -> None:
    own = COUNTY.format(name="公积公益金提取比例下限", value="20%")
    (finding,) = judged("30%", own=own)
    assert (finding.severity, finding.where) == ("提示", "法规.yaml 第8行")
    assert "浙江省某县把“公积公益金提取比例下限”定为 20%" in finding.message
    assert judged("30%", own=COUNTY.format(name="公积公益金提取比例下限", value="30%")) == []


@pytest.mark.parametrize(("value", "found"), [("59.99%", ["警告"]), ("60%", []), ("70%", [])])
def test_a_season_of_its_own_law_weaker_than_the_nations(value: str, found: list[str]) -> None:
    findings = judged("30%", own=OWN.format(name="盈余返还比例下限", value=value))
    assert [finding.severity for finding in findings] == found
    assert all("本季的 法规.yaml" in finding.message for finding in findings)

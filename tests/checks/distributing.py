"""Small seasons in which a payer distributes: one pool, two households, the check asked alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict, Unpack

from attrs import evolve

from linkage.check import Check
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_contents
from linkage.model.entitlement import Finding, Settlement

REFUND = "{去向: 成员, 比例: 可分配盈余的 60%, 按: 交售.数量, 收入: 返还}"
REST = "{去向: 农户, 比例: 剩余的 100%, 按: 股份.出资额, 收入: 股金}"
RESERVE = "{提取: 盈余公积, 比例: 10%}"

_HEAD = """\
合作: 柳湾村合作
编号: LW-1
模式: 分配
期间: {year}-01-01 至 {year}-12-31
当事人:
  付款人: {{代码: fk, 类型: {kind}, 名称: 柳湾某某}}
  农户: {{名册: 名册}}
分配:
  - 分配: 年终分配
    付款方: 付款人
    来源: [{sources}]
    亏损年: 不分配
{said}    步骤:
{steps}
"""
_ROSTER = "户号,成员号,姓名,与户主关系,户类别,成员自\nA1,1,王小田,户主,{a},{since}\nA2,1,李大山,户主,,\n"
_TRADE = (
    "日期,户号,单据号,品名,等级,数量（公斤）\n{year}-05-01,A1,J1,蛋,一级,5\n{year}-05-01,A2,J2,蛋,一级,3\n"
)
_SHARES = "户号,股别,份额,出资额（元）\nA1,资金股,2,2000\nA2,资金股,1,1000\n"


class Said(TypedDict, total=False):
    """What a season may say beside payer, facts and steps."""

    sources: str
    said: str
    year: int
    files: Mapping[str, str] | None
    member: tuple[str, str]
    after: str


def contents_of(
    kind: str,
    facts: Mapping[str, str],
    *steps: str,
    sources: str = "事实.本年盈余",
    said: str = "",
    year: int = 2025,
    files: Mapping[str, str] | None = None,
    member: tuple[str, str] = ("", ""),
    after: str = "",
) -> dict[str, bytes]:
    """The files of a season; ``member`` is category and first day of membership of the first household."""
    text = _HEAD.format(
        kind=kind,
        year=year,
        sources=sources,
        said=f"    {said}\n" if said else "",
        steps="\n".join(f"      - {step}" for step in steps),
    )
    rows = "".join(f"{name},{amount},元,年报\n" for name, amount in facts.items())
    contents = {
        "合作.yaml": f"{text}{after}",
        "台账/名册.csv": _ROSTER.format(a=member[0], since=member[1]),
        "台账/交售.csv": _TRADE.format(year=year),
        "台账/股份.csv": _SHARES,
        "台账/事实.csv": f"名称,数值,单位,来源\n{rows}",
        **(files or {}),
    }
    return {name: said.encode() for name, said in contents.items()}


def distributed(kind: str, facts: Mapping[str, str], *steps: str, **said: Unpack[Said]) -> Settlement:
    """Settle the season of :func:`contents_of`, which must read without a problem."""
    season = read_contents(contents_of(kind, facts, *steps, **said))
    assert season.problems == ()
    settled = settle(season.arrangements, season.books)
    return evolve(settled, laws=season.laws, charter=season.charter)


def found(check: Check, settlement: Settlement) -> list[Finding]:
    """What the check says."""
    return list(check.run(settlement))

"""Arrangements that no example has, said by configuration alone and reckoned by hand to the fen.

Every row is settled, evaluated a second time and told as a worked example in the words of its contract.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import field, frozen

from journal.seasons import settled
from linkage.model.entitlement import Settlement
from linkage.telling.clause_words import term_words
from linkage.telling.example import worked_example
from linkage.telling.pool_words import pool_words


@frozen
class Said:
    """An arrangement as a village says it: what stands under its parties, its registers, what comes out."""

    name: str
    body: str
    lines: Mapping[tuple[str, str], str]
    registers: Mapping[str, str] = field(factory=dict)
    kept: Mapping[str, str] = field(factory=dict)
    period: str = "2025-01-01 至 2025-12-31"


def _season(said: Said) -> Settlement:
    return settled(said.body, period=said.period, **said.registers)


WORK = "日期,户号,成员号,岗位,数量,单位\n"
FACT = "名称,数值,单位\n"
SHARES = "户号,成员号,股别,份额\nA1,1,人口股,2\nA2,1,人口股,1\n"

SAID = [
    Said(
        "work counted in months, days, hours and a year",
        """\
条款:
  - 条款: 公益岗位
    收入: 薪金
    付款方: 村集体
    收款方: 成员
    数量: 用工.数量
    单价: {按: 岗位, 保洁员: 800 元/月, 护林员: 9600 元/年, 值守: 60 元/天, 帮工: 25 元/工时}
""",
        # 5.5 × 800 + 7/12 × 9,600; 11 × 60 + 7.5 × 25
        {("A1.1", "公益岗位"): "10000.00", ("A2.1", "公益岗位"): "847.50"},
        {
            "用工": WORK + "2025-01-31,A1,1,保洁员,3,月\n2025-06-30,A1,1,保洁员,2.5,个月\n"
            "2025-06-30,A1,1,护林员,7,月\n2025-06-30,A2,1,值守,11,天\n2025-06-30,A2,1,帮工,7.5,工时\n"
        },
    ),
    Said(
        "rooms let by the month in a register of one's own",
        """\
条款:
  - 条款: 机库租用
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 机库.租期
    单价: 350.5 元/月
""",
        {("A1", "机库租用"): "1752.50", ("A2", "机库租用"): "4381.25"},
        {"机库": "户号,租期（月）\nA1,5\nA2,12.5\n"},
    ),
    Said(
        "first by shares, then by heads, both to the households",
        """\
分配:
  - 分配: 村集体收益
    来源: 事实.物业收入
    步骤:
      - {提取: 公积公益金, 比例: 30%}
      - {去向: 农户, 比例: 40%, 按: 股份.份额}
      - {去向: 农户, 比例: 20%, 按: 每人}
""",
        {
            ("A1", "村集体收益/2"): "266.67",
            ("A2", "村集体收益/2"): "133.33",
            ("A1", "村集体收益/3"): "100.00",
            ("A2", "村集体收益/3"): "100.00",
        },
        {"事实": FACT + "物业收入,1000,元\n", "股份": SHARES},
        {"村集体收益": "100.00"},
    ),
    Said(
        "twice into the same pool: a fixed sum first, then a part",
        """\
分配:
  - 分配: 公司利润
    来源: 事实.利润
    亏损年: 不分配
    步骤:
      - {去向: 村集体收益, 金额: 300 元}
      - {去向: 公司, 比例: 剩余的 50%}
      - {去向: 村集体收益, 比例: 剩余的 100%}
  - 分配: 村集体收益
    来源: 公司利润.村集体收益
    步骤:
      - {提取: 公积公益金, 比例: 10%}
      - {去向: 农户, 比例: 90%, 按: 每人}
""",
        # 300 + (1,000 - 300) / 2 = 650; 90 % of it is 585
        {("A1", "村集体收益/2"): "292.50", ("A2", "村集体收益/2"): "292.50"},
        {"事实": FACT + "利润,1000,元\n"},
        {"村集体收益": "0.00", "公司利润": "0.00"},
    ),
    Said(
        "whole yuan, cut off, and no household over 500",
        """\
分配:
  - 分配: 村集体收益
    来源: 事实.物业收入
    步骤:
      - {提取: 公积公益金, 比例: 10%}
      - 去向: 农户
        比例: 90%
        按: 股份.份额
        每户封顶: 500 元
        取整: {单位: 元, 方式: 去尾}
        尾差: 村集体
""",
        # 899.10: A1 is at her cap, A2 has 399.10 cut to 399.
        {("A1", "村集体收益/2"): "500.00", ("A2", "村集体收益/2"): "399.00"},
        {"事实": FACT + "物业收入,999,元\n", "股份": SHARES},
        {"村集体收益": "0.10"},
    ),
]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.name)
def test_it_comes_out_to_the_fen(said: Said) -> None:
    settlement = _season(said)
    assert {(line.payee, line.clause): line.amount.plain for line in settlement.lines} == dict(said.lines)
    kept = {outcome.pool.name: outcome.kept.plain for outcome in settlement.pools}
    assert kept == dict(said.kept)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.name)
def test_its_contract_has_an_example(said: Said) -> None:
    settlement = _season(said)
    example = worked_example(settlement)
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            assert term_words(arrangement, term, example)["formula"]
        for pool in arrangement.pools:
            names = [step["name"] for step in pool_words(arrangement, pool)["steps"]]  # type: ignore[index,union-attr,call-overload]
            assert len(set(names)) == len(names)


def test_rent_of_rooms_is_not_told_as_rent_of_land() -> None:
    settlement = _season(SAID[1])
    (term,) = settlement.main.terms
    words = term_words(settlement.main, term, worked_example(settlement))
    assert (words["property"], words["ground"]) == (True, "")
    assert all("承包法" not in str(line.figure.cites) for line in settlement.lines)

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
    Said(
        "let to the collective, sublet to the company, the difference shared (反租倒包)",
        """\
条款:
  - 条款: 流转租金
    收入: 租金
    付款方: 村集体
    收款方: 农户
    数量: 地块.面积
    单价: 550 元/亩/年
    计期: {方法: 按日, 基准: 实际/365}
  - 条款: 倒包租金
    收入: 租金
    付款方: 公司
    收款方: 村集体
    数量: 倒包.面积
    单价: 700 元/亩/年
    计期: {方法: 按日, 基准: 实际/365}
分配:
  - 分配: 流转差价
    付款方: 村集体
    来源: [条款.倒包租金, {减: 条款.流转租金}]
    亏损年: 不分配，结转下年弥补
    步骤:
      - {提取: 公积公益金, 比例: 30%}
      - {去向: 农户, 比例: 50%, 按: 每户}
""",
        # 3.25 and 2.65 mu × 550 for 184 and 92 days; 5.9 × 700 × 184/365 = 2,081.97; 50 % of the difference
        {
            ("A1", "流转租金"): "901.10",
            ("A2", "流转租金"): "367.37",
            ("cjt", "倒包租金"): "2081.97",
            ("A1", "流转差价/2"): "203.37",
            ("A2", "流转差价/2"): "203.38",
        },
        {
            "地块": "户号,地块代码,面积（亩）,起\nA1,D1,3.25,2025-07-01\nA2,D2,2.65,2025-10-01\n",
            "倒包": "付款方,收款方,面积（亩）,起\n公司,村集体,5.9,2025-07-01\n",
        },
        {"流转差价": "162.70"},
    ),
    Said(
        "rent in grain that rises by five per cent every three years, inside the season",
        """\
条款:
  - 条款: 保底租金
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 地块.面积
    单价: 每亩每年 400 斤稻谷
    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}
    递增: {每: 3 年, 幅度: 5%, 起: 2022-09-01}
    计期: {方法: 按日, 基准: 实际/365}
""",
        # (400 × 243 + 420 × 122) / 365 × 1.33 × 13.25; A2 until 31 May: 400 × 151 / 365 × 1.33 × 2.65
        {("A1", "保底租金"): "7166.81", ("A2", "保底租金"): "583.23"},
        {
            "地块": "户号,地块代码,面积（亩）,起,止\nA1,D1,13.25,2022-09-01,2032-08-31\nA2,D2,2.65,2022-09-01,2025-05-31\n",
            "价格": "系列,日期,价,每\n稻谷收购价,2024-11-20,1.33,斤\n",
        },
    ),
    Said(
        "a floor price and a commission in bands of quantity with a least sum",
        """\
条款:
  - 条款: 收购款
    收入: 订单货款
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: {取高: [2.2 元/斤, {系列: 市价, 取价日: 交售日}]}
  - 条款: 代收佣金
    收入: 佣金
    类别: 代销
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: {方式: 超额累进, 档: [[0 斤, 0.05 元/斤], [5000 斤, 0.08 元/斤], [20000 斤, 0.12 元/斤]]}
    保底: 100 元/户
""",
        # 6,667 斤 × 2.2 + 18,000 × 2.45; 5,000 × 0.05 + 15,000 × 0.08 + 4,667 × 0.12; 500 × 0.05 is under 100
        {
            ("A1", "收购款"): "58767.40",
            ("A2", "收购款"): "1225.00",
            ("A1", "代收佣金"): "2010.04",
            ("A2", "代收佣金"): "100.00",
        },
        {
            "交售": "日期,户号,数量（公斤）\n2025-08-01,A1,3333.5\n2025-09-01,A1,9000\n2025-09-01,A2,250\n",
            "价格": "系列,日期,价,每\n市价,2025-07-31,4.1,公斤\n市价,2025-08-30,4.9,公斤\n",
        },
    ),
    Said(
        "a loss year: preferred holders have their guarantee, nobody a dividend",
        """\
条款:
  - 条款: 优先股保底
    收入: 股金
    付款方: 公司
    收款方: 农户
    数量: 股份.出资额
    费率: 6%/年
    资格: {股别: 优先股}
    计期: {方法: 按日, 基准: 实际/365}
    收益性质: 设施使用费
分配:
  - 分配: 公司利润
    来源: 事实.净利润
    利润口径: 已扣保底
    亏损年: 不分配，保底照付
    性质: 公司利润
    步骤:
      - {提取: 法定公积金, 比例: 10%}
      - {去向: 农户, 标准: 2%, 按: 股份.出资额, 资格: {股别: 优先股}}
      - {去向: 农户, 比例: 剩余的 40%, 按: 股份.份额, 资格: {股别: 普通股}}
      - {去向: 公司, 比例: 剩余的 100%}
""",
        {("A1", "优先股保底"): "452.05"},
        {
            "事实": FACT + "净利润,-35000.5,元\n",
            "股份": "户号,成员号,股别,份额,出资额（元）,起\nA1,1,优先股,10,10000,2025-04-01\nA2,1,普通股,3,3000,2024-01-01\n",
        },
        {"公司利润": "0.00"},
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


def test_in_a_loss_year_a_step_that_gets_nothing_is_no_shortfall() -> None:
    settlement = _season(SAID[-1])
    assert [finding.code for finding in settlement.findings if finding.code == "C501"] == []

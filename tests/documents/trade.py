"""A village whose arrangement has a clause of every kind that contracts of goods, work and money are made from.

H01 sells peaches and goats' keep, works, sells for the company and is rewarded; the collective lets a shop,
puts a drying house into the company and finds land for it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import evolve

from documents.drawn import document
from linkage.document import View, render_html
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from villages import Village, village

CLAUSES = """  - 条款: 黄桃货款
    收入: 订单货款
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: {按: 等级, 一级: 6 元/公斤, 二级: 4.50 元/公斤}
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 交货后 15 天内
    依据: 第十条
  - 条款: 代养费
    收入: 佣金
    类别: 代养
    付款方: 公司
    收款方: 农户
    数量: 代养.头数
    单价: 180 元/头
    支付: 出栏后 15 天内
    依据: 第十一条
    说明: {每批数量: 200 头, 养殖保证金: 50 元/头, 保证金利息: 每年 1.5%, 养殖违约金: 由双方另行商定}
  - 条款: 居间服务费
    收入: 佣金
    类别: 居间
    付款方: 公司
    收款方: 村集体
    数量: 居间.数量
    单价: {按: 事项, 劳务介绍: 20 元/人, 订单介绍: 50 元/吨}
    支付: 办成后 30 天内
    依据: 第十二条
  - 条款: 流转服务费
    收入: 佣金
    类别: 居间
    付款方: 公司
    收款方: 村集体
    数量: 居间.数量
    单价: {按: 事项, 土地流转: 25 元/亩, 劳务派遣: 10 元/人}
    支付: 每年 12 月 31 日前
    依据: 第十二条之二
  - 条款: 烘干房收益
    收入: 股金
    付款方: 公司
    收款方: 村集体
    数量: 资产.原值
    费率: 6%/年
    计期: {方法: 按日, 基准: 实际/365}
    支付: 每年 12 月 31 日前
    依据: 第十三条
  - 条款: 铺面租金
    收入: 租金
    付款方: 公司
    收款方: 村集体
    数量: 资产.计租面积
    单价: 100 元/平方米/年
    期限: 2024-07-01 至 2030-06-30
    递增: {每: 3 年, 幅度: 10%, 起: 2024-07-01, 方式: 复利}
    计期: {方法: 按日, 基准: 实际/365}
    支付: 每年 7 月 1 日前
    依据: 第十四条
    说明: {底价: 80 元/平方米/年, 成交价: 100 元/平方米/年, 履约保证金: 年租金的 20%, 租金收缴: 收租.实收}
  - 条款: 产业奖补
    收入: 奖补
    付款方: 村集体
    收款方: 农户
    数量: 验收.数量
    单价: {按: 事项, 新种: 500 元/亩, 养殖: 10 元/只}
    封顶: 2000 元/户
    支付: 公示后 30 天内
    依据: 第十五条
分配:
  - 分配: 烘干房收益分配
    付款方: 村集体
    来源: 条款.烘干房收益
    余额: 结转下年
    公示: 是
    依据: 第十六条
    步骤:
      - {提取: 公积公益金, 比例: 章程.公积公益金比例}
      - {去向: 农户, 比例: 剩余的 100%, 按: 股份.份额, 收入: 股金, 取整: {单位: 分, 方式: 最大余额}}
"""
PAPERS = """文书:
  合同: 全部
  决议编号: 小股经2024-3号
  交易编号: XH-2024-018
  带动条件: 优先雇用本村农户
  约定数量: 订单.数量
  质量标准: 果径 7 厘米以上，无病虫
  交售期: 7 月至 9 月
  交售地点: 小河村收购点
  检测方式: 感官查验
"""


def trading() -> Village:
    """The village as a season folder in memory."""
    made = village(households=4).with_text("文书:\n", PAPERS).with_text("分配:\n", CLAUSES)
    made = made.with_sheet(
        "交售",
        ("日期", "户号", "单据号", "品名", "等级", "数量（公斤）"),
        ("2025-08-01", "H01", "JS1", "黄桃", "一级", "500"),
        ("2025-08-02", "H02", "JS2", "黄桃", "二级", "321.5"),
    )
    made = made.with_sheet(
        "订单",
        ("户号", "条款", "品名", "品种规格", "等级", "数量（公斤）"),
        ("H02", "黄桃货款", "黄桃", "中桃五号", "一级", "400"),
        ("H02", "黄桃货款", "黄桃", "中桃五号", "二级", "200"),
    )
    made = made.with_rows("价格", ("桃市价", "2025-07-01", "7", "公斤", "虚构"))
    headings, *held = made.registers["股份"]
    quantified = (
        *((*row, "入股保底、公司利润分配") for row in held),
        ("H01", "", "折股", "300", "300000", "2025-01-01", "", "烘干房收益分配"),
        ("H02", "", "折股", "200", "200000", "2025-01-01", "", "烘干房收益分配"),
    )
    made = made.with_sheet("股份", (*headings, "条款"), *quantified)
    made = made.with_sheet("代养", ("日期", "户号", "头数（头）"), ("2025-06-20", "H01", "10"))
    made = made.with_sheet(
        "居间",
        ("日期", "付款方", "收款方", "事项", "数量", "单位", "条款"),
        ("2025-03-01", "公司", "村集体", "劳务介绍", "120", "人", "居间服务费"),
        ("2025-03-02", "公司", "村集体", "土地流转", "96", "亩", "流转服务费"),
    )
    made = made.with_sheet(
        "资产",
        ("资产号", "名称", "类别", "原值（元）", "计租面积（平方米）", "资金来源", "验收日", "所有者", "起", "条款", "坐落"),
        ("ZC1", "烘干房", "经营性", "500000", "", "财政衔接资金", "2024-11-30", "村集体", "2024-12-01", "烘干房收益", ""),
        ("PM1", "晒场", "经营性", "80000", "12", "村集体自有", "2020-01-01", "村集体", "2020-01-01", "铺面租金", "村口"),
    )  # fmt: skip
    made = made.with_sheet(
        "收租",
        ("条款", "日期", "实收（元）", "凭证"),
        ("铺面租金", "2024-07-01", "1200", "SJ1"),
        ("铺面租金", "2025-08-20", "700.5", "SJ2"),
        ("铺面租金", "2026-01-20", "499.5", "SJ3"),
    )
    return made.with_sheet(
        "验收",
        ("日期", "户号", "事项", "数量", "单位", "认定人"),
        ("2025-10-20", "H01", "新种", "4.5", "亩", "验收组"),
        ("2025-10-20", "H01", "养殖", "30", "只", "验收组"),
        ("2025-10-21", "H02", "养殖", "50", "只", "验收组"),
    )


@cache
def traded(*changes: tuple[str, str]) -> Settlement:
    """The village settled, with pieces of its arrangement replaced."""
    made = trading()
    for old, new in changes:
        made = made.with_text(old, new)
    return settled(made)


def settled(made: Village) -> Settlement:
    """A village settled; its registers have to be whole."""
    with tempfile.TemporaryDirectory() as folder:
        season = read_season(made.write(Path(folder) / "季"))
    assert season.problems == (), "\n".join(map(str, season.problems))
    return evolve(settle(season.arrangements, season.books), laws=season.laws, charter=season.charter)


def paths(kind: str, *changes: tuple[str, str]) -> Mapping[str, str]:
    """The files of a kind of paper."""
    return document(kind).paths(traded(*changes))


def view(kind: str, subject: str, *changes: tuple[str, str]) -> View:
    """What the template of a paper shows."""
    return document(kind).view(traded(*changes), subject)


def text(kind: str, subject: str, *changes: tuple[str, str]) -> str:
    """The words of a paper, without blanks and marks."""
    paper = document(kind)
    page = render_html(paper.template, view(kind, subject, *changes))
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", page, flags=re.DOTALL)

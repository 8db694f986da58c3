"""Register of assets (资产): the declaration of its columns."""

from __future__ import annotations

from linkage.files.register_columns import FROM, MONEY, TO, day, number, sentence, word
from linkage.model.registers import Column, Kind, Sheet

ASSET_SHEET = Sheet(
    "资产",
    "形成的资产，每项一行。",
    (
        *(word(heading) for heading in ("资产号", "名称")),
        Column("类别", offered=("到户类", "经营性", "公益性"), note="公益性的收益不能拿来分红。"),
        number("原值", *MONEY, note="形成资产时花的钱。"),
        Column("资金来源", note="例如 财政衔接资金、村集体自有；写了财政、帮扶、补助的算公共资金。"),
        day("验收日", "没有验收的空着；先验收，后分收益。"),
        Column("所有者", note="例如 村集体的全称。"),
        *(FROM, TO),
        Column("条款", note="可空：它的收入进了哪个条款或分配，例如 资产收益。"),
        Column("收入项", note="可空：收入记在哪里，例如 条款.资产收益、事实.光伏收入。"),
        Column("状态", offered=("巩固", "升级", "盘活", "调整"), note="可空：写“调整”的要写“止”。"),
        sentence("坐落", note="可空：在哪里。"),
        day("购建日", "可空：买来或建成的日期。"),
        Column("数量", Kind.NUMBER, unit_from="单位", note="可空：例如 1、120。"),
        Column("单位", note="可空：例如 座、台、平方米。"),
        number("预计年限", "年", needed=False, note="可空：打算用几年。"),
        number("累计折旧", *MONEY, needed=False, note="可空：照账上的数；股权、债权不提折旧。"),
        Column("经营权人", note="可空：现在谁在经营。"),
        Column("收益权人", note="可空：收益归谁。"),
        Column("监督人", note="可空：谁来管护、监督。"),
        Column("合同编号", note="可空：出租、发包的合同。"),
        number("实收", *MONEY, needed=False, note="可空：本期真收到的钱；空着的不算欠收。"),
        Column("使用情况", offered=("在用", "闲置", "低效", "毁损"), note="闲置、低效、毁损的，写明打算。"),
        sentence("打算", note="可空：闲置、低效的原因，准备怎么办；处置的写决议。"),
    ),
)

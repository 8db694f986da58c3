"""Proposals for lists as villages lay them out: twenty and more, each with the roles and relations meant."""

from __future__ import annotations

import pytest

from linkage.verify.alone import prove
from linkage.verify.column_plan import read_plan, written_plan
from linkage.verify.columns import propose
from linkage.verify.list_reader import read_list
from payout_layouts import book, plan_of, table

# Each layout: rows of a CSV file in short (columns parted by blanks, _ for an empty cell), the roles in their
# order, the relations in words.
LAYOUTS = {
    "租金表，标题上有表名和单位": (
        """清水村2025年土地流转租金发放表
        单位：元
        序号 户主 亩数 单价 金额 签字
        1 张三 2.5 400 1000 _
        2 李四 3 400 1200 _
        合计 _ 5.5 _ 2200 _""",
        "序号 姓名 数量 单价 金额 不看",
        ["金额 = 亩数 × 单价"],
    ),
    "两行标题": (
        """户号 户主 土地租金 _ _ 股金 _ _ 实发合计
        _ _ 面积（亩） 单价 金额 股数 每股分红 金额 _
        A1 张三 2.5 400 1000 10 12.5 125 1125
        A2 李四 3 400 1200 4 12.5 50 1250""",
        "户号 姓名 数量 单价 金额 数量 单价 金额 实发",
        [
            "土地租金/金额 = 土地租金/面积（亩） × 土地租金/单价",
            "股金/金额 = 股金/股数 × 股金/每股分红",
            "实发合计 = 土地租金/金额 + 股金/金额",
        ],
    ),
    "单位另起一行": (
        """编号 姓名 面积 租价 租金
        _ _ （亩） （元/亩） （元）
        N-01 张三 2.5 400 1000
        N-02 李四 3 400 1200""",
        "户号 姓名 数量 单价 金额",
        ["租金（元） = 面积（亩） × 租价（元/亩）"],
    ),
    "列号行": (
        """户号 户主 面积 单价 租金
        1 2 3 4 5
        A1 张三 2.5 400 1000
        A2 李四 3 400 1200""",
        "户号 姓名 数量 单价 金额",
        ["租金 = 面积 × 单价"],
    ),
    "甲乙和算式行": (
        """户号 户主 面积 单价 租金
        甲 乙 ① ② ③=①×②
        A1 张三 2.5 400 1000
        A2 李四 3 400 1200""",
        "户号 姓名 数量 单价 金额",
        ["租金 = 面积 × 单价"],
    ),
    "按天算的租金": (
        """户号 承包方代表 流转面积（亩） 租金标准（元/亩） 计租天数 租金
        A1 张三 2 365 365 730
        A2 李四 3 365 100 300
        A3 王五 1 365 200 200""",
        "户号 姓名 数量 单价 时间 金额",
        ["租金 = 流转面积（亩） × 租金标准（元/亩） × 计租天数 ÷ 365"],
    ),
    "按月算的租金": (
        """户号 户主 面积 标准 月数 金额
        A1 张三 2 600 12 1200
        A2 李四 3 600 6 900
        A3 王五 1 600 3 150""",
        "户号 姓名 数量 单价 时间 实发",
        ["金额 = 面积 × 标准 × 月数 ÷ 12"],
    ),
    "工资表": (
        """务工人员 身份证号码 工种 天数 日工资 工资 借支 实发工资
        张三 _ 采摘 12 130 1560 _ 1560
        李四 _ 管护 10 120 1200 200 1000""",
        "姓名 证件号 类别 数量 单价 金额 已付 实发",
        ["工资 = 天数 × 日工资", "实发工资 = 工资 − 借支"],
    ),
    "应发扣款实发": (
        """户号 户主 租金 股金 佣金 应发金额 扣种子款 扣水费 扣款合计 实发金额
        A1 张三 100 50 20 170 10 5 15 155
        A2 李四 200 0 30 230 _ 5 5 225""",
        "户号 姓名 金额 金额 金额 应发 扣款 扣款 扣款 实发",
        ["扣款合计 = 扣种子款 + 扣水费", "应发金额 = 租金 + 股金 + 佣金", "实发金额 = 应发金额 − 扣款合计"],
    ),
    "出资按比例保底": (
        """社员编号 社员姓名 入股金额 保底比例（%） 保底金额
        S1 张三 10000 6 600
        S2 李四 5000 6 300""",
        "户号 姓名 基数 比例 金额",
        ["保底金额 = 入股金额 × 保底比例（%）"],
    ),
    "比例没有写百分号": (
        """户主 销售额 佣金比例 佣金
        张三 10000 5 500
        李四 5000 5 250""",
        "姓名 基数 比例 金额",
        ["佣金 = 销售额 × 佣金比例 ÷ 100"],
    ),
    "公顷和亩价": (
        """户主 面积（公顷） 单价（元/亩） 租金
        张三 0.2 400 1200
        李四 0.1 400 600""",
        "姓名 数量 单价 金额",
        ["租金 = 面积（公顷） × 单价（元/亩）"],
    ),
    "万元": (
        """村2025年分红表（单位：万元）
        股东 股数 分红 实发
        张三 10 0.5 0.5
        李四 20 1 1""",
        "姓名 数量 金额 实发",
        ["实发 = 分红"],
    ),
    "两块并排": (
        """序号 姓名 实发 序号 姓名 实发
        1 张三 100 3 王五 300
        2 李四 200 _ _ _""",
        "序号 姓名 实发",
        [],
    ),
    "编号只是序号": (
        """编号 姓名 实发
        1 张三 100
        2 李四 200""",
        "序号 姓名 实发",
        [],
    ),
    "每户一行几种收入没有合计": (
        """户号 户主 租金 股金 佣金
        A1 张三 100 50 20
        A2 李四 200 0 30""",
        "户号 姓名 金额 金额 金额",
        [],
    ),
    "一笔一行": (
        """户号 户主 款项 金额
        A1 张三 租金 100
        A1 张三 股金 50
        A2 李四 租金 200""",
        "户号 姓名 条款 实发",
        [],
    ),
    "按等级收购": (
        """交售人 品级 斤数（斤） 收购价（元/斤） 货款
        张三 一级 100 3.5 350
        李四 二级 80 3 240""",
        "姓名 类别 数量 单价 金额",
        ["货款 = 斤数（斤） × 收购价（元/斤）"],
    ),
    "公顷和每亩多少元": (
        """户号 户主 入股面积（公顷） 每亩保底（元） 保底金额
        A1 甲 0.2 600 1800
        A2 乙 0.1 600 900""",
        "户号 姓名 数量 单价 金额",
        ["保底金额 = 入股面积（公顷） × 每亩保底（元）"],
    ),
    "标题只写单位": (
        """户主 亩 单价 金额
        张三 2 500 1000
        李四 3 500 1500""",
        "姓名 数量 单价 金额",
        ["金额 = 亩 × 单价"],
    ),
    "加班费": (
        """姓名 出勤天数 日工资 加班小时 加班费 应发 预支 实发
        王甲 20 120 4 80 2480 500 1980
        王乙 18.5 120 0 0 2220 0 2220""",
        "姓名 数量 单价 不看 金额 应发 已付 实发",
        ["实发 = 应发 − 预支"],
    ),
    "公斤的数量和斤的价": (
        """户主 数量（公斤） 单价（元/斤） 货款
        张三 100 3.5 700
        李四 80 3 480""",
        "姓名 数量 单价 金额",
        ["货款 = 数量（公斤） × 单价（元/斤）"],
    ),
    "水田旱地两组": (
        """户主 水田 _ _ 旱地 _ _ 合计
        _ 面积 单价 租金 面积 单价 租金 _
        张三 1 400 400 2 300 600 1000
        李四 2 400 800 1 300 300 1100""",
        "姓名 数量 单价 金额 数量 单价 金额 实发",
        [
            "水田/租金 = 水田/面积 × 水田/单价",
            "旱地/租金 = 旱地/面积 × 旱地/单价",
            "合计 = 水田/租金 + 旱地/租金",
        ],
    ),
    "带大写和户名的付款表": (
        """序号 收款人 开户银行 户名 一折通账号 付款金额 金额大写 备注
        1 张三 农商行 张三 80100100123456 100 壹佰元整 _
        2 李四 农商行 李四 80100100123457 20 贰拾元整 _""",
        "序号 姓名 不看 户名 卡号 实发 大写金额 不看",
        [],
    ),
    "组在分节行里": (
        """户主 面积 单价 租金
        第一组
        张三 1 400 400
        小计 1 _ 400
        第二组
        李四 2 400 800
        小计 2 _ 800
        总计 3 _ 1200""",
        "姓名 数量 单价 金额",
        ["租金 = 面积 × 单价"],
    ),
    "每页重复标题": (
        """户主 面积 单价 租金
        张三 1 400 400
        本页小计 1 _ 400
        户主 面积 单价 租金
        李四 2 400 800
        本页小计 2 _ 800
        累计 3 _ 1200""",
        "姓名 数量 单价 金额",
        ["租金 = 面积 × 单价"],
    ),
    "不认识的列": (
        """户主 面积 单价 租金 村里补
        张三 1 400 400 20
        李四 2 400 800 20""",
        "姓名 数量 单价 金额 不看",
        ["租金 = 面积 × 单价"],
    ),
}


def rows_of(text: str) -> list[list[object]]:
    return [[None if cell == "_" else cell for cell in line.split()] for line in text.splitlines()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_the_columns_of_a_layout_are(name: str) -> None:
    text, roles, relations = LAYOUTS[name]
    data = table(rows_of(text))
    plan = plan_of(data, "a.csv")
    assert " ".join(column.role.value for column in plan.columns) == roles
    assert [plan.said(relation) for relation in plan.relations] == relations
    back, problems = read_plan("列.yaml", written_plan(plan).encode())
    assert problems == []
    assert back is not None
    assert back.relations == plan.relations
    paid = read_list("a.csv", data, back)
    assert paid.problems == ()
    assert prove(paid) == ()


def test_columns_of_one_thing_carry_one_word() -> None:
    text, _, _ = LAYOUTS["两行标题"]
    plan = plan_of(book(rows_of(text), ["C1:E1", "F1:H1", "A1:A2", "B1:B2", "I1:I2"]))
    assert [column.about for column in plan.columns] == ["", "", *["租金"] * 3, *["股金"] * 3, ""]
    text, _, _ = LAYOUTS["水田旱地两组"]
    plan = plan_of(table(rows_of(text)), "a.csv")
    words = [column.about for column in plan.columns]
    assert (len(set(words[1:4])), len(set(words[4:7])), words[1] != words[4]) == (1, 1, True)


def test_amounts_that_are_no_products_are_doubted() -> None:
    rows = rows_of("户主 面积 单价 租金\n张三 1 400 500\n李四 2 400 900\n王五 3 400 1200")
    plan = plan_of(table(rows), "a.csv")
    assert (plan.relations, plan.columns[3].doubt) == ((), "多数行里 面积 × 单价 不等于它，没有列为关系")


@pytest.mark.parametrize("text", ["", "甲 乙\n1 2", "户主 电话\n张三 _", "说明 见附件"])
def test_what_is_no_list_gives_no_proposal(text: str) -> None:
    proposal = propose("a.csv", table(rows_of(text)))
    assert (proposal.plan, [problem.code for problem in proposal.problems]) == (None, ["E697"])


def test_a_heading_says_nothing_to_a_terminal() -> None:
    rows: list[list[object]] = [["户主\x1b[31m", "户号", "实发\u202e"], ["张三", "A1", 5]]
    assert [column.heading for column in plan_of(table(rows), "a.csv").columns] == [
        "户主（31m",
        "户号",
        "实发",
    ]

"""The arrangements of a random village: clauses, pools and set-offs, drawn from what villages sign."""

from __future__ import annotations

import datetime
import random
from typing import Any, TypeAlias

from attrs import define, field

Mapping_: TypeAlias = dict[str, Any]

SEASONS = (
    ("2025-01-01", "2025-12-31"),
    ("2024-01-01", "2024-12-31"),
    ("2024-10-01", "2025-09-30"),
    ("2024-02-29", "2025-02-27"),
)
BASES = ("实际/365", "实际/365不计闰日", "实际/实际", "30/360")
MODES = ("四舍五入", "四舍六入五成双", "去尾", "进一")
PARTIES = {
    "公司": {"代码": "gs", "类型": "有限责任公司", "名称": "甲乡果业有限公司"},
    "药材公司": {"代码": "yc", "类型": "有限责任公司", "名称": "乙乡药材有限公司"},
    "村集体": {"代码": "cjt", "类型": "农村集体经济组织", "名称": "丙村股份经济合作社"},
}
JOBS = {"采摘": "工日", "套袋": "只", "修剪": "工日"}
GRADES = ("一级", "二级", "等外")
CLASSES = ("一般户", "监测户", "脱贫户")
SERIES = "稻谷收购价"


@define
class Plan:
    """What a village signed, and what its registers must therefore hold."""

    first: datetime.date
    last: datetime.date
    arrangements: list[Mapping_] = field(factory=list)
    charter: Mapping_ = field(factory=dict)
    facts: dict[str, str] = field(factory=dict)
    area_unit: str = "亩"
    weight_unit: str = "斤"
    observed: datetime.date = datetime.date(2024, 12, 1)


def draw_plan(draw: random.Random) -> Plan:
    """Draw one arrangement, sometimes two, that share their registers."""
    first, last = map(datetime.date.fromisoformat, draw.choice(SEASONS))
    plan = Plan(first, last, area_unit=draw.choice(("亩", "亩", "亩", "公顷", "平方米")))
    plan.weight_unit = draw.choice(("斤", "公斤"))
    plan.observed = datetime.date(first.year - 1, 12, 1)
    plan.charter = {
        "章程": "丙村股份经济合作社章程",
        "通过日": "2022-03-01",
        "数值": {"公积公益金比例": {"值": draw.choice(("30%", "33.33%", "12.5%")), "条": "第二十条"}},
    }
    plan.arrangements.append(_peaches(draw, plan))
    if draw.random() < 0.35:
        plan.arrangements.append(_herbs(draw, plan))
    return plan


def _head(plan: Plan, name: str, code: str, company: str) -> Mapping_:
    return {
        "合作": f"{name}合作",
        "编号": code,
        "模式": "公司+村集体+农户",
        "期间": f"{plan.first} 至 {plan.last}",
        "当事人": {
            company: dict(PARTIES[company]),
            "村集体": dict(PARTIES["村集体"]),
            "农户": {"名册": "名册"},
        },
        "股别": {"个人股别": ["资金股"]},
    }


def _peaches(draw: random.Random, plan: Plan) -> Mapping_:
    terms = [
        _cash_rent(draw, plan, "旱地租金", "公司"),
        _grain_rent(draw, "水田租金"),
        _guarantee(draw, "黄桃保底", "公司"),
        _labour(draw, "黄桃用工", "公司"),
        _sales(draw),
        _orders(draw),
        _brokerage(),
    ]
    draw.shuffle(terms)
    pools = [_company(draw, plan, "黄桃利润", "公司"), _collective(draw, plan)]
    pools += [_welfare(draw, plan), _patronage(draw, plan)]
    draw.shuffle(pools)
    incomes = draw.sample(("订单货款", "佣金", "股金"), draw.randint(1, 3))
    return {
        **_head(plan, "黄桃", "HT-2025", "公司"),
        "条款": terms,
        "分配": pools,
        "抵扣": [
            {
                "项目": "种苗预付款",
                "债权人": "公司",
                "从": list(incomes),
                "顺序": "2",
                "同意书": "需要",
                "不足": "结转",
            },
            {
                "项目": "农资预付款",
                "债权人": "公司",
                "从": list(incomes),
                "顺序": "1",
                "同意书": "不需要",
                "不足": "结转",
            },
        ],
    }


def _herbs(draw: random.Random, plan: Plan) -> Mapping_:
    terms = [_cash_rent(draw, plan, "白芍地租金", "药材公司"), _guarantee(draw, "白芍保底", "药材公司")]
    return {
        **_head(plan, "白芍", "BS-2025", "药材公司"),
        "条款": terms,
        "分配": [_company(draw, plan, "白芍利润", "药材公司")],
    }


def _rounding(draw: random.Random, *stages: str) -> Mapping_:
    unit = draw.choice(("分", "分", "分", "角", "元", "10元"))
    return {"环节": draw.choice(stages), "单位": unit, "方式": draw.choice(MODES)}


def _time(draw: random.Random) -> Mapping_:
    kind = draw.random()
    if kind < 0.6:
        return {"方法": "按日", "基准": draw.choice(BASES)}
    if kind < 0.7:
        return {"方法": "整期"}
    return {
        "方法": "按月",
        **({"截止日": str(draw.choice((1, 15, 28, 30, 31)))} if draw.random() < 0.8 else {}),
    }


def _rise(draw: random.Random, absolute: str, plan_time: Mapping_) -> Mapping_:
    """An escalation, for a time rule that has days to escalate on."""
    if plan_time["方法"] == "整期" or draw.random() < 0.4:
        return {}
    size, mode = draw.choice((("5%", "复利"), ("3.5%", "按首年"), (absolute, "绝对额")))
    start = draw.choice(("2020-07-01", "2020-02-29", "2022-01-01", "2023-03-15"))
    return {"递增": {"每": f"{draw.choice((1, 2, 5))} 年", "幅度": size, "起": start, "方式": mode}}


def _limits(draw: random.Random) -> Mapping_:
    limits = {}
    if draw.random() < 0.2:
        limits["保底"] = f"{draw.choice((10, 88.88, 300))} 元/户"
    if draw.random() < 0.2:
        limits["封顶"] = f"{draw.choice((900, 1500.5, 8000))} 元/户"
    return limits


def _cash_rent(draw: random.Random, plan: Plan, name: str, payer: str) -> Mapping_:
    time = _time(draw)
    term: Mapping_ = {"条款": name, "收入": "租金", "付款方": payer, "收款方": "农户", "数量": "地块.面积"}
    term |= {"单价": f"{draw.choice((380, 612.5, 333.33))} 元/亩/年", "计期": time}
    term |= _rise(draw, "20 元/亩/年", time) | _limits(draw)
    term["取整"] = _rounding(draw, "每户合计", "每户合计", "每行", "每段")
    if draw.random() < 0.3:
        term["单价取整"] = {"单位": draw.choice(("角", "元")), "方式": draw.choice(MODES)}
    if draw.random() < 0.3:
        term["期限"] = f"2020-01-01 至 {plan.last - datetime.timedelta(draw.randint(0, 200))}"
    return term


def _grain_rent(draw: random.Random, name: str) -> Mapping_:
    time = _time(draw)
    term: Mapping_ = {"条款": name, "收入": "租金", "付款方": "公司", "收款方": "农户", "数量": "地块.面积"}
    term["单价"] = draw.choice(("每亩每年 500 斤稻谷", "230.5 公斤/亩/年", "800 斤/亩/年"))
    term["价格"] = {"系列": SERIES, "取价日": "上年12月1日", "最久": f"{draw.choice((31, 60))} 天"}
    unit = "公斤" if "公斤" in term["单价"] else "斤"
    term |= {"计期": time, **_rise(draw, f"20 {unit}/亩/年", time)}
    term["取整"] = _rounding(draw, "每户合计", "每行", "每段")
    return term


def _guarantee(draw: random.Random, name: str, payer: str) -> Mapping_:
    time = _time(draw)
    rate: Any = draw.choice(("6%/年", "4.75%/年"))
    if draw.random() < 0.4 and time["方法"] != "整期":
        rate = {"按合同年": ["4%", "5%", "6%"], "起": draw.choice(("2021-01-01", "2023-05-20", "2020-02-29"))}
    return {
        "条款": name, "收入": "股金", "付款方": payer, "收款方": "农户", "数量": "股份.出资额", "费率": rate,
        "计期": time, "取整": _rounding(draw, "每户合计", "每行", "每段"),
    }  # fmt: skip


def _labour(draw: random.Random, name: str, payer: str) -> Mapping_:
    prices = {"采摘": "140 元/工日", "套袋": "0.085 元/只", "修剪": "155.5 元/工日"}
    income = draw.choice(({"收入": "佣金", "类别": "用工"}, {"收入": "薪金"}))
    return {
        "条款": name, **income, "付款方": payer, "收款方": "成员", "数量": "用工.数量",
        "单价": {"按": "岗位", **prices}, "取整": _rounding(draw, "每户合计", "每行"),
    }  # fmt: skip


def _sales(draw: random.Random) -> Mapping_:
    tiers = draw.choice(
        ([["0", "3%"], ["10000", "5%"], ["50000", "8%"]], [["0", "2.5%"], ["3000.50", "6.25%"]])
    )
    term: Mapping_ = {"条款": "代销佣金", "收入": "佣金", "类别": "代销", "付款方": "公司", "收款方": "农户"}
    term |= {"数量": "代销.销售额", "费率": {"方式": draw.choice(("超额累进", "全额")), "档": tiers}}
    term |= _limits(draw) | {"取整": _rounding(draw, "每户合计")}
    return term | ({"归属": "回款日"} if draw.random() < 0.5 else {})


def _orders(draw: random.Random) -> Mapping_:
    prices = {"一级": "3.60 元/斤", "二级": "4.85 元/公斤", "等外": "0.333 元/斤"}
    return {
        "条款": "订单货款", "收入": "订单货款", "付款方": "公司", "收款方": "农户", "数量": "交售.数量",
        "单价": {"按": "等级", **prices}, "取整": _rounding(draw, "每户合计", "每行"),
    }  # fmt: skip


def _brokerage() -> Mapping_:
    return {
        "条款": "服务费", "收入": "佣金", "类别": "居间", "付款方": "公司", "收款方": "村集体",
        "数量": "居间.数量", "单价": "30.55 元/亩",
    }  # fmt: skip


def _share(draw: random.Random, to: str, weight: str) -> Mapping_:
    """Who shares a step, and how; rounding that may ask for more than there is needs an owner who pays in."""
    step: Mapping_ = {"去向": to, "按": weight, "收入": "股金"}
    rounding = draw.random()
    if rounding < 0.7:
        step["取整"] = {"单位": draw.choice(("分", "分", "角", "元")), "方式": "最大余额"}
    else:
        step["取整"] = {"单位": draw.choice(("分", "角")), "方式": "去尾"}
    return step | {"尾差": "结转下年"}


def _by_shares(draw: random.Random, to: str) -> Mapping_:
    step = _share(draw, to, "股份.份额") | {"计权": draw.choice(("基准日", "按日", "按月"))}
    if draw.random() < 0.6:
        step["系数"] = {"按": "股别", "人口股": "1", "土地股": "0.5", "资金股": "2.25"}
    return step


def _pool(name: str, payer: str, *sources: Any) -> Mapping_:  # noqa: ANN401 - a name or {减: name}
    said = sources[0] if len(sources) == 1 else list(sources)
    return {"分配": name, "付款方": payer, "来源": said, "亏损年": "不分配，保底照付"}


def _company(draw: random.Random, plan: Plan, name: str, payer: str) -> Mapping_:
    profits = ("123456.78", "-8000.01", "0", "0.01", "0.05", "99999.99", "1234567.89")
    plan.facts[f"{name}额"] = draw.choice(profits)
    pool = _pool(name, payer, f"事实.{name}额") | {"利润口径": "已扣保底"}
    three = draw.choice((("60%", "20%", "20%"), ("33.33%", "33.33%", "33.34%"), ("40%", "15.5%", "24.25%")))
    reserve = draw.random() < 0.4
    if reserve:
        three = draw.choice((("50%", "20%", "20%"), ("30.1%", "9.9%", "33%")))
    feeds = "村集体收益" if name == "黄桃利润" else "村集体"
    steps = [
        {"去向": payer, "比例": three[0]},
        {"去向": feeds, "比例": three[1]},
        _by_shares(draw, "农户") | {"比例": three[2]},
    ]
    if draw.random() < 0.25:
        steps[2]["代发"] = "村集体"
    draw.shuffle(steps)
    pool["步骤"] = ([{"提取": "法定公积金", "比例": "10%"}] if reserve else []) + steps
    return pool


def _collective(draw: random.Random, plan: Plan) -> Mapping_:
    plan.facts |= {
        "物业收入": draw.choice(("24000", "0", "3.03", "87654.32")),
        "管理费用": draw.choice(("1000.50", "0", "60000")),
        "上年亏损": draw.choice(("0", "1234.56", "500000")),
    }
    sources = ["黄桃利润.村集体收益", "事实.物业收入", "条款.服务费", {"减": "事实.管理费用"}]
    reserve: Mapping_ = {"提取": "公积公益金", "比例": draw.choice(("章程.公积公益金比例", "30%", "7.77%"))}
    if draw.random() < 0.5:
        reserve["其中"] = {"应急救助金": {"比例": "5%", "上限": "1000 元"}}
    last = _by_shares(draw, "成员") | {"比例": draw.choice(("50%", "剩余的 100%", "剩余的 62.5%"))}
    if draw.random() < 0.3:
        last["收款"] = "个人"
    steps = [{"弥补亏损": "事实.上年亏损"}, reserve, last]
    if draw.random() < 0.3:
        steps.insert(2, {"去向": "村庄绿化", "金额": "888.88 元"})
    return _pool("村集体收益", "村集体", *sources) | {"步骤": steps}


def _welfare(draw: random.Random, plan: Plan) -> Mapping_:
    plan.facts["福利金"] = draw.choice(("10000", "100", "0.07", "33333.33"))
    step = _share(draw, "成员", "每人") | {"比例": "100%"}
    column = draw.choice(("户类别", "类别"))
    step["系数"] = {"按": column, "一般户": "1", "监测户": "2", "脱贫户": draw.choice(("1.5", "0"))}
    if draw.random() < 0.3:
        step["超过"] = "50 元"
    day = plan.first + datetime.timedelta(draw.randint(0, (plan.last - plan.first).days))
    return _pool("福利", "村集体", "事实.福利金") | {"基准日": day.isoformat(), "步骤": [step]}


def _patronage(draw: random.Random, plan: Plan) -> Mapping_:
    plan.facts["返还额"] = draw.choice(("1000", "7777.77", "0.02"))
    step = _share(draw, "农户", draw.choice(("交售.数量", "积分.分值", "每户")))
    step["比例"] = draw.choice(("剩余的 60%", "剩余的 100%", "45%"))
    return _pool("交售返还", "公司", "事实.返还额") | {"步骤": [{"提取": "公积金", "比例": "10%"}, step]}

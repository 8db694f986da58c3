"""Arrangements: every number a leaf at its line, every reference known; messages stand in the gallery."""

from __future__ import annotations

from fractions import Fraction

import pytest

from faults.spoiled import contents_of
from linkage.files.season_folder import ReadSeason, read_contents
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.money import Rounding
from linkage.model.arrangement import Arrangement, Growth, Pool, Step, Term, TimeRule
from linkage.prices.fixed import FixedPrice
from linkage.prices.in_kind import InKindPrice
from linkage.prices.keyed import KeyedPrice
from linkage.prices.market import MarketPrice
from linkage.prices.tiered import TieredRate
from linkage.prices.yearly import YearlyRate
from linkage.sizes.amount import FixedAmount
from linkage.sizes.percent import PercentOfRest
from villages import ARRANGEMENT, village


def season(*changes: tuple[str, str]) -> ReadSeason:
    made = village()
    for old, new in changes:
        made = made.with_text(old, new)
    return read_contents(contents_of(made))


def read(*changes: tuple[str, str]) -> Arrangement:
    found = season(*changes)
    assert found.problems == ()
    return found.arrangements[0]


def problems(*changes: tuple[str, str]) -> list[Problem]:
    return list(season(*changes).problems)


def term(arrangement: Arrangement, name: str) -> Term:
    return next(term for term in arrangement.terms if term.name == name)


def pool(arrangement: Arrangement, name: str) -> Pool:
    return next(pool for pool in arrangement.pools if pool.name == name)


def leaf(figure: Figure | None) -> tuple[object, str, str, str]:
    """Value, unit, the part of the text, and the line of the arrangement it stands in."""
    assert figure is not None
    assert figure.origin is not None
    place = figure.origin.where
    line = ARRANGEMENT.splitlines()[place.line - 1]
    assert line[place.column - 1 :].lstrip("\"'").startswith(figure.origin.text.split("\n")[0])
    assert figure.origin.part in figure.origin.text
    return figure.value, str(figure.unit), figure.origin.part, line.strip()


def value(figure: Figure | None) -> str:
    return str(figure.value) if figure is not None else ""


def test_the_head_of_an_arrangement() -> None:
    arrangement = read()
    assert (arrangement.name, arrangement.code) == ("小河村黄桃产业联农带农合作", "XH-HT-2025")
    assert arrangement.season_id == "XH-HT-2025/2025-01-01"
    assert arrangement.first_day.origin is not None
    assert arrangement.first_day.origin.part == "2025-01-01"
    assert arrangement.personal_classes == {"资金股"}
    assert arrangement.papers["联系电话"] == "15430643504"
    assert [(p.role, p.code, p.details["负责人"]) for p in arrangement.parties.values()] == [
        ("公司", "gs", "万里程"),
        ("村集体", "cjt", "邹志和"),
    ]


def test_a_price_in_kind() -> None:
    rent = term(read(), "土地租金")
    assert isinstance(rent.price, InKindPrice)
    assert leaf(rent.price.quantity)[:3] == (500, "斤/亩/年", "500")
    series = rent.price.valued
    assert isinstance(series, MarketPrice)
    assert (rent.price.produce, series.series, series.max_age) == ("稻谷", "稻谷收购价", 31)
    assert isinstance(series.observed, Word)
    assert series.observed.text == "上年12月1日"
    assert rent.time == TimeRule("实际/365")
    assert rent.quantity == ("地块", "面积")
    assert (rent.payer, rent.payee, rent.cite) == ("公司", "农户", Citation("合同", "XH-HT-2025", "第三条"))
    assert rent.period is not None
    assert [day.date.isoformat() for day in rent.period] == ["2023-01-01", "2032-12-31"]


def test_a_price_in_kind_on_a_full_date() -> None:
    rent = term(read(("取价日: 上年12月1日", "取价日: 2024-12-01, 最久: 365 天")), "土地租金")
    assert isinstance(rent.price, InKindPrice)
    assert isinstance(rent.price.valued, MarketPrice)
    assert isinstance(rent.price.valued.observed, Day)
    assert rent.price.valued.max_age == 365


@pytest.mark.parametrize(
    ("said", "growth", "step"),
    [
        ("{每: 2 年, 幅度: 5%, 起: 2023-01-01, 方式: 复利}", Growth.COMPOUND, "1/20"),
        ("{每: 2 年, 幅度: 5%}", Growth.COMPOUND, "1/20"),
        ("{每: 2, 幅度: 5%, 方式: 按首年}", Growth.OF_FIRST, "1/20"),
        ("{每: 2 年, 幅度: 20 斤/亩/年}", Growth.ABSOLUTE, "20"),
    ],
)
def test_escalations(said: str, growth: Growth, step: str) -> None:
    rent = term(read(("{每: 2 年, 幅度: 5%, 起: 2023-01-01, 方式: 复利}", said)), "土地租金")
    assert rent.escalation is not None
    assert (rent.escalation.years, rent.escalation.growth) == (2, growth)
    assert rent.escalation.step.value == Fraction(step)
    assert rent.escalation.anchor.date.isoformat() == "2023-01-01"


def test_an_escalation_without_its_percent_sign_is_refused() -> None:
    found = problems(("幅度: 5%, 起: 2023-01-01", "幅度: 5, 起: 2023-01-01"))
    assert [problem.code for problem in found] == ["E233"]
    assert "写成 5%" in found[0].remedy


def test_a_plain_rate_and_whole_months() -> None:
    fixed = term(read(), "入股保底")
    assert isinstance(fixed.price, FixedPrice)
    assert leaf(fixed.price.price) == (Fraction(3, 50), "1/年", "6%", "费率: 6%/年")
    assert fixed.time == TimeRule("整月", 15)
    assert fixed.rounding.mode is Rounding.HALF_UP


def test_prices_by_a_word_of_the_row() -> None:
    work = term(read(), "用工报酬")
    assert isinstance(work.price, KeyedPrice)
    assert work.price.column == "岗位"
    assert [leaf(price.number)[:2] for price in work.price.prices.values()] == [
        (130, "元/工日"),
        (Fraction(2, 25), "元/只"),
    ]
    assert (work.kind, work.payee, work.time) == ("用工", "成员", None)


def test_tiers_cap_and_the_day_a_sale_belongs_to() -> None:
    sales = term(read(), "代销佣金")
    assert isinstance(sales.price, TieredRate)
    assert sales.price.marginal
    assert [(str(start.value), str(start.unit), str(rate.value)) for start, rate in sales.price.tiers] == [
        ("0", "元", "3/100"),
        ("10000", "元", "1/20"),
        ("50000", "元", "2/25"),
    ]
    assert leaf(sales.cap)[:3] == (8000, "元/户", "8000")
    assert sales.belongs_by == "回款日"


@pytest.mark.parametrize(
    "tiers",
    ["[[0, 10000, 3%], [10000, 以上, 5%]]", "[[0 元, 3%], [1 万元, 5%]]", "[[0, 3%], [10000 元, 5%]]"],
)
def test_other_spellings_of_tiers(tiers: str) -> None:
    sales = term(read(("[[0, 3%], [10000, 5%], [50000, 8%]]", tiers)), "代销佣金")
    assert isinstance(sales.price, TieredRate)
    assert [(str(start.value), str(start.unit)) for start, _ in sales.price.tiers] == [
        ("0", "元"),
        ("10000", "元"),
    ]


def test_rates_by_contract_year_are_for_the_year() -> None:
    fixed = term(read(("费率: 6%/年", "费率: {按合同年: [4%, 5%/年, 6%], 起: 2023-01-01}")), "入股保底")
    assert isinstance(fixed.price, YearlyRate)
    assert [
        (rate.number.value, str(rate.number.unit)) for rate in fixed.price.rates if rate.number is not None
    ] == [
        (Fraction(1, 25), "1/年"),
        (Fraction(1, 20), "1/年"),
        (Fraction(3, 50), "1/年"),
    ]


def test_rounding_of_unit_price_and_floor() -> None:
    changes = (
        "    费率: 6%/年\n",
        "    费率: 6%/年\n    单价取整: {单位: 厘, 方式: 去尾}\n    保底: 100 元/户\n",
    )
    fixed = term(read(changes), "入股保底")
    assert fixed.price_rounding is not None
    assert (fixed.price_rounding.step, fixed.price_rounding.mode) == ("厘", Rounding.DOWN)
    assert fixed.floor is not None
    assert fixed.floor.value == 100


def test_grounds_of_several_kinds() -> None:
    assert term(read(("依据: 第三条", "依据: 《农村土地承包法》第三十九条")), "土地租金").cite == Citation(
        "法律", "农村土地承包法", "第三十九条"
    )
    assert term(read(("依据: 第三条", "依据: 章程第五条")), "土地租金").cite.kind == "章程"
    assert term(read(("依据: 第三条", "依据: 2025年第2次成员大会决议")), "土地租金").cite.kind == "决议"
    assert term(read(("    依据: 第三条\n", "")), "土地租金").cite.article == "“土地租金”条款"


def steps(arrangement: Arrangement, name: str) -> list[Step]:
    return list(pool(arrangement, name).steps)


def test_the_steps_of_a_pool() -> None:
    company, feed, households = steps(read(), "公司利润分配")
    assert (company.kind, company.to, leaf(company.size.of_base())[0]) == ("去向", "公司", Fraction(3, 5))
    assert feed.to == "村集体收益"
    assert households.weight is not None
    assert (households.weight.quantity, households.weight.timing) == (("股份", "份额"), "天")
    assert {key: figure.value for key, figure in households.weight.factors.items()} == {
        "人口股": 1,
        "资金股": 2,
    }
    assert (households.share_mode, households.share_step, households.income) == ("最大余额", "分", "股金")


def test_a_rate_of_the_charter_and_a_rate_of_the_rest() -> None:
    reserve, members = steps(read(), "村集体收益")
    assert reserve.kind == "提取"
    rate = reserve.size.of_base()
    assert rate is not None
    assert (rate.op, rate.value) == ("law", Fraction(3, 10))
    assert rate.cites[0] == Citation("章程", "小河村股份经济合作社章程", "第三十八条")
    assert isinstance(members.size, PercentOfRest)
    assert members.size.rate.origin is not None
    assert (members.size.rate.origin.text, members.size.rate.origin.part) == ("剩余的 100%", "100%")
    assert not members.personal


def test_amounts_losses_limits_and_parts_of_a_step() -> None:
    old = "      - {提取: 公积公益金, 比例: 章程.公积公益金比例}\n"
    new = (
        "      - {弥补亏损: 事实.门面出租收入}\n"
        "      - {提取: 公积公益金, 比例: 30%, 上限: 5 万元, 下限: 100 元, 其中: {救助: {比例: 5%, 上限: 2 万元}, 奖学: {金额: 50 元}}}\n"
        "      - {去向: 管理费, 金额: 3000 元, 超过: 10000 元}\n"
    )
    loss, reserve, costs, _ = steps(read((old, new)), "村集体收益")
    assert (loss.kind, loss.to) == ("弥补亏损", "门面出租收入")
    assert isinstance(loss.size, FixedAmount)
    assert loss.size.amount.op == "cell"
    assert [value(reserve.cap), value(reserve.floor)] == ["50000", "100"]
    assert [(part.name, value(part.cap)) for part in reserve.earmarks] == [("救助", "20000"), ("奖学", "")]
    assert isinstance(costs.size, FixedAmount)
    assert costs.runs is not None
    assert [value(costs.size.amount), value(costs.runs.above)] == ["3000", "10000"]


def test_a_step_paid_to_persons_and_on_behalf() -> None:
    members = steps(
        read(("        按: 每人\n", "        按: 每人\n        收款: 个人\n        代发: 公司\n")),
        "村集体收益",
    )[-1]
    assert (members.personal, members.via) == (True, "公司")


def test_half_up_in_a_pool_with_a_party_that_pays_in() -> None:
    old = "        按: 每人\n        收入: 股金\n        取整: {单位: 分, 方式: 最大余额}\n        尾差: 结转下年"
    new = "        按: 每人\n        取整: {单位: 元, 方式: 四舍五入}\n        尾差: 村集体"
    members = steps(read((old, new)), "村集体收益")[-1]
    assert (members.share_mode, members.share_step, members.remainder_owner) == ("四舍五入", "元", "村集体")
    assert members.income == "股金"


def test_sources_and_what_is_subtracted() -> None:
    changed = read(("事实.门面出租收入]", "事实.门面出租收入, {减: 条款.代销佣金}]"))
    found = pool(changed, "村集体收益")
    assert [(s.kind.value, s.name, s.target, s.negative) for s in found.sources] == [
        ("分配", "公司利润分配", "村集体收益", False),
        ("事实", "门面出租收入", "", False),
        ("条款", "代销佣金", "", True),
    ]
    assert (found.public, found.rest, found.record_day.date.isoformat()) == (True, "结转下年", "2025-12-31")


def test_the_record_day_is_the_last_day_when_nothing_is_said() -> None:
    changed = read(("    基准日: 2025-12-31\n", ""))
    assert pool(changed, "村集体收益").record_day == changed.last_day


def test_deductions() -> None:
    (deduction,) = read().deductions
    assert (deduction.item, deduction.creditor, deduction.incomes) == ("种苗预付款", "公司", ("佣金", "股金"))
    assert (deduction.order, deduction.consent) == (1, True)


def test_numbers_may_stand_in_the_register_of_settings() -> None:
    made = village()
    rows = (
        ("参数", "数值", "单位"),
        ("保底利率", "6%", "每年"),
        ("公司比例", "60%", "无"),
        ("套袋价", "0.08", "元/只"),
    )
    made = made.with_text("费率: 6%/年", "费率: 约定.保底利率").with_text("比例: 60%", "比例: 约定.公司比例")
    made = made.with_text("套袋: 0.08 元/只", "套袋: 约定.套袋价")
    files = contents_of(made)
    files["台账/约定.csv"] = "\n".join(",".join(row) for row in rows).encode()
    found = read_contents(files)
    assert found.problems == ()
    fixed = term(found.arrangements[0], "入股保底")
    assert isinstance(fixed.price, FixedPrice)
    assert (fixed.price.price.op, fixed.price.price.value) == ("cell", Fraction(3, 50))


def test_one_broken_clause_hides_no_other_problem() -> None:
    found = problems(
        ("收入: 租金", "收入: 地租"), ("比例: 60%", "比例: 90%"), ("封顶: 8000 元/户", "封顶: 多")
    )
    assert [problem.code for problem in found] == ["E240", "E221", "E260"]


def test_a_price_without_a_quantity_is_told_too() -> None:
    found = problems(("数量: 股份.出资额", "数量: 股分.出资额"), ("    费率: 6%/年\n", ""))
    assert {problem.code for problem in found} == {"E220", "E243"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("收款方: 农户\n    数量: 代销", "收款方: 持股户\n    数量: 代销"),
        ("付款方: 公司\n    收款方: 农户\n    数量: 代销", "付款方: gs\n    收款方: 农户\n    数量: 代销"),
        ("{方法: 按日, 基准: 实际/365}", "{方法: 整期}"),
        ("{方法: 按月, 截止日: 15}", "{方法: 按月}"),
        ("计权: 按日", "计权: {方法: 按日, 基准: 实际/365}"),
        ("按: 每人", "按: 每户"),
    ],
)
def test_other_words_that_are_known(old: str, new: str) -> None:
    assert problems((old, new)) == []


@pytest.mark.parametrize("old", ["封顶: 8000 元/户", "封顶: 约定.限额"])
def test_a_limit_is_never_negative(old: str) -> None:
    made = village().with_text("封顶: 8000 元/户", old.replace("8000", "-8000"))
    files = contents_of(made)
    files["台账/约定.csv"] = "参数,数值,单位\n限额,-8000,元\n".encode()
    (problem,) = read_contents(files).problems
    assert (problem.code, problem.remedy) == ("E204", "不能是负数")

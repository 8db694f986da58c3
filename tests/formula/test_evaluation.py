"""What formulas come to, by hand; the second evaluator agrees with each, and rows that cannot are named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from formula.stage import ANY, AROUND, CELLS, day, decided, number, occasion, read, reckoned, row
from linkage.formula.evaluation import Occasion
from linkage.formula.formula import read_formula
from linkage.formula.function import TRUTH, Kind, Sort
from linkage.ground.errors import InputRefusedError, Where
from linkage.words.derivation import tree
from linkage.words.explain import condition, formula, numbers
from linkage.words.sentence import plain_sentence


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("=取高(约定.保护价, 行情(小麦, 当年9月20日) + 0.2 元/斤)", "3", "元/公斤"),
        ("=取低(金额, 0.2 万元, 2500 元)", "2000", "元"),
        ("=取高(0, −金额)", "0", "元"),
        ("=至少零(金额 − 5000 元)", "0", "元"),
        ("=事实.到账资金 × 30% − 20000 元", "10000.015", "元"),
        ("=事实.到账资金×30%-20000 元", "10000.015", "元"),
        ("=金额 − 1 元 − 2 元", "2997", "元"),
        ("=金额 ÷ 数量", "2.5", "元/公斤"),
        ("=金额/数量/2", "1.25", "元/公斤"),
        ("=100元/2斤 × 3斤", "150", "元"),
        ("=数量 + 1 吨", "2200", "公斤"),
        ("=5 万 元 + 1.5亿 × 1 元", "150050000", "元"),
        ("=如果(数量 ≥ 1 吨 且 在村 = “是”, 2.6 元/公斤, 2.4 元/公斤)", "2.6", "元/公斤"),
        ("=如果(件数 > 0 件, 金额 ÷ 件数, 0)", "0", "元/件"),
        ("=如果(件数 = 0, 0, 金额 ÷ 件数)", "0", "元/件"),
        ("=如果(工作量 > 3 工日, 工作量, 0)", "5", "工日"),
        ("=如果(工作量 > 9 工日, 工作量, 0)", "0", "工日"),
        ("=档(金额, 超额累进, 0: 3%, 1000: 5%)", "130", "元"),
        ("=档(金额, 全额, 0: 3%, 1000 元: 5%, 9000: 8%)", "150", "元"),
        ("=档(金额, 超额累进, 0: 3%, 3000: 5%)", "90", "元"),
        ("=取整(金额 ÷ 7 公斤, 分)", "428.57", "元/公斤"),
        ("=取整(金额 ÷ 7, 10元, 进一)", "430", "元"),
        ("=取整(2.345 亩, 0.01 亩, 四舍六入五成双)", "2.34", "亩"),
        ("=取整(0.12345 万元, 元)", "1235", "元"),
        ("=天数(日期, 本季止)", "122", "天"),
        ("=天数(2025-01-01, 2025年12月31日, 实际/365) × 365", "365", "年"),
        ('=天数(本季起, 基准日, "30/360") × 2', "1", "年"),
        ("=年龄(基准日)", "65", ""),
        ("=年龄(名册.出生日期, 2025-02-27)", "64", ""),
        ("=年龄(名册.出生日期, 2025-02-28)", "65", ""),
        ("=合同年(事实.签约日)", "3", ""),
        ("=合同年(2023-03-02, 2025-03-01)", "2", ""),
        ("=-金额 × 2", "-6000", "元"),
        ("=本池.可分 × 6‰", "3", "元"),
        ("=工作量 × 30 元/工日", "150", "元"),
    ],
)  # fmt: skip
def test_what_it_comes_to(text: str, value: str, of: str) -> None:
    figure = reckoned(text)
    assert (figure.value, str(figure.unit)) == (Fraction(value), of)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ('=年龄(基准日) ≥ 60 且 本行.在村 = "是"', True),
        ('=在村 ≠ "是" 或 日期 ≥ 2025-09-01', True),
        ('=非 (在村 = "是" 且 数量 < 1200 公斤)', True),
        ("=0 < 金额", True),
        ("=0 ≥ 金额 或 日期 = 次年1月1日", False),
        ('=约定.方式 = "乙"', False),
        ("=件数 = 0 或 金额 ÷ 件数 > 5 元/件", True),
        ("=件数 > 0 且 金额 ÷ 件数 > 5 元/件", False),
    ],
)  # fmt: skip
def test_what_is_decided(text: str, *, met: bool) -> None:
    assert decided(text).text == ("是" if met else "否")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("=金额 ÷ 件数", "E522", "除数是“件数”"),
        ("=工作量 + 1 亩", "E523", "不能换算"),
        ("=档(金额 − 5000 元, 全额, 0: 3%)", "E524", "基数是负数"),
        ("=件数 + " + "×".join(["123456789012345"] * 22) + " 件", "E524", "几百位长"),
        ("=合同年(2030-01-01)", "E524", "早于合同起日"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_reckoned_is_named(text: str, code: str, said: str) -> None:
    with pytest.raises(InputRefusedError) as caught:
        read(text).figure(occasion(), "结果")
    [problem] = caught.value.problems
    assert problem.code == code
    assert said in str(problem)
    assert problem.where.sheet == "交售"


def test_an_empty_cell_is_named_and_a_missing_row() -> None:
    with pytest.raises(InputRefusedError) as caught:
        read('=备注 = "好"', TRUTH).truth(occasion(), "条件")
    [problem] = caught.value.problems
    assert (problem.code, problem.where.cell) == ("E521", "备注2")
    alone = Occasion(*(day("2025-01-01", "日", "L2"),) * 3)
    with pytest.raises(InputRefusedError, match="1 处问题"):
        read("=数量").figure(alone, "结果")
    with pytest.raises(InputRefusedError, match="1 处问题"):
        read("=年龄(基准日)").figure(alone, "结果")


def test_a_condition_that_was_not_asked_may_fail_and_one_that_was_may_not() -> None:
    with pytest.raises(InputRefusedError):
        read("=金额 ÷ 件数 > 5 元/件 或 件数 = 0", TRUTH).truth(occasion(), "条件")


def test_the_row_decides_the_unit_where_the_heading_does_not() -> None:
    more = {**CELLS, "工作量": number("3", "亩", "工作量", "G2")}
    doubled = read("=工作量 × 2").figure(occasion(more), "结果")
    assert str(doubled.unit) == "亩"
    assert row(more).figure("工作量") is more["工作量"]


def test_contract_years_move_on_inside_the_season() -> None:
    yearly = read("=10 元 × 合同年(2023-03-01) + 合同年(2020-01-01, 基准日) × 1 元")
    moved = yearly.changes(day("2025-01-01", "起", "L2"), day("2026-03-01", "止", "L3"), occasion())
    assert [str(one.date) for one in moved] == ["2025-03-01", "2026-03-01"]


def test_it_is_told_as_it_was_reckoned() -> None:
    price = reckoned("=取高(约定.保护价, 行情(小麦, 当年9月20日) + 0.2 元/斤)")
    assert formula(price) == "取高（保护价，小麦 + 0.2 元/斤）"
    assert numbers(price) == "取高（2.4元/公斤，1.3元/斤 + 0.2元/斤） = 3元/公斤"
    assert "保护价 每公斤 2.4 元与每斤 1.5 元" in plain_sentence(price)
    assert (3, "0.2元/斤 ← 合作.yaml 第7行") in tree(price)
    paid = reckoned("=至少零(金额 − 20 元) × 2", "元")
    assert formula(paid) == "（金额 - 20 元）（负数按零） × 2"
    asked = decided('=年龄(基准日) ≥ 60 且 在村 = "是"')
    assert condition(asked) == "年龄 ≥ 60 且 在村 = 是"


def test_a_wanted_unit_converts_at_the_end() -> None:
    wanted = Sort(Kind.NUMBER, number("1", "万元", "", "A1").unit)
    figure = read_formula("=金额 × 10", Where("合作.yaml", line=1, column=1), AROUND, wanted).figure(
        occasion(), "金额", wanted.unit
    )
    assert (figure.value, str(figure.unit), figure.name) == (Fraction(3), "万元", "金额")
    assert read("=金额", ANY).words() == "金额"

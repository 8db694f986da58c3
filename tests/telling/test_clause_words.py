"""The words of terms and pools in a contract: every way of pricing, timing, rising and sharing."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from attrs import evolve

from documents.sample import arrangement, season
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.money import Rounding
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.model.arrangement import Escalation, Growth, RoundingTerm, TimeRule, Weight
from linkage.model.size import Threshold
from linkage.prices.fixed import FixedPrice
from linkage.prices.in_kind import InKindPrice
from linkage.prices.market import MarketPrice
from linkage.prices.yearly import YearlyRate
from linkage.sizes.amount import FixedAmount
from linkage.telling import clause_words
from linkage.telling.clause_words import (
    labels,
    quantity_words,
    rise_words,
    term_words,
    time_words,
)
from linkage.telling.example import worked_example
from linkage.telling.pool_words import pool_words, step_share
from linkage.telling.weight_words import weight_words

PLACE = Where("合作.yaml", line=300, column=9)
RENT, GUARANTEE, WORK, *_ = arrangement().terms


def clause(value: str, unit: str, text: str, name: str = "单价") -> Figure:
    return Figure.clause(Fraction(value), Unit.parse(unit) if unit else PLAIN, name, Origin(PLACE, text))


def day(text: str) -> Day:
    return Day.clause(datetime.date.fromisoformat(text), "日", Origin(PLACE, text))


SERIES = MarketPrice(
    "中晚籼稻最低收购价",
    Word.clause("上年12月1日", "取价日", Origin(PLACE, "上年12月1日")),
    31,
    Unit.parse("元/斤"),
    PLACE,
)
GRAIN = InKindPrice(clause("500", "斤/亩/年", "500"), "稻谷", SERIES, PLACE)


def test_parties_are_called_in_their_order() -> None:
    assert labels(arrangement()) == {"公司": "甲方", "村集体": "乙方", "农户": "丙方", "成员": "丙方的成员"}


def test_what_is_counted_names_its_register() -> None:
    assert quantity_words(("地块", "面积")) == "台账〔地块〕登记的面积"
    assert quantity_words(("", "户")) == "户数（每户一份）"
    assert quantity_words(("", "人")) == "人数（每人一份）"


def test_a_price_in_grain_says_how_it_is_valued() -> None:
    assert GRAIN.words() == (
        "每亩每年 500 斤稻谷，按“中晚籼稻最低收购价”在上年12月1日的价格（当日没有报价的，用之前 31 天内最近的一次）折成现金"
    )
    assert GRAIN.short() == "每亩每年 500 斤稻谷折价"
    fixed = evolve(GRAIN, valued=evolve(SERIES, observed=day("2024-12-01")))
    assert "在2024年12月1日的价格" in fixed.words()


def test_a_rate_by_contract_year_has_its_table() -> None:
    rates = tuple(FixedPrice(clause(f"{n}/100", "1/年", f"{n}%")) for n in (4, 5, 6))
    yearly = evolve(GUARANTEE, price=YearlyRate(rates, day("2023-01-01"), PLACE))
    words = term_words(arrangement(), yearly, worked_example(season()))
    assert words["rows"] == [["第1年", "每年 4%"], ["第2年", "每年 5%"], ["第3年起", "每年 6%"]]
    assert words["rows_heading"] == ["合同年", "费率"]
    assert "第一个合同年从2023年1月1日起" in str(words["price"])


def test_posts_have_a_row_each() -> None:
    words = term_words(arrangement(), WORK, worked_example(season()))
    assert words["rows"] == [["采摘", "每个工日 130 元"], ["套袋", "每件 0.08 元"]]


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (None, ""),
        (TimeRule(""), "按整期计，不按天折算"),
        (TimeRule("天"), "按天数计，起止当天都算"),
        (TimeRule("实际/365"), "按天计：在册天数除以 365，闰年多出的一天也算，起止当天都算"),
        (TimeRule("实际/365不计闰日"), "按天计：在册天数（不计 2 月 29 日）除以 365，起止当天都算"),
        (TimeRule("实际/实际"), "按天计：在册天数除以当年的实际天数，起止当天都算"),
        (TimeRule("30/360"), "按天计：每月按 30 天、全年按 360 天，起止当天都算"),
        (TimeRule("整月", 15), "按月计：每月15日在册的算这个月，全年按 12 个月"),
        (
            TimeRule("整月", entry_month=False),
            "按月计：月末在册的算这个月，开始的当月不计，从次月起算，全年按 12 个月",
        ),
        (
            TimeRule("按半年", months=6),
            "按半年计：从期间首日起每 6 个月为一期，期末在册的算这一期，全年 2 期",
        ),
        (
            TimeRule("按年", months=12, anchor=day("2023-04-01")),
            "按整年计：从2023年4月1日起每 12 个月为一期，期末在册的算这一期，全年 1 期",
        ),
        (TimeRule("整月"), "按月计：月末在册的算这个月，全年按 12 个月"),
    ],
)
def test_every_way_of_counting_time(time: TimeRule | None, told: str) -> None:
    assert time_words(time) == told


@pytest.mark.parametrize(
    ("growth", "step", "told"),
    [
        (Growth.COMPOUND, clause("5/100", "", "5%"), "在上一次的基础上递增 5%"),
        (Growth.OF_FIRST, clause("5/100", "", "5%"), "每次按首年数递增 5%"),
        (Growth.ABSOLUTE, clause("30", "元/亩/年", "30"), "每次增加 每亩每年 30 元"),
    ],
)
def test_every_way_of_rising(growth: Growth, step: Figure, told: str) -> None:
    rising = evolve(RENT, escalation=Escalation(5, step, growth, day("2023-01-01"), PLACE))
    assert rise_words(rising) == f"从2023年1月1日起每满 5 年，{told}"
    assert rise_words(RENT) == ""


def test_roundings_and_limits_are_told() -> None:
    limited = evolve(
        RENT,
        price_rounding=RoundingTerm(Rounding.HALF_UP, "元", "单价"),
        rounding=RoundingTerm(Rounding.DOWN, "元", "每行"),
        floor=clause("100", "元/户", "100"),
        belongs_by="回款日",
    )
    words = term_words(arrangement(), limited, worked_example(season()))
    assert words["rounding"] == "每笔去尾到元"
    assert words["price_rounding"] == "单价四舍五入到元"
    assert words["floor"] == "每户 100 元"
    assert words["belongs"] == "回款日"


def test_a_step_says_what_it_takes() -> None:
    draw, members = arrangement().pools[1].steps
    assert step_share(draw) == "可分配额的 30%"
    assert step_share(members) == "余下的 80%"
    assert step_share(evolve(draw, size=FixedAmount(clause("3000", "元", "3000")))) == "3,000.00 元"
    cell = Figure.cell(
        Fraction(5), YUAN, "上年未弥补亏损", Origin(Where("台账.xlsx", sheet="事实", cell="B2"), "5")
    )
    assert step_share(evolve(draw, size=FixedAmount(cell))) == "以台账登记的上年未弥补亏损为限"
    above = evolve(draw, runs=Threshold(above=clause("50000", "元", "50000")))
    assert step_share(above) == "可分配额超过 50,000.00 元 时，可分配额的 30%"


def test_weights_say_day_time_and_factors() -> None:
    pool = arrangement().pools[1]
    factors = {"资金股": clause("1", "", "1"), "土地股": clause("2", "", "2")}
    timed = Weight(("股份", "份额"), "天", "股别", factors)
    assert weight_words(pool, timed) == (
        "按台账〔股份〕登记的份额分，乘以本期在册天数；按股别的系数：资金股 1，土地股 2。"
    )
    assert "按实际/365乘以本期在册时间" in weight_words(pool, evolve(timed, timing="实际/365"))


def test_a_pool_tells_limits_persons_and_who_pays_out() -> None:
    pool = arrangement().pools[1]
    draw, members = pool.steps
    limited = evolve(draw, cap=clause("9000", "元", "9000"), floor=clause("10", "元", "10"))
    personal = evolve(
        members, personal=True, via="公司", share_mode="去尾", share_step="元", remainder_owner="归村集体"
    )
    words = pool_words(arrangement(), evolve(pool, steps=(limited, personal)))
    steps = words["steps"]
    assert isinstance(steps, list)
    first, second = steps
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["limit"] == "不少于 10.00 元，不超过 9,000.00 元"
    assert second["told"] == [
        "按台账〔股份〕登记的份额分，以2025年12月31日在册的为准。",
        "用去尾分到元，尾差归村集体。",
        "按人分别支付。",
        "由甲方代为发放。",
    ]


@pytest.mark.parametrize(
    ("keys", "width"),
    [
        (["一级", "二级"], "width: 36mm"),
        (["采摘", "采摘套袋修枝剪果疏花用工"], "width: 49mm"),
        (["0 元（含）至10,000 元（不含）", "10,000 元（含）至50,000 元（不含）"], "width: 66mm"),
        ([], "width: 36mm"),
    ],
)
def test_a_table_of_prices_leaves_to_the_prices_what_their_keys_do_not_need(
    keys: list[str], width: str
) -> None:
    assert clause_words._key_width(keys) == width

"""Every operation of the trace has its words in the tree, and its place in a formula."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Json, Node, Origin, Word
from linkage.ground.money import Rounding
from linkage.ground.spans import (
    add_months,
    anniversary,
    contract_year,
    day_after,
    days_later,
    last_before,
    month_start,
    period_start,
    periods,
    relative_day,
    whole_periods,
)
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.words.derivation import tree
from linkage.words.explain import formula, numbers
from linkage.words.sentence import plain_sentence

PLACE = Where("合作.yaml", line=7, column=3)


def yuan(value: str, name: str) -> Figure:
    return Figure.clause(Fraction(value), YUAN, name, Origin(PLACE, value))


def rate(value: str, name: str = "比例") -> Figure:
    return Figure.clause(Fraction(value) / 100, PLAIN, name, Origin(PLACE, f"{value}%"))


def day(text: str, name: str = "日") -> Day:
    return Day.clause(datetime.date.fromisoformat(text), name, Origin(PLACE, text))


def made(op: str, value: str, *args: Node, name: str = "", **params: Json) -> Figure:
    return Figure(op=op, value=Fraction(value), unit=YUAN, name=name, args=args, params=params)


GRACE = Figure.clause(Fraction(15), Unit.parse("天"), "宽限", Origin(PLACE, "15 天", "15"))
A, B = yuan("100", "甲"), yuan("40", "乙")


@pytest.mark.parametrize(
    ("figure", "how", "names"),
    [
        (A + B, "相加", "甲 + 乙"),
        (A - B, "相减", "甲 - 乙"),
        (A * rate("30"), "相乘", "甲 × 比例"),
        (A / rate("30"), "相除", "甲 ÷ 比例"),
        (A.larger_of(B), "取其中高的", "取高（甲，乙）"),
        (A.smaller_of(B), "取其中低的", "取低（甲，乙）"),
        ((B - A).at_least_zero(), "负数按零算", "（乙 - 甲）（负数按零）"),
        (A.to(Unit.parse("万元")), "单位换算", "甲"),
        (A.rounded(Rounding.UP, Fraction(1), label="元"), "不足1元的进为1元", "甲，不足1元的进为1元"),
        (
            A.rounded(Rounding.DOWN, Fraction(10), label="10元"),
            "去掉不足10元的零头",
            "甲，去掉不足10元的零头",
        ),
        (
            A.rounded(Rounding.HALF_EVEN, Fraction(1), label="元"),
            "四舍六入五成双到元",
            "甲，四舍六入五成双到元",
        ),
    ],
)
def test_arithmetic(figure: Figure, how: str, names: str) -> None:
    assert f"（{how}）" in tree(figure)[0][1]
    assert formula(figure) == names


@pytest.mark.parametrize(
    ("node", "how"),
    [
        (Day.latest([day("2025-01-01"), day("2025-07-01")]), "取最晚的一天"),
        (Day.earliest([day("2025-01-01"), day("2025-07-01")]), "取最早的一天"),
        (day("2025-07-01").day_before(), "前一天"),
        (anniversary(day("2020-07-01"), 5), "满5年的对日"),
        (add_months(day("2025-01-31"), 1), "往后1个月"),
        (month_start(day("2025-01-31"), 1), "往后1个月的1日"),
        (day_after(day("2025-01-31")), "次日"),
        (days_later(day("2025-01-31"), GRACE), "往后15天"),
        (
            periods(day("2025-01-01"), day("2025-03-01"), day("2025-12-31"), 6),
            "计期，2个半年÷2个半年，一期的最后一天在册就算这一期",
        ),
        (
            relative_day(
                day("2025-01-01"), Word.clause("上年12月1日", "取价日", Origin(PLACE, "上年12月1日"))
            ),
            "由“上年12月1日”推出",
        ),
        (contract_year(day("2023-01-01"), day("2025-01-01")), "第几个合同年"),
        (whole_periods(day("2020-01-01"), day("2025-01-01"), 5), "已满几个5年"),
        (period_start(day("2020-01-01"), day("2025-06-01"), 5), "这一天所在的每5年一期的首日"),
        (
            last_before(
                day("2025-01-01"), Word.clause("上期末年5月10日", "取价日", Origin(PLACE, "上期末年5月10日"))
            ),
            "之前最近的5月10日",
        ),
        (
            made("mean_quote", "3", day("2025-01-01"), day("2025-02-01"), yuan("3", "价"), day("2025-01-09")),
            "2025-01-01至2025-02-01的 1 次报价平均",
        ),
        (
            made(
                "band",
                "3",
                day("2025-03-01"),
                day("2025-01-01"),
                yuan("3", "价"),
                day("2025-07-01"),
                yuan("4", "价"),
            ),
            "按“2025-03-01”落在2025-01-01起、2025-07-01之前的一档",
        ),
        (
            made("band", "4", rate("8"), rate("1"), yuan("3", "价"), rate("5"), yuan("4", "价")),
            "按“8%”落在5%起的一档",
        ),
    ],
)
def test_days_and_counts(node: Node, how: str) -> None:
    holder = Figure(op="span", value=Fraction(1), unit=YUAN, args=(node,), params={"rule": "天"})
    assert f"（{how}）" in tree(holder)[1][1]


@pytest.mark.parametrize(
    ("params", "where"),
    [
        ({"pool": "村集体收益", "step": 2}, "分配“村集体收益”第2步"),
        (
            {"pool": "村集体收益", "of_which": "公积公益金/应急救助金"},
            "分配“村集体收益”中的公积公益金/应急救助金",
        ),
        ({"clause": "流转服务费", "payee": "*"}, "条款“流转服务费”全部应得"),
        ({"clause": "流转服务费", "payee": "cjt"}, "条款“流转服务费”cjt的应得"),
    ],
)
def test_what_is_taken_from_elsewhere_says_whence(params: dict[str, Json], where: str) -> None:
    taken = Figure(op="ref", value=Fraction(10), unit=YUAN, params=params)
    assert f"（取自{where}）" in tree(taken)[0][1]
    assert plain_sentence(taken) == f"{where}，合 10.00 元"


@pytest.mark.parametrize(
    ("mode", "step", "names", "shown"),
    [
        (
            "复利",
            rate("5", "递增幅度"),
            "甲 ×（1 + 递增幅度）^次数（每次连乘）",
            "100.00元 ×（1 + 5%）^2 = 110.00元",
        ),
        (
            "按首年",
            rate("5", "递增幅度"),
            "甲 ×（1 + 递增幅度 × 次数）",
            "100.00元 ×（1 + 5% × 2） = 110.00元",
        ),
        ("绝对额", yuan("5", "每次增加"), "甲 + 每次增加 × 次数", "100.00元 + 5.00元 × 2 = 110.00元"),
    ],
)
def test_escalations(mode: str, step: Figure, names: str, shown: str) -> None:
    times = Figure(
        op="whole_periods",
        value=Fraction(2),
        name="次数",
        args=(day("2015-01-01"), day("2025-01-01")),
        params={"years": 5},
    )
    risen = made("escalate", "110", A, step, times, mode=mode)
    assert f"（递增，{mode}）" in tree(risen)[0][1]
    assert formula(risen) == names
    assert numbers(risen) == shown


def test_a_whole_base_tier_and_a_party_share() -> None:
    tiers = made(
        "tiers",
        "5",
        A,
        yuan("0", "起点"),
        rate("3", "费率"),
        yuan("50", "起点"),
        rate("5", "费率"),
        mode="全额",
    )
    assert formula(tiers) == "甲 × 分档费率（全额）"
    assert numbers(tiers) == "100.00元 × 5% = 5.00元"
    assert plain_sentence(tiers) == "甲 100.00 元，全部按 5%，合 5.00 元"
    part = made("apportion", "60", A, rate("60"), name="公司", remainder="1/3", extra=True, step="1/100")
    assert "各方一起按最大余额取到分，零头0.333333…，补 1 分" in tree(part)[0][1]
    assert formula(part) == "甲 × 比例，各方一起按最大余额取到分"
    assert plain_sentence(part) == "甲 100.00 元的 60%，合 60.00 元"


def test_a_share_in_whole_yuan_says_so() -> None:
    weight = Figure.cell(Fraction(7), Unit.parse("股"), "权数", Origin(PLACE, "7"))
    share = made(
        "share", "15", A, weight, mode="最大余额", sum="49", step="1", remainder="2/7", extra=True, cutoff=["2/7", "a"],
        digest="a",
    )  # fmt: skip
    assert "按最大余额法分到元，零头0.285714…，补 1 元" in tree(share)[0][1]


def test_rows_rounded_one_by_one_are_told_one_by_one() -> None:
    rows = [(A * rate("33")).rounded(Rounding.DOWN, Fraction(1), label="元"), (B * rate("33")).to_fen()]
    assert plain_sentence(Figure.total(rows)) == (
        "甲 100.00 元，按 33%，去尾到元，合 33.00 元；乙 40.00 元，按 33%，合 13.20 元；加起来合 46.20 元"
    )
    many = Figure.total([row.rounded(Rounding.UP, Fraction(7), label="7元") for row in rows * 5])
    assert plain_sentence(many).startswith("一共 10 笔，每笔各自算好再加起来")


def test_a_guarantee_that_holds_is_said() -> None:
    assert (
        plain_sentence(B.larger_of(A))
        == "乙 40.00 元，算出来 40.00 元不到保底 100.00 元，按保底算，合 100.00 元"
    )
    assert plain_sentence(A.larger_of(B)) == "甲 100.00 元，合 100.00 元"
    assert plain_sentence((A - B).at_least_zero()) == "甲 100.00 元，减乙 40.00 元，合 60.00 元"


@pytest.mark.parametrize(
    ("name", "value", "unit", "how"),
    [
        ("每户一份", 1, "户", "（按条款各算一份）"),
        ("每人一份", 1, "人", "（按条款各算一份）"),
        ("零", 0, "元", ""),
        ("百分之百", 1, "", ""),
        ("一个整期", 1, "年", ""),
    ],
)
def test_a_constant_is_not_more_than_its_name_says(name: str, value: int, unit: str, how: str) -> None:
    [(_, told)] = tree(Figure.constant(value, Unit.parse(unit), name))
    assert told.partition("（")[2] == how.removeprefix("（")


def test_what_is_taken_off_is_told_by_its_name() -> None:
    figure = (A + (A + B)) - B
    assert (
        plain_sentence(figure) == "甲 100.00 元，加甲 100.00 元，加乙 40.00 元，减乙 40.00 元，合 200.00 元"
    )

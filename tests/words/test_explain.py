"""What is printed as a formula is what was computed: names, numbers, sentences and the whole tree."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from linkage.ground.citation import Citation
from linkage.ground.conditions import Sign, all_of, any_of, choose, compare, negated
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.money import Rounding
from linkage.ground.spans import periods, span, whole_periods
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.words.anatomy import ground
from linkage.words.derivation import tree
from linkage.words.explain import condition, condition_numbers, formula, numbers
from linkage.words.sentence import Telling, plain_sentence
from linkage.words.share_words import odd_fen

CLAUSE_SIX = Citation("合同", "YP-HT-2025", "第六条")


def _unit(text: str) -> Unit:
    return Unit.parse(text) if text else PLAIN


def _cell(value: str, unit: str, name: str, cell: str = "D12") -> Figure:
    place = Where("台账.xlsx", sheet="地块", cell=cell)
    return Figure.cell(Fraction(value), _unit(unit), name, Origin(place, value))


def _clause(value: str, unit: str, name: str, text: str) -> Figure:
    place = Where("合作.yaml", line=14, column=9)
    return Figure.clause(Fraction(value), _unit(unit), name, Origin(place, text, text), CLAUSE_SIX)


def _word(text: str, name: str) -> Word:
    return Word.cell(text, name, Origin(Where("台账.xlsx", sheet="名册", cell="F3"), text))


def _day(text: str, name: str) -> Day:
    place = Where("台账.xlsx", sheet="地块", cell="E12")
    return Day.cell(datetime.date.fromisoformat(text), name, Origin(place, text))


def _time(first: str, last: str = "2025-12-31", rule: str = "实际/365", cutoff: int | None = None) -> Figure:
    return span(_day(first, "起"), _day(last, "止"), rule, cutoff).named("计期")


PRICE = _clause("600", "元/亩/年", "单价", "600 元/亩/年")


def test_land_rent_for_part_of_a_year() -> None:
    rent = (_cell("3.5", "亩", "面积") * PRICE * _time("2025-07-01")).to_fen().named("土地租金", CLAUSE_SIX)
    assert formula(rent) == "面积 × 单价 × 计期，四舍五入到分"
    assert numbers(rent) == "3.50亩 × 600元/亩/年 × 184天÷365天 = 1,058.63元"
    assert (
        plain_sentence(rent)
        == "3.5 亩地，每亩每年 600 元，2025年7月1日到12月31日算 184 天（全年 365 天），合 1,058.63 元"
    )
    assert ground(rent) == ("合同YP-HT-2025第六条",)


def test_plots_of_one_rate_are_put_together() -> None:
    year = _time("2025-01-01")
    plots = [_cell("3.5", "亩", "面积") * PRICE * year, _cell("2.14", "亩", "面积", "D13") * PRICE * year]
    whole = Figure.total(plots).to_fen().named("土地租金")
    assert formula(whole) == "逐项（面积 × 单价 × 计期）之和"
    assert (
        plain_sentence(whole)
        == "3.5 亩、2.14 亩，共 5.64 亩地，每亩每年 600 元，算满一年（365 天），合 3,384.00 元"
    )
    late = _cell("1", "亩", "面积", "D14") * PRICE * _time("2025-07-01")
    mixed = Figure.total([*plots, late]).to_fen().named("土地租金")
    assert plain_sentence(mixed) == (
        "3.5 亩、2.14 亩，共 5.64 亩地，每亩每年 600 元，算满一年（365 天），合 3,384.00 元；"
        "1 亩地，每亩每年 600 元，2025年7月1日到12月31日算 184 天（全年 365 天）；加起来合 3,686.47 元"
    )


def test_grain_rent_says_jin_price_and_quote() -> None:
    quote = Figure(
        op="quote",
        value=Fraction("2.54"),
        unit=_unit("元/公斤"),
        name="中晚籼稻最低收购价",
        args=(_cell("2.54", "元/公斤", "价"), _day("2024-12-01", "日期"), _day("2024-12-01", "取价日")),
        params={"series": "中晚籼稻最低收购价", "max_age": 365},
    )
    base = _clause("500", "斤/亩/年", "单价", "500 斤/亩/年")
    rise = _clause("0.05", "", "递增幅度", "5%")
    risen = Figure(
        op="escalate",
        value=Fraction(525),
        unit=base.unit,
        name="单价",
        args=(
            base,
            rise,
            whole_periods(_day("2020-01-01", "起"), _day("2025-01-01", "日"), 5).named("递增次数"),
        ),
        params={"mode": "复利"},
    )
    rent = (_cell("3.5", "亩", "面积") * (risen * quote.to(_unit("元/斤"))) * _time("2025-01-01")).to_fen()
    assert formula(rent) == "面积 × 单价 × 中晚籼稻最低收购价 × 计期，四舍五入到分"
    assert numbers(rent) == "3.50亩 × 525斤/亩/年 × 1.27元/斤 × 365天÷365天 = 2,333.63元"
    assert plain_sentence(rent) == (
        "3.5 亩地，每亩每年 525 斤（原来每亩每年 500 斤，已涨 1 次），"
        "每斤 1.27 元（中晚籼稻最低收购价，2024年12月1日），算满一年（365 天），合 2,333.63 元"
    )
    assert numbers(risen) == "500斤/亩/年 ×（1 + 5%）^1 = 525斤/亩/年"


@pytest.mark.parametrize(
    ("rule", "cutoff", "shown", "said"),
    [
        ("天", None, "243天", "算 243 天"),
        ("整月", 15, "8个月÷12个月", "2025年1月1日到8月31日算 8 个月（全年 12 个月）"),
        ("30/360", None, "240天÷360天", "2025年1月1日到8月31日算 240 天（全年按 360 天）"),
        ("实际/实际", None, "243天÷365天", "2025年1月1日到8月31日算 243 天（全年 365 天）"),
        ("实际/365不计闰日", None, "243天÷365天", "2025年1月1日到8月31日算 243 天（全年 365 天）"),
    ],
)
def test_every_way_of_counting_time_has_its_words(
    rule: str, cutoff: int | None, shown: str, said: str
) -> None:
    guaranteed = _cell("10000", "元", "出资额") * _clause("0.06", "1/年", "费率", "6%/年")
    timed = guaranteed * _time("2025-01-01", "2025-08-31", rule, cutoff)
    expression, _, _ = numbers(timed).partition(" = ")
    assert expression == f"10,000.00元 × 6%/年 × {shown}"
    sentence = plain_sentence(timed.to_fen() if timed.unit == YUAN else timed)
    assert sentence.startswith(f"出资额 10,000.00 元，每年 6%，{said}，合 ")


def test_a_leap_year_says_why_it_has_a_day_more_than_the_year_it_is_divided_by() -> None:
    whole, part = (_time("2024-01-01", last, "实际/365") for last in ("2024-12-31", "2024-06-30"))
    assert "算满一年（闰年 366 天，按全年 365 天算）" in plain_sentence(_cell("100", "元/年", "租金") * whole)
    assert "2024年1月1日到6月30日算 182 天（全年 365 天）" in plain_sentence(
        _cell("100", "元/年", "租金") * part
    )


def test_a_span_over_two_calendar_years_names_both() -> None:
    two_years = _time("2023-07-01", "2024-06-30", "实际/实际")
    assert numbers(Figure.total([two_years])) == "184天÷365天 + 182天÷366天 = 1.001377…年"


def test_tiers_and_their_cap() -> None:
    tiers = [
        leaf
        for start, rate in (("0", "3"), ("10000", "5"), ("50000", "8"))
        for leaf in (_clause(start, "元", "起点", start), _clause(f"{rate}/100", "", "费率", f"{rate}%"))
    ]
    base = Figure.total([_cell("62000", "元", "销售额"), _cell("600000.5", "元", "销售额", "D13")]).named(
        "计算基数"
    )
    worked = Figure(
        op="tiers", value=Fraction("51260.04"), unit=YUAN, args=(base, *tiers), params={"mode": "超额累进"}
    )
    cap = (
        _clause("20000", "元/户", "封顶", "20000 元/户") * Figure.constant(1, _unit("户"), "每户一份")
    ).named("封顶")
    capped = worked.smaller_of(cap)
    assert formula(capped) == "取低（计算基数 × 分档费率（超额累进），封顶）"
    assert plain_sentence(capped) == (
        "2 笔销售额共 662,000.50 元，头 10,000.00 元按 3%，10,000 元到 50,000 元之间的 40,000.00 元按 5%，"
        "超过 50,000 元的 612,000.50 元按 8%，算出来 51,260.04 元超过封顶 20,000.00 元，按封顶算，"
        "合 20,000.00 元"
    )


def test_what_stays_in_the_first_tier_names_its_border() -> None:
    tiers = [
        leaf
        for start, rate in (("0", "3"), ("10000", "5"))
        for leaf in (_clause(start, "元", "起点", start), _clause(f"{rate}/100", "", "费率", f"{rate}%"))
    ]

    def said(base: str, amount: str) -> str:
        args = (_cell(base, "元", "销售额"), *tiers)
        worked = Figure(op="tiers", value=Fraction(amount), unit=YUAN, args=args, params={"mode": "超额累进"})
        return plain_sentence(worked)

    assert said("8658.5", "259.755") == "销售额 8,658.50 元，不到 10,000 元，按 3%，合 259.755 元"
    assert said("10000", "300") == "销售额 10,000.00 元，头 10,000.00 元按 3%，合 300.00 元"


def test_days_and_pieces_are_grouped_by_their_post() -> None:
    day_rate, piece_rate = (
        _clause("130", "元/工日", "采摘", "130 元/工日"),
        _clause("0.08", "元/件", "套袋", "0.08 元/件"),
    )

    def at(post: str, rate: Figure) -> Figure:
        word = Word.cell(post, "岗位", Origin(Where("台账.xlsx", sheet="用工", cell="F3"), post))
        return Figure(
            op="pick",
            value=rate.value,
            unit=rate.unit,
            name="单价",
            args=(word, day_rate, piece_rate),
            params={"keys": ["采摘", "套袋"], "last_holds": False},
        )

    rows = [_cell("1", "工日", "数量", f"D{row}") * at("采摘", day_rate) for row in range(2, 7)]
    rows += [
        _cell("340", "件", "数量") * at("套袋", piece_rate),
        _cell("55", "件", "数量") * at("套袋", piece_rate),
    ]
    assert plain_sentence(Figure.total(rows)) == (
        "5 笔共 5 个工日，采摘每个工日 130 元，合 650.00 元；"
        "340 件、55 件，共 395 件，套袋每件 0.08 元，合 31.60 元；加起来合 681.60 元"
    )


def _share(weight: Figure, whole: str, **params: object) -> Figure:
    amount = Figure(
        op="ref", value=Fraction(120000), unit=YUAN, name="成员", params={"pool": "村集体收益", "step": 3}
    )
    rest = {"mode": "最大余额", "sum": whole, "step": "1/100", **params}
    return Figure(op="share", value=Fraction("803.06"), unit=YUAN, args=(amount, weight), params=rest)  # type: ignore[arg-type]


def test_a_share_tells_the_pot_the_whole_and_the_own_part() -> None:
    share = _share(_cell("35", "股", "权数"), "5230", remainder="93/523", extra=False, cutoff=None)
    assert formula(share) == "分给成员的数额 × 权数 ÷ 总权数，按最大余额法分到分"
    assert numbers(share) == "120,000.00元 × 35股 ÷ 5,230股 = 803.06元"
    assert (
        plain_sentence(share, Telling("全村"))
        == "全村可分 120,000.00 元，一共 5,230 股，您家 35 股，分得 803.06 元"
    )
    assert odd_fen(share) == ""


def test_a_share_by_time_tells_how_the_weight_came_about() -> None:
    held = [
        _cell("35", "股", "份额") * _time("2025-01-01", rule="天"),
        _cell("5", "股", "份额") * _time("2025-03-04", rule="天"),
    ]
    share = _share(Figure.total(held).named("权数"), "1523000", mode="去尾", step="1")
    assert plain_sentence(share) == (
        "各户可分 120,000.00 元，一共 1,523,000 股·天，您家 14,290 股·天（35 股 × 365 天 + 5 股 × 303 天），"
        "去尾到元，分得 803.06 元"
    )


def test_a_leftover_fen_has_its_reason() -> None:
    clear = _share(
        _cell("35", "股", "权数"), "5230", remainder="3/4", extra=True, digest="b", cutoff=["1/2", "a"]
    )
    assert odd_fen(clear) == "除不尽剩下的几分从零头大的补起，这里零头 0.75 分，多得 1 分"
    last = _share(
        _cell("35", "股", "权数"), "5230", remainder="1/3", extra=True, digest="a", cutoff=["1/3", "a"]
    )
    assert odd_fen(last) == "除不尽剩下的几分从零头大的补起，这里零头 0.3333… 分，多得 1 分"
    tied = _share(
        _cell("35", "股", "权数"), "5230", remainder="1/2", extra=True, digest="a", cutoff=["1/2", "b"]
    )
    assert odd_fen(tied) == (
        "除不尽剩下的几分从零头大的补起，零头同是 0.50 分的按公布的编码排先后，这里排到，多得 1 分"
    )


def test_the_tree_names_cell_line_clause_and_rounding() -> None:
    rent = (_cell("3.5", "亩", "面积") * PRICE * _time("2025-07-01")).to_fen().named("土地租金", CLAUSE_SIX)
    assert tree(rent) == [
        (0, "土地租金 1,058.63元（四舍五入到分） 依据合同YP-HT-2025第六条"),
        (1, "1,058.630136…元（相乘）"),
        (2, "面积 3.50亩 ← 台账.xlsx〔地块〕D12"),
        (2, "单价 600元/亩/年 ← 合作.yaml 第14行“600 元/亩/年” 依据合同YP-HT-2025第六条"),
        (2, "计期 0.504109…年（计期，实际/365：184天÷365天，首尾两天都算）"),
        (3, "起 2025-07-01 ← 台账.xlsx〔地块〕E12"),
        (3, "止 2025-12-31 ← 台账.xlsx〔地块〕E12"),
    ]


def test_parentheses_stand_where_they_must() -> None:
    a, b, c = (_cell(value, "元", name) for value, name in (("10", "甲"), ("4", "乙"), ("3", "丙")))
    half = _clause("0.5", "", "比例", "50%")
    assert formula(a - (b - c)) == "甲 - （乙 - 丙）"
    assert formula((a - b) * half) == "（甲 - 乙） × 比例"
    assert numbers((a - b) * half) == "（10.00元 - 4.00元） × 50% = 3.00元"
    assert formula(a / (b * half)) == "甲 ÷ （乙 × 比例）"
    assert (
        formula((a - b).at_least_zero().rounded(Rounding.DOWN, Fraction(1), label="元"))
        == "（甲 - 乙）（负数按零），去掉不足1元的零头"
    )


def _age_at_least(years: str) -> Word:
    age = _cell(years, "", "年龄")
    return compare(age, _clause("60", "", "60", "60"), Sign.AT_LEAST)


def test_a_condition_is_told_by_names_and_by_numbers() -> None:
    here = compare(_word("是", "在村"), _word("是", "是"), Sign.EQUAL)
    both = all_of([_age_at_least("62"), negated(any_of([here, _age_at_least("59")]))])
    assert condition(both) == "年龄 ≥ 60 且 非（在村 = 是 或 年龄 ≥ 60）"
    assert condition_numbers(_age_at_least("59")) == "59 ≥ 60，不成立"
    assert condition_numbers(_word("是", "在村")) == "是"


def test_a_choice_by_condition_tells_both_branches_and_the_one_taken() -> None:
    old, young = _clause("100", "元", "老年补助", "100 元"), _clause("0", "元", "零", "0 元")
    choice = choose(_age_at_least("62"), old, young).to_fen().named("补助")
    assert formula(choice) == "如果（年龄 ≥ 60，老年补助，否则零）"
    assert numbers(choice) == "100.00元"
    assert plain_sentence(choice) == "符合“年龄 ≥ 60”，老年补助 100.00 元，合 100.00 元"
    assert tree(choice)[0] == (0, "补助 100.00元（条件成立，取这一档）")
    assert tree(choice)[1] == (1, "是（62 ≥ 60，成立）")
    priced = (
        _cell("2", "亩", "面积")
        * choose(_age_at_least("59"), old / _cell("1", "亩", "面积"), young / _cell("1", "亩", "面积"))
    ).to_fen()
    assert plain_sentence(priced) == "2 亩地，每亩 0 元（不符合“年龄 ≥ 60”），合 0.00 元"
    lone = choose(_age_at_least("59"), None, young)
    assert formula(lone) == "如果（年龄 ≥ 60，算不出的数，否则零）"


def test_whole_periods_are_told_as_their_count() -> None:
    held = periods(_day("2025-01-01", "起"), _day("2025-03-01", "起"), _day("2025-12-31", "止"), 3)
    rent = (_cell("2", "亩", "面积") * PRICE * held.named("计期")).named("土地租金")
    assert formula(rent) == "面积 × 单价 × 计期"
    assert numbers(rent) == "2.00亩 × 600元/亩/年 × 4个季度÷4个季度 = 1,200.00元"
    assert plain_sentence(rent) == "2 亩地，每亩每年 600 元，算 4 个季度（全年 4 个季度），合 1,200.00 元"


def test_plain_words_change_no_name_that_a_village_gave() -> None:
    """A quantity may be called so: only the time that was counted is 时间 in a contract."""
    served = _cell("2", "元", "计期服务（超额累进）数") * _time("2025-01-01")
    assert formula(served, plain=True) == "计期服务（超额累进）数 × 时间"
    assert formula(served) == "计期服务（超额累进）数 × 计期"

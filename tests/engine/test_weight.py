"""Weights: at the record date or by days, with factors by class, summed into the household."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from linkage.conditions.column import ColumnIs
from linkage.engine.holding import Scope
from linkage.engine.weight import Weights, weigh
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Origin, Word
from linkage.model.arrangement import Pool, Weight
from linkage.model.registers import Household, Row
from rows import HERE, arrangement, books, day, number, row

POOL = Pool("利润", "公司", (), (), HERE, day("2025-12-31"))
SHARES = Weight(("股份", "份额"))


def share(count: str, start: str = "2020-01-01", end: str = "", **more: str) -> Row:
    cells = {"户号": "A1", "股别": "人口股", **more}
    return row("股份", 份额=(count, "股"), 起=start, 止=end, **cells)


def weights(weight: Weight, *rows_: Row, personal: bool = False, pool: Pool = POOL) -> Weights:
    found = books(*rows_, households={"A1": 2, "A2": 1})
    return weigh(weight, pool, Scope(arrangement(pools=(pool,)), found), personal=personal)


def values(found: Weights) -> dict[str, Fraction]:
    return {payee: figure.value for payee, figure in found.by_payee.items()}


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        ("2025-12-31", "", True),
        ("2026-01-01", "", False),
        ("2020-01-01", "2025-12-31", True),
        ("2020-01-01", "2025-12-30", False),
    ],
)
def test_the_record_date_is_inside_both_ends(start: str, end: str, *, counts: bool) -> None:
    found = weights(SHARES, share("3", start, end))
    assert values(found) == ({"A1": Fraction(3)} if counts else {})
    assert ("A1" in found.idle) is not counts


def test_a_record_date_of_its_own() -> None:
    early = evolve(POOL, record_day=day("2025-06-30"))
    assert values(weights(SHARES, share("3", end="2025-06-30"), pool=early)) == {"A1": Fraction(3)}


def test_weights_by_days() -> None:
    by_day = evolve(SHARES, timing="实际/365")
    found = weights(by_day, share("2", end="2025-06-30"), share("2", "2025-07-01", 户号="A2"))
    assert values(found) == {"A1": Fraction(2 * 181, 365), "A2": Fraction(2 * 184, 365)}


def test_a_personal_share_ends_with_the_person_and_a_static_one_goes_on() -> None:
    death = row("事件", 户号="A1", 成员号="2", 事件="死亡", 日期="2025-05-05")
    personal = share("5", 成员号="2", 股别="资金股")
    static = share("3", 成员号="2")
    assert values(weights(SHARES, personal, static, death)) == {"A1": Fraction(3)}


def test_factors_by_class_and_a_class_without_factor() -> None:
    factors = {"人口股": number("1"), "资金股": number("2")}
    weight = evolve(SHARES, factor_column="股别", factors=factors)
    assert values(weights(weight, share("3"), share("3", 股别="资金股"))) == {"A1": Fraction(9)}
    with pytest.raises(InputRefusedError) as refused:
        weights(weight, share("3", 股别="劳龄股"))
    assert "劳龄股" in refused.value.problems[0].what


def test_heads_and_households() -> None:
    assert values(weights(Weight(("", "人")))) == {"A1": Fraction(2), "A2": Fraction(1)}
    assert values(weights(Weight(("", "户")))) == {"A1": Fraction(1), "A2": Fraction(1)}
    assert values(weights(Weight(("", "人")), personal=True)) == {
        "A1.1": Fraction(1),
        "A1.2": Fraction(1),
        "A2.1": Fraction(1),
    }


def test_a_person_who_died_before_the_record_date_is_no_head() -> None:
    death = row("事件", 户号="A1", 成员号="2", 事件="死亡", 日期="2025-12-30")
    assert values(weights(Weight(("", "人")), death)) == {"A1": Fraction(1), "A2": Fraction(1)}
    on_the_day = row("事件", 户号="A1", 成员号="2", 事件="死亡", 日期="2025-12-31")
    assert values(weights(Weight(("", "人")), on_the_day))["A1"] == 2


def test_a_household_whose_head_died_is_still_a_household() -> None:
    dead = [row("事件", 户号="A1", 成员号=member, 事件="死亡", 日期="2025-03-01") for member in "12"]
    both = {"A1": Fraction(1), "A2": Fraction(1)}
    assert values(weights(Weight(("", "户")), dead[0])) == both
    assert values(weights(Weight(("", "户")), *dead)) == both
    by_day = Weight(("", "户"), timing="天")
    assert values(weights(by_day, *dead)) == {"A1": Fraction(365), "A2": Fraction(365)}


def test_a_household_counts_from_its_first_member_on() -> None:
    found = books(households={"A1": 2, "A2": 1})
    joined = {"1": "2025-12-01", "2": "2026-02-01"}

    def household(name: str, **since: str) -> Household:
        members = found.households[name].members
        return Household(
            name,
            tuple(
                evolve(m, row=row("名册", 户号=name, 成员号=m.number, 成员自=since[f"_{m.number}"]))
                for m in members
            ),
        )

    def counted(record: str) -> set[str]:
        early = evolve(POOL, record_day=day(record))
        roster = {"A1": household("A1", _1=joined["1"], _2=joined["2"]), "A2": household("A2", _1="")}
        scope = Scope(arrangement(pools=(early,)), evolve(found, households=roster))
        return set(weigh(Weight(("", "户")), early, scope, personal=False).by_payee)

    assert counted("2025-11-30") == {"A2"}
    assert counted("2025-12-01") == {"A1", "A2"}


@pytest.mark.parametrize("weight", [Weight(("", "人")), Weight(("", "户"))])
def test_heads_are_counted_at_a_record_date_before_the_season(weight: Weight) -> None:
    early = evolve(POOL, record_day=day("2024-12-31"))
    assert set(values(weights(weight, pool=early))) == {"A1", "A2"}


@pytest.mark.parametrize(
    ("start", "end", "factor"), [("", "", 2), ("2025-12-31", "", 2), ("", "2025-12-30", 1)]
)
def test_a_dated_category_decides_the_factor(start: str, end: str, factor: int) -> None:
    factors = {"监测户": number("2"), "一般户": number("1")}
    weight = Weight(("", "户"), factor_column="类别", factors=factors)
    special = row("类别", 户号="A1", 类别="监测户", 起=start, 止=end)
    usual = [row("类别", 户号="A2", 类别="一般户")]
    if factor == 1:
        usual.append(row("类别", 户号="A1", 类别="一般户", 起="2025-12-31"))
    assert values(weights(weight, special, *usual))["A1"] == factor


def test_trade_of_the_season_only() -> None:
    sold = row("交售", 户号="A1", 数量=("100", "公斤"), 日期="2025-08-01")
    old = row("交售", 户号="A2", 数量=("100", "公斤"), 日期="2024-08-01")
    found = weights(Weight(("交售", "数量")), sold, old)
    assert values(found) == {"A1": Fraction(100)}
    assert "不在结算期内" in found.idle["A2"]


def test_rows_of_several_units_are_brought_to_one() -> None:
    sold = row("交售", 户号="A1", 数量=("100", "公斤"), 日期="2025-08-01")
    more = row("交售", 户号="A1", 数量=("100", "斤"), 日期="2025-08-02")
    found = weights(Weight(("交售", "数量")), sold, more)
    assert values(found) == {"A1": Fraction(150)}
    assert str(found.by_payee["A1"].unit) == "公斤"


def test_units_that_do_not_meet_are_told() -> None:
    days = row("用工", 户号="A1", 数量=("3", "工日"), 日期="2025-08-01")
    pieces = row("用工", 户号="A1", 数量=("300", "只"), 日期="2025-08-02")
    with pytest.raises(InputRefusedError) as refused:
        weights(Weight(("用工", "数量")), days, pieces)
    assert refused.value.problems[0].code == "E462"


def test_a_product_row_by_row_and_across_sheets() -> None:
    held = row("股份", 户号="A1", 份额=("2", "股"), 年限=("3", "年"))
    other = row("股份", 户号="A2", 份额=("5", "股"), 年限=("1", "年"))
    plot = row("地块", 户号="A1", 面积=("4", "亩"))
    same = Weight(("股份", "份额"), times=(("股份", "年限"),))
    assert values(weights(same, held, other)) == {"A1": Fraction(6), "A2": Fraction(5)}
    across = weights(evolve(same, times=(("地块", "面积"),)), held, other, plot)
    assert values(across) == {"A1": Fraction(8)}
    assert across.idle["A2"] == "台账〔地块〕中没有可计的面积"


def test_a_sum_of_weights_by_named_conversions() -> None:
    land = Weight(("地块", "面积"), scale=number("10", "积分/亩"))
    heads = Weight(("", "人"), scale=number("5", "积分/人"))
    both = Weight(("地块", "面积"), parts=(land, heads))
    found = weights(both, row("地块", 户号="A1", 面积=("5/2", "亩")))
    assert values(found) == {"A1": Fraction(35), "A2": Fraction(5)}


def test_a_sum_of_units_that_do_not_meet_is_told() -> None:
    both = Weight(("地块", "面积"), parts=(Weight(("地块", "面积")), Weight(("", "人"))))
    with pytest.raises(InputRefusedError) as refused:
        weights(both, row("地块", 户号="A1", 面积=("2", "亩")))
    assert "合计的几项单位" in refused.value.problems[0].what


def test_whom_a_condition_refuses_has_a_proved_nought() -> None:
    wanted = ColumnIs("股别", (Word.clause("资金股", "股别", Origin(HERE, "资金股")),))
    found = weights(evolve(SHARES, eligibility=wanted), share("3"), share("2", 股别="资金股", 户号="A2"))
    assert values(found) == {"A1": Fraction(0), "A2": Fraction(2)}
    assert found.idle == {"A1": "“股别”是“人口股”，不是“资金股”"}


def test_two_categories_on_one_day_have_no_factor() -> None:
    factors = {"监测户": number("2"), "一般户": number("1")}
    weight = Weight(("", "户"), factor_column="类别", factors=factors)
    twice = [row("类别", 户号="A1", 类别=word) for word in factors]
    with pytest.raises(InputRefusedError) as refused:
        weights(weight, *twice, row("类别", 户号="A2", 类别="一般户"))
    assert refused.value.problems[0].code == "E463"

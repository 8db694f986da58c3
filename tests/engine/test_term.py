"""Terms: quantity times price for the days both are in force, cut where terms change."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure, Origin, Word
from linkage.ground.money import Rounding
from linkage.ground.units import Unit
from linkage.model.arrangement import Escalation, Growth, RoundingTerm, Term, TimeRule
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.prices.in_kind import InKindPrice
from linkage.prices.keyed import KeyedPrice
from linkage.prices.market import MarketPrice
from linkage.prices.tiered import TieredRate
from linkage.prices.yearly import YearlyRate
from rows import CITE, HERE, arrangement, books, day, number, row

BY_DAY = TimeRule("实际/365")
BY_MONTH = TimeRule("整月", 15)
RENT = Term(
    "租",
    "租金",
    "",
    "公司",
    "农户",
    ("地块", "面积"),
    FixedPrice(number("600", "元/亩/年")),
    HERE,
    CITE,
    BY_DAY,
)
SALE = Term("销", "佣金", "代销", "公司", "农户", ("代销", "销售额"), FixedPrice(number("3%")), HERE, CITE)


def owed(term: Term, *rows_: Row) -> dict[str, str]:
    reckoned = reckon(term, Scope(arrangement(term), books(*rows_, households={"A1": 2, "A2": 1})))
    return {one.payee: one.figure.money.plain for one in reckoned.owed}


def plot(area: str, start: str = "2020-01-01", end: str = "", unit: str = "亩", household: str = "A1") -> Row:
    return row("地块", 户号=household, 面积=(area, unit), 起=start, 止=end)


def sale(yuan: str, date: str = "2025-05-01", paid: str = "", household: str = "A1") -> Row:
    return row("代销", 户号=household, 销售额=(yuan, "元"), 日期=date, 回款日=paid)


@pytest.mark.parametrize(
    ("rows_", "amount"),
    [
        ([plot("3.5")], "2100.00"),
        ([plot("2", "2025-07-01")], "604.93"),
        ([plot("2", end="2025-06-30")], "595.07"),
        ([plot("2", end="2025-06-30"), plot("2", "2025-07-01")], "1200.00"),
        ([plot("0.1", unit="公顷")], "900.00"),
        ([plot("1", "2025-12-31")], "1.64"),
        ([plot("1", end="2025-01-01")], "1.64"),
    ],
)
def test_rent_by_day(rows_: list[Row], amount: str) -> None:
    assert owed(RENT, *rows_) == {"A1": amount}


def test_a_plot_outside_the_season_gives_a_reason() -> None:
    reckoned = reckon(RENT, Scope(arrangement(RENT), books(plot("2", end="2024-12-31"))))
    assert not reckoned.owed
    assert "没有重合" in reckoned.idle["A1"]


def test_the_clause_has_its_own_period() -> None:
    term = evolve(RENT, period=(day("2025-12-01"), day("2030-12-31")))
    assert owed(term, plot("1")) == {"A1": "50.96"}


@pytest.mark.parametrize(
    ("start", "end", "amount"),
    [
        ("2025-01-15", "", "600.00"),
        ("2025-01-16", "", "550.00"),
        ("2020-01-01", "2025-06-15", "300.00"),
        ("2020-01-01", "2025-06-14", "250.00"),
    ],
)
def test_months_belong_to_who_holds_on_the_cutoff_day(start: str, end: str, amount: str) -> None:
    term = evolve(
        RENT,
        quantity=("股份", "出资额"),
        price=FixedPrice(number("6%", "1/年")),
        time=BY_MONTH,
        income="股金",
    )
    holding = row("股份", 户号="A1", 股别="资金股", 出资额=("10000", "元"), 起=start, 止=end)
    assert owed(term, holding) == {"A1": amount}


def test_ten_thousands_are_converted() -> None:
    term = evolve(RENT, quantity=("股份", "出资额"), price=FixedPrice(number("6%", "1/年")), time=BY_MONTH)
    assert owed(term, row("股份", 户号="A1", 出资额=("1.5", "万元"), 起="2020-01-01")) == {"A1": "900.00"}


@pytest.mark.parametrize(
    ("event", "amount"),
    [("2025-06-14", "250.00"), ("2025-06-15", "300.00")],
)
def test_death_ends_a_personal_share_and_its_day_counts(event: str, amount: str) -> None:
    term = evolve(RENT, quantity=("股份", "出资额"), price=FixedPrice(number("6%", "1/年")), time=BY_MONTH)
    cells: dict[str, str | tuple[str, str]] = {"户号": "A1", "成员号": "2", "出资额": ("10000", "元")}
    cells["起"] = "2020-01-01"
    death = row("事件", 户号="A1", 成员号="2", 事件="死亡", 日期=event)
    assert owed(term, row("股份", 股别="资金股", **cells), death) == {"A1": amount}
    assert owed(term, row("股份", 股别="土地股", **cells), death) == {"A1": "600.00"}


def test_escalation_inside_the_season_counts_from_its_day_on() -> None:
    step = Escalation(5, number("5%"), Growth.COMPOUND, day("2020-07-01"), HERE)
    assert owed(evolve(RENT, escalation=step), plot("1")) == {"A1": "615.12"}


@pytest.mark.parametrize(
    ("growth", "step", "amount"),
    [
        (Growth.COMPOUND, number("10%"), "726.00"),
        (Growth.OF_FIRST, number("10%"), "720.00"),
        (Growth.ABSOLUTE, number("50", "元/亩/年"), "700.00"),
    ],
)
def test_two_escalations(growth: Growth, step: Figure, amount: str) -> None:
    escalation = Escalation(2, step, growth, day("2021-01-01"), HERE)
    assert owed(evolve(RENT, escalation=escalation), plot("1")) == {"A1": amount}


def rate_by_year(start: str) -> Term:
    rates = YearlyRate(tuple(FixedPrice(number(r, "1/年")) for r in ("6%", "8%", "10%")), day(start), HERE)
    return evolve(RENT, quantity=("股份", "出资额"), price=rates, time=BY_MONTH)


@pytest.mark.parametrize(
    ("start", "amount"),
    [
        ("2025-07-01", "600.00"),
        ("2024-07-01", "1400.00"),
        ("2024-01-01", "1600.00"),
        ("2015-01-01", "2000.00"),
    ],
)
def test_rates_by_contract_year(start: str, amount: str) -> None:
    holding = row("股份", 户号="A1", 出资额=("20000", "元"), 起=start)
    assert owed(rate_by_year(start), holding) == {"A1": amount}


TIERS = TieredRate(
    marginal=True,
    tiers=(
        (number("0", "元"), number("3%")),
        (number("10000", "元"), number("5%")),
        (number("50000", "元"), number("8%")),
    ),
    where=HERE,
)


@pytest.mark.parametrize(
    ("sales", "marginal", "whole"),
    [
        (["9999.99"], "300.00", "300.00"),
        (["10000"], "300.00", "500.00"),
        (["10000.01"], "300.00", "500.00"),
        (["6000", "6000"], "400.00", "600.00"),
        (["60000"], "3100.00", "4800.00"),
        (["0"], "0.00", "0.00"),
    ],
)
def test_tiers_speak_of_the_season_total(sales: list[str], marginal: str, whole: str) -> None:
    rows_ = [sale(one) for one in sales]
    assert owed(evolve(SALE, price=TIERS), *rows_) == {"A1": marginal}
    assert owed(evolve(SALE, price=evolve(TIERS, marginal=False)), *rows_) == {"A1": whole}


def test_cap_and_floor_a_household() -> None:
    capped = evolve(SALE, price=TIERS, cap=number("3000", "元/户"), floor=number("500", "元/户"))
    assert owed(capped, sale("60000"), sale("1000", household="A2")) == {"A1": "3000.00", "A2": "500.00"}


def test_a_sale_belongs_to_the_season_of_its_date_or_of_its_payment() -> None:
    late = sale("1000", "2025-12-20", "2026-01-10")
    early = sale("1000", "2024-12-20", "2025-01-10")
    assert owed(SALE, late, early) == {"A1": "30.00"}
    assert owed(evolve(SALE, belongs_by="回款日"), late, sale("5000", "2024-12-20", "2025-01-10")) == {
        "A1": "150.00"
    }


@pytest.mark.parametrize(("stage", "amount"), [("每户合计", "0.02"), ("每行", "0.03")])
def test_the_stage_of_rounding_is_a_term(stage: str, amount: str) -> None:
    term = evolve(
        SALE, price=FixedPrice(number("0.5%")), rounding=RoundingTerm(Rounding.HALF_UP, "分", stage)
    )
    assert owed(term, sale("1"), sale("1"), sale("1")) == {"A1": amount}


@pytest.mark.parametrize(
    ("step", "mode", "amount"),
    [("元", Rounding.DOWN, "46.00"), ("角", Rounding.HALF_UP, "46.90"), ("10元", Rounding.UP, "50.00")],
)
def test_the_unit_of_rounding_is_a_term(step: str, mode: Rounding, amount: str) -> None:
    term = evolve(SALE, rounding=RoundingTerm(mode, step))
    assert owed(term, sale("1562")) == {"A1": amount}


def grain(jin: str) -> InKindPrice:
    word = Word.clause("上年12月1日", "", Origin(HERE, "上年12月1日"))
    series = MarketPrice("稻谷", word, 31, Unit.parse("元/斤"), HERE)
    return InKindPrice(number(jin, "斤/亩/年"), "稻谷", series, HERE)


def test_a_unit_price_rounded_before_it_is_used() -> None:
    quotes = row("价格", 系列="稻谷", 日期="2024-12-01", 价=("1.4308", "元/斤"))
    term = evolve(RENT, price=grain("650"), price_rounding=RoundingTerm(Rounding.HALF_UP, "元"))
    assert owed(term, plot("17.32"), quotes) == {"A1": "16107.60"}
    assert owed(evolve(term, price_rounding=None), plot("17.32"), quotes) == {"A1": "16107.95"}


def test_a_price_per_fifty_kilograms_is_converted() -> None:
    quotes = row("价格", 系列="稻谷", 日期="2024-12-01", 价=("129", "元/50公斤"))
    term = evolve(RENT, price=grain("500"))
    assert owed(term, plot("2"), quotes) == {"A1": "1290.00"}


@pytest.mark.parametrize("quoted", ["2024-10-30", "2024-12-02"])
def test_no_quote_or_one_too_old_is_an_error_with_series_and_day(quoted: str) -> None:
    quotes = row("价格", 系列="稻谷", 日期=quoted, 价=("1.4", "元/斤"))
    term = evolve(RENT, price=grain("500"))
    with pytest.raises(InputRefusedError) as refused:
        owed(term, plot("2"), quotes)
    [problem] = refused.value.problems
    assert "稻谷" in problem.what
    assert "2024-12-01" in problem.what


def test_a_quote_of_exactly_the_allowed_age_is_used() -> None:
    quotes = row("价格", 系列="稻谷", 日期="2024-10-31", 价=("1.4", "元/斤"))
    term = evolve(RENT, price=grain("500"))
    assert owed(term, plot("2"), quotes) == {"A1": "1400.00"}


def test_keyed_prices_and_a_key_without_a_price() -> None:
    prices = {"采摘": FixedPrice(number("130", "元/工日")), "套袋": FixedPrice(number("0.08", "元/只"))}
    term = evolve(
        RENT, payee="成员", quantity=("用工", "数量"), price=KeyedPrice("岗位", prices, HERE), time=None
    )
    work = {"户号": "A1", "成员号": "2", "日期": "2025-06-01"}
    picked = row("用工", 岗位="采摘", 数量=("2.5", "工日"), **work)
    bagged = row("用工", 岗位="套袋", 数量=("1001", "只"), **work)
    assert owed(term, picked, bagged) == {"A1.2": "405.08"}
    with pytest.raises(InputRefusedError) as refused:
        owed(term, row("用工", 岗位="浇水", 数量=("1", "工日"), **work))
    assert "浇水" in refused.value.problems[0].what


def test_units_that_make_no_yuan_are_refused_with_both_units() -> None:
    with pytest.raises(InputRefusedError) as refused:
        owed(RENT, plot("2", unit="斤"))
    assert "斤" in refused.value.problems[0].what


def test_one_a_household_and_one_a_person() -> None:
    term = evolve(RENT, time=None, price=FixedPrice(number("100", "元/户")), quantity=("", "户"))
    assert owed(term) == {"A1": "100.00", "A2": "100.00"}
    each = evolve(term, quantity=("", "人"), price=FixedPrice(number("50", "元/人")))
    assert owed(each) == {"A1": "100.00", "A2": "50.00"}


def test_a_row_belongs_to_the_clause_it_names() -> None:
    other = row("地块", 户号="A1", 面积=("9", "亩"), 起="2020-01-01", 条款="别的")
    mine = row("地块", 户号="A1", 面积=("1", "亩"), 起="2020-01-01", 条款="LI-1/租")
    assert owed(RENT, other, mine) == {"A1": "600.00"}


def test_a_fee_owed_to_the_collective() -> None:
    term = evolve(
        SALE, kind="居间", payee="村集体", quantity=("居间", "数量"), price=FixedPrice(number("30", "元/亩"))
    )
    good = row("居间", 付款方="公司", 收款方="村集体", 数量=("120", "亩"), 日期="2025-03-01")
    alien = row("居间", 付款方="别家", 收款方="村集体", 数量=("120", "亩"), 日期="2025-03-01")
    assert owed(term, good, alien) == {"cjt": "3600.00"}


@given(st.permutations(range(6)), st.lists(st.integers(1, 9999), min_size=6, max_size=6))
def test_the_order_of_rows_never_matters(order: list[int], areas: list[int]) -> None:
    plots = [
        plot(f"{area}/100", "2025-02-0" + str(1 + n), household=f"A{1 + n % 2}")
        for n, area in enumerate(areas)
    ]
    assert owed(RENT, *plots) == owed(RENT, *(plots[n] for n in order))


@given(st.integers(0, 364))
def test_cutting_a_holding_in_two_changes_nothing(cut: int) -> None:
    first = day("2025-01-01").date
    middle = first.fromordinal(first.toordinal() + cut)
    before = middle.fromordinal(middle.toordinal() - 1)
    whole = owed(RENT, plot("7.77"))
    assert owed(RENT, plot("7.77", end=before.isoformat()), plot("7.77", middle.isoformat())) == whole


def stake(yuan: str, start: str = "", end: str = "") -> Row:
    return row("股份", 户号="A1", 出资额=(yuan, "元"), 起=start, 止=end)


FIXED = evolve(
    RENT,
    name="股金",
    quantity=("股份", "出资额"),
    price=FixedPrice(number("6.5%", "1/年")),
    time=TimeRule("整月", entry_month=False),
)


@pytest.mark.parametrize(
    ("start", "amount"),
    [
        ("2024-11-30", "65.00"),
        ("2024-12-31", "65.00"),
        ("2025-01-01", "59.58"),
        ("2025-01-31", "59.58"),
        ("2025-02-01", "54.17"),
        ("2025-11-30", "5.42"),
    ],
)
def test_the_month_of_entry_does_not_count_where_the_clause_says_so(start: str, amount: str) -> None:
    assert owed(FIXED, stake("1000", start)) == {"A1": amount}


def test_a_deposit_of_the_last_month_gives_a_reason() -> None:
    reckoned = reckon(FIXED, Scope(arrangement(FIXED), books(stake("1000", "2025-12-01"))))
    assert not reckoned.owed
    assert "A1" in reckoned.idle


def test_tranches_rounded_one_by_one_are_then_added() -> None:
    rows_ = [stake("1000", f"2025-{month:02d}-05") for month in (1, 2, 4)]
    each = evolve(FIXED, rounding=RoundingTerm(Rounding.HALF_UP, "分", "每行"))
    assert owed(FIXED, *rows_) == {"A1": "157.08"}
    assert owed(each, *rows_) == {"A1": "157.08"}
    thirds = [stake("1", f"2025-{month:02d}-05") for month in (1, 2, 4, 5)]
    assert owed(FIXED, *thirds) == {"A1": "0.20"}
    assert owed(each, *thirds) == {"A1": "0.19"}


@pytest.mark.parametrize(
    ("months", "start", "end", "amount"),
    [
        (6, "2020-01-01", "", "1200.00"),
        (6, "2025-06-30", "", "1200.00"),
        (6, "2025-07-01", "", "600.00"),
        (6, "2020-01-01", "2025-06-29", ""),
        (6, "2020-01-01", "2025-06-30", "600.00"),
        (3, "2025-04-01", "", "900.00"),
        (3, "2025-03-31", "2025-09-29", "600.00"),
        (12, "2025-12-31", "", "1200.00"),
        (12, "2020-01-01", "2025-12-30", ""),
    ],
)
def test_whole_periods_belong_to_who_holds_on_their_last_day(
    months: int, start: str, end: str, amount: str
) -> None:
    by_period = evolve(RENT, time=TimeRule("按期", months=months))
    reckoned = reckon(by_period, Scope(arrangement(by_period), books(plot("2", start, end))))
    assert [one.figure.money.plain for one in reckoned.owed] == [amount or "0.00"]


def test_contract_years_run_from_their_anchor() -> None:
    by_year = evolve(RENT, time=TimeRule("按年", months=12, anchor=day("2023-04-01")))
    assert owed(by_year, plot("2", end="2025-03-31")) == {"A1": "1200.00"}
    assert owed(by_year, plot("2", end="2025-03-30")) == {"A1": "0.00"}


def test_rent_paid_a_year_ahead_is_reckoned_for_its_own_days() -> None:
    ahead = evolve(RENT, reckoned=(day("2026-01-01"), day("2026-12-31")))
    assert owed(ahead, plot("2", end="2025-12-31")) == {}
    assert owed(ahead, plot("2", end="2026-06-30")) == {"A1": "595.07"}
    assert owed(ahead, plot("2")) == {"A1": "1200.00"}


def test_the_first_half_year_of_a_lease_is_a_stub() -> None:
    stub = evolve(RENT, period=(day("2025-07-01"), day("2034-12-31")))
    assert owed(stub, plot("2")) == {"A1": "604.93"}


def test_a_season_over_two_calendar_years_counts_each_day_in_its_own() -> None:
    crop = evolve(RENT, time=TimeRule("实际/实际"), reckoned=(day("2023-10-01"), day("2024-09-30")))
    assert owed(crop, plot("1")) == {"A1": "600.41"}

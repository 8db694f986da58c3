"""Pools: losses first, percentages of one base rounded together, nothing lost and nothing negative."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.holding import Scope
from linkage.engine.pool import Walked, walk
from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin
from linkage.ground.money import Money
from linkage.ground.season import Season
from linkage.ground.units import PLAIN, YUAN
from linkage.model.arrangement import Arrangement, Earmark, Party, Pool, Step, Weight
from linkage.model.registers import Books
from linkage.model.size import Threshold
from linkage.sizes.amount import FixedAmount
from linkage.sizes.percent import PercentOfBase, PercentOfRest

HERE = Where("合作.yaml", line=1, column=1)


def leaf(value: str, unit: str = "元") -> Figure:
    origin = Origin(HERE, value)
    return Figure.clause(Fraction(value), YUAN if unit else PLAIN, "", origin)


def rate(percent: str) -> Figure:
    return Figure.clause(Fraction(percent) / 100, PLAIN, "比例", Origin(HERE, f"{percent}%"))


def day(text: str) -> Day:
    season = Season.parse("2025-01-01 至 2025-12-31")
    date = season.first if text == "first" else season.last
    return Day.clause(date, "", Origin(HERE, date.isoformat()))


def arrangement() -> Arrangement:
    parties = {
        "公司": Party("公司", "gs", "有限责任公司", "甲", HERE),
        "村集体": Party("村集体", "cjt", "农村集体经济组织", "乙", HERE),
    }
    return Arrangement(
        name="例",
        code="LI-1",
        pattern="",
        season=Season.parse("2025-01-01 至 2025-12-31"),
        first_day=day("first"),
        last_day=day("last"),
        file="合作.yaml",
        parties=parties,
        terms=(),
        pools=(),
        deductions=(),
    )


def step(number: int, to: str, *, kind: str = "去向", **what: object) -> Step:
    rate, amount, over = what.pop("rate", None), what.pop("amount", None), what.pop("when_over", None)
    rest = what.pop("of_rest", False)
    if isinstance(rate, Figure):
        what["size"] = PercentOfRest(rate) if rest else PercentOfBase(rate)
    elif isinstance(amount, Figure):
        what["size"] = FixedAmount(amount)
    if isinstance(over, Figure):
        what["runs"] = Threshold(above=over)
    return Step(number=number, kind=kind, to=to, where=HERE, **what)  # type: ignore[arg-type]


def run(source: str, *steps: Step) -> Walked:
    pool = Pool("利润", "公司", (), steps, HERE, day("last"))
    return walk(pool, leaf(source), Scope(arrangement(), Books({})))


def taken(walked: Walked) -> list[str]:
    return [outcome.amount.plain for outcome in walked.outcome.steps]


@pytest.mark.parametrize(
    ("source", "steps", "amounts", "kept"),
    [
        ("100.00", [("公司", "60"), ("村集体", "20")], ["60.00", "20.00"], "20.00"),
        (
            "154893.80",
            [("甲", "40"), ("乙", "40"), ("丙", "20")],
            ["61957.52", "61957.52", "30978.76"],
            "0.00",
        ),
        ("0.00", [("甲", "50"), ("乙", "50")], ["0.00", "0.00"], "0.00"),
        (
            "51000",
            [("公", "50"), ("福", "15"), ("投", "10"), ("户", "10")],
            ["25500.00", "7650.00", "5100.00", "5100.00"],
            "7650.00",
        ),
    ],
)
def test_percentages_of_one_base(
    source: str, steps: list[tuple[str, str]], amounts: list[str], kept: str
) -> None:
    walked = run(source, *(step(n, to, rate=rate(p)) for n, (to, p) in enumerate(steps, 1)))
    assert taken(walked) == amounts
    assert walked.outcome.kept.plain == kept


def test_loss_comes_first_and_percentages_speak_of_what_is_left() -> None:
    walked = run(
        "1000.00",
        step(1, "弥补亏损", kind="弥补亏损", amount=leaf("400.00")),
        step(2, "公积公益金", kind="提取", rate=rate("30")),
        step(3, "成员基金", rate=rate("50")),
    )
    assert taken(walked) == ["400.00", "180.00", "300.00"]
    assert walked.outcome.kept == Money(12000)


def test_a_loss_larger_than_the_pool_takes_all_of_it() -> None:
    walked = run(
        "100.00", step(1, "弥补亏损", kind="弥补亏损", amount=leaf("400.00")), step(2, "甲", rate=rate("50"))
    )
    assert taken(walked) == ["100.00", "0.00"]


def test_a_loss_year_shares_nothing_and_shows_the_loss() -> None:
    walked = run("-250.55", step(1, "甲", rate=rate("100")))
    assert taken(walked) == ["0.00"]
    assert walked.outcome.loss == Money(25055)
    assert walked.outcome.taken_in == Money(0)


def test_a_reserve_rounded_up_never_leaves_the_others_short() -> None:
    walked = run(
        "100.05",
        step(1, "公积金", kind="提取", rate=rate("10")),
        step(2, "甲", rate=rate("40")),
        step(3, "乙", rate=rate("20")),
        step(4, "丙", rate=rate("30")),
    )
    assert taken(walked)[0] == "10.01"
    assert walked.outcome.kept == Money(0)
    assert not walked.findings


def test_a_reserve_rounded_down_leaves_nothing_nobody_has_a_right_to() -> None:
    walked = run(
        "100.04",
        step(1, "公积金", kind="提取", rate=rate("10")),
        step(2, "甲", rate=rate("45")),
        step(3, "乙", rate=rate("45")),
    )
    assert taken(walked)[0] == "10.00"
    assert walked.outcome.kept == Money(0)


@pytest.mark.parametrize(
    ("source", "amount"), [("100.01", "30.01"), ("100.02", "30.01"), ("100.00", "30.00")]
)
def test_a_draw_at_the_charters_rate_never_falls_below_it(source: str, amount: str) -> None:
    charter = Figure.law(
        Fraction(3, 10), PLAIN, "比例", Origin(HERE, "30%"), Citation("章程", "章程", "第二十条")
    )
    assert taken(run(source, step(1, "公积公益金", kind="提取", rate=charter))) == [amount]
    plain = {"100.01": "30.00", "100.02": "30.01", "100.00": "30.00"}
    assert taken(run(source, step(1, "公积公益金", kind="提取", rate=rate("30")))) == [plain[source]]


def test_percentage_of_the_rest() -> None:
    walked = run(
        "1000.00",
        step(1, "公积金", kind="提取", rate=rate("10")),
        step(2, "甲", rate=rate("60"), of_rest=True),
        step(3, "乙", rate=rate("100"), of_rest=True),
    )
    assert taken(walked) == ["100.00", "540.00", "360.00"]


def test_a_fixed_step_takes_what_is_left_and_the_shortfall_is_told() -> None:
    walked = run("100.00", step(1, "甲", amount=leaf("80.00")), step(2, "乙", amount=leaf("30.00")))
    assert taken(walked) == ["80.00", "20.00"]
    assert [finding.code for finding in walked.findings] == ["C501"]
    assert "少 10.00 元" in walked.findings[0].message


@pytest.mark.parametrize(("source", "amount"), [("1000.00", "0.00"), ("1000.01", "100.00")])
def test_a_conditional_step_runs_only_above_its_amount(source: str, amount: str) -> None:
    walked = run(source, step(1, "甲", amount=leaf("100.00"), when_over=leaf("1000.00")))
    assert taken(walked) == [amount]


def test_cap_and_floor_of_a_step() -> None:
    walked = run(
        "1000.00",
        step(1, "甲", rate=rate("50"), cap=leaf("300.00")),
        step(2, "乙", rate=rate("5"), floor=leaf("80.00")),
    )
    assert taken(walked) == ["300.00", "80.00"]


@pytest.mark.parametrize(("cap", "part"), [("100.00", "50.00"), ("20.00", "20.00")])
def test_an_earmarked_part_speaks_of_the_base_and_stays_inside(cap: str, part: str) -> None:
    earmark = Earmark("应急救助金", rate("5"), None, leaf(cap), HERE)
    walked = run("1000.00", step(1, "公积公益金", kind="提取", rate=rate("30"), earmarks=(earmark,)))
    [(name, figure)] = walked.outcome.steps[0].earmarks
    assert (name, figure.money.plain) == ("应急救助金", part)


def test_an_earmark_larger_than_its_step_is_the_step() -> None:
    earmark = Earmark("应急救助金", None, leaf("500.00"), None, HERE)
    walked = run("1000.00", step(1, "公积公益金", kind="提取", rate=rate("30"), earmarks=(earmark,)))
    assert walked.outcome.steps[0].earmarks[0][1].money.plain == "300.00"


@given(
    st.integers(min_value=0, max_value=10**9),
    st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=6).filter(lambda p: sum(p) <= 100),
    st.integers(min_value=0, max_value=33),
)
def test_in_equals_out_plus_kept(fen: int, percents: list[int], reserve: int) -> None:
    reserve = min(reserve, 100 - sum(percents))
    steps = [step(1, "公积金", kind="提取", rate=rate(str(reserve)))]
    steps += [step(n, f"方{n}", rate=rate(str(p))) for n, p in enumerate(percents, 2)]
    walked = run(str(Fraction(fen, 100)), *steps)
    amounts = [outcome.amount.fen for outcome in walked.outcome.steps]
    assert sum(amounts) + walked.outcome.kept.fen == fen
    assert min(amounts) >= 0
    assert walked.outcome.kept.fen >= 0
    for amount, percent in zip(amounts, [reserve, *percents], strict=True):
        assert abs(amount - Fraction(fen * percent, 100)) < 2
        assert percent or not amount
    if reserve + sum(percents) == 100 and any(percents):
        assert walked.outcome.kept.fen == 0


@given(st.integers(min_value=0, max_value=10**7), st.permutations([7, 13, 29, 31]))
def test_the_order_of_shares_moves_no_more_than_ties(fen: int, percents: list[int]) -> None:
    walked = run(
        str(Fraction(fen, 100)), *(step(n, f"方{n}", rate=rate(str(p))) for n, p in enumerate(percents, 1))
    )
    by_percent = dict(zip(percents, [o.amount.fen for o in walked.outcome.steps], strict=True))
    assert sorted(by_percent.values()) == [by_percent[p] for p in sorted(by_percent)]


def test_a_percentage_nobody_may_share_stays_in_the_pool() -> None:
    """Its money goes to no other step, whether the step is rounded by itself or with others."""
    nobody = Weight(("", "每人"))
    steps = (
        step(1, "成员", rate=rate("20"), weight=nobody, personal=True),
        step(2, "公司", rate=rate("60")),
        step(3, "村集体", rate=rate("20")),
    )
    capped = (evolve(steps[0], cap=leaf("1000")), *steps[1:])
    for these in (steps, capped):
        walked = run("100.01", *these)
        assert taken(walked)[0] == "0.00"
        assert [int(Fraction(amount)) for amount in taken(walked)[1:]] == [60, 20]
        assert walked.outcome.kept.plain == "20.00"
        assert [finding.code for finding in walked.findings] == ["C502"]
        for outcome in walked.outcome.steps[1:]:
            parts = outcome.figure.params["parts"]
            assert isinstance(parts, list)
            assert [part["step"] for part in parts if isinstance(part, dict)] == ["2", "3", "余额"]


def test_what_comes_in_with_a_part_of_a_fen_is_rounded_in_sight() -> None:
    walked = run("1/3", step(1, "公司", rate=rate("100")))
    assert walked.outcome.source.op == "round"
    assert taken(walked) == ["0.33"]

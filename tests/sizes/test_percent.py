"""Percentages: of the base, of what is left, of what lies above an amount; conditions, caps, full funds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.size import Fund, Size, Threshold
from linkage.sizes.percent import PercentOfBase, PercentOfExcess, PercentOfRest
from pouring import percent, poured, to, yuan


@pytest.mark.parametrize(
    ("came_in", "amount"),
    [("99999.99", "0.00"), ("100000", "0.00"), ("100000.10", "0.03"), ("150000", "15000.00")],
)
def test_a_percentage_of_the_part_above_an_amount(came_in: str, amount: str) -> None:
    excess = PercentOfExcess(percent("30"), yuan("100000"))
    assert poured(came_in, [to(1, "公司", excess)]).steps == [amount]


@pytest.mark.parametrize(
    ("came_in", "above", "below", "runs"),
    [
        ("1000", "1000", None, False),
        ("1000.01", "1000", None, True),
        ("1000", None, "1000", False),
        ("999.99", None, "1000", True),
        ("1500", "1000", "2000", True),
        ("2000", "1000", "2000", False),
    ],
)
def test_a_step_runs_only_above_or_below_an_amount(
    came_in: str, above: str | None, below: str | None, *, runs: bool
) -> None:
    when = Threshold(yuan(above) if above else None, yuan(below) if below else None)
    found = poured(came_in, [to(1, "公司", PercentOfBase(percent("10")), runs=when)])
    expected = Fraction(came_in) / 10 if runs else Fraction(0)
    assert abs(Fraction(found.steps[0]) - expected) <= Fraction(1, 200)
    trace = found.document["pools"][0]["steps"][0]["trace"]
    chosen = trace if trace["op"] == "pick" else trace["args"][0]
    assert chosen["args"][0]["op"] in {"compare", "all_of"}


@pytest.mark.parametrize(
    ("holds", "amount"),
    [("0", "100.00"), ("49900", "100.00"), ("49950", "50.00"), ("50000", "0.00"), ("60000", "0.00")],
)
def test_a_step_stops_when_its_fund_is_full(holds: str, amount: str) -> None:
    fund = Fund(yuan("50000"), yuan(holds))
    found = poured("1000", [to(1, "风险金", PercentOfBase(percent("10")), kind="提取", fund=fund)])
    assert found.steps == [amount]


def test_a_percentage_of_the_rest_sees_the_steps_before() -> None:
    steps = [
        to(1, "公积金", PercentOfBase(percent("10")), kind="提取"),
        to(2, "公司", PercentOfRest(percent("60"))),
        to(3, "村集体", PercentOfRest(percent("100"))),
    ]
    assert poured("1000", steps).steps == ["100.00", "540.00", "360.00"]


@given(
    st.integers(0, 10**8),
    st.lists(
        st.tuples(st.sampled_from(["base", "rest", "excess"]), st.integers(0, 60)), min_size=1, max_size=4
    ),
)
def test_what_comes_in_goes_out_or_is_kept(fen: int, wanted: list[tuple[str, int]]) -> None:
    kinds: dict[str, Callable[[int], Size]] = {
        "base": lambda rate: PercentOfBase(percent(str(rate))),
        "rest": lambda rate: PercentOfRest(percent(str(rate))),
        "excess": lambda rate: PercentOfExcess(percent(str(rate)), yuan("5000")),
    }
    steps = [to(n, f"基金{n}", kinds[kind](rate), kind="提取") for n, (kind, rate) in enumerate(wanted, 1)]
    found = poured(str(Fraction(fen, 100)), steps)
    amounts = [Fraction(amount) for amount in found.steps]
    assert sum(amounts) + Fraction(found.kept) == Fraction(fen, 100)
    assert min(amounts) >= 0
    assert Fraction(found.kept) >= 0


def test_they_are_told() -> None:
    assert PercentOfBase(percent("30")).told() == "可分配额的 30%"
    assert PercentOfRest(percent("30")).told() == "余下的 30%"
    assert PercentOfExcess(percent("30"), yuan("100000")).told() == "可分配额超过 100,000.00 元 的部分的 30%"

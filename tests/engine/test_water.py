"""Limits for each payee: the level ends, knows no order, sums exactly, and stays between floor and cap."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.figure import Figure
from linkage.model.size import PayeeLimits
from linkage.sizes.percent import PercentOfBase, PercentOfRest
from pouring import held, percent, poured, shared, signed, to

ALL = PercentOfBase(percent("100"))
HELD = {"A1": "1", "A2": "2", "A3": "7"}


def limits(cap: str = "", floor: str = "", per: str = "户") -> PayeeLimits:
    def said(text: str) -> Figure | None:
        return signed(text, f"元/{per}") if text else None

    return PayeeLimits(said(cap), said(floor))


@pytest.mark.parametrize(
    ("came_in", "cap", "parts", "kept"),
    [
        ("100", "70.01", {"A1": "10.00", "A2": "20.00", "A3": "70.00"}, "0.00"),
        ("100", "70", {"A1": "10.00", "A2": "20.00", "A3": "70.00"}, "0.00"),
        ("100", "69.99", {"A1": "10.00", "A2": "20.01", "A3": "69.99"}, "0.00"),
        ("100", "40", {"A1": "20.00", "A2": "40.00", "A3": "40.00"}, "0.00"),
        ("100", "35", {"A1": "30.00", "A2": "35.00", "A3": "35.00"}, "0.00"),
        ("100", "30", {"A1": "30.00", "A2": "30.00", "A3": "30.00"}, "10.00"),
        ("100", "0.005", {}, "100.00"),
    ],
)
def test_what_one_may_not_take_goes_to_the_others(
    came_in: str, cap: str, parts: Mapping[str, str], kept: str
) -> None:
    found = poured(came_in, [shared(ALL, limits=limits(cap=cap))], *held(HELD))
    assert (found.parts(), found.kept, found.remainder) == (parts, kept, "0.00")


@pytest.mark.parametrize(
    ("came_in", "floor", "parts"),
    [
        ("100", "10", {"A1": "10.00", "A2": "20.00", "A3": "70.00"}),
        ("100", "20", {"A1": "20.00", "A2": "20.00", "A3": "60.00"}),
        ("60", "20", {"A1": "20.00", "A2": "20.00", "A3": "20.00"}),
        ("30", "20", {"A1": "10.00", "A2": "10.00", "A3": "10.00"}),
    ],
)
def test_nobody_falls_below_the_floor_while_it_lasts(came_in: str, floor: str, parts: dict[str, str]) -> None:
    found = poured(came_in, [shared(ALL, limits=limits(floor=floor))], *held(HELD))
    assert found.parts() == parts
    assert found.findings == (["C503"] if came_in == "30" else [])


def test_a_limit_per_person_counts_for_everybody_at_home() -> None:
    step = shared(ALL, limits=limits(cap="10", per="人"))
    found = poured("100", [step], *held({"A1": "9", "A2": "1"}), heads={"A1": 3, "A2": 1})
    assert (found.parts(), found.kept) == ({"A1": "30.00", "A2": "10.00"}, "60.00")


def test_whole_yuan_within_limits_leave_the_fen() -> None:
    step = shared(ALL, limits=limits(cap="60"), share_step="元")
    found = poured("100.55", [step], *held(HELD))
    assert (found.parts(), found.remainder) == ({"A1": "13.00", "A2": "27.00", "A3": "60.00"}, "0.55")
    found = poured("200.55", [step], *held(HELD))
    assert (found.kept, found.remainder) == ("20.55", "0.00")


def test_what_rounding_leaves_is_kept_for_its_owner_and_no_later_step_shares_it() -> None:
    first = shared(PercentOfBase(percent("60")), share_step="元", remainder_owner="结转下年")
    rest = to(2, "公司", PercentOfRest(percent("100")))
    found = poured("100.05", [first, rest], *held(HELD))
    # 60.03 in whole yuan is 60; 0.03 is carried, and the rest is 100.05 - 60.03.
    assert (found.steps, found.kept, found.remainder) == (["60.00", "40.02"], "0.03", "0.03")


def test_what_caps_leave_goes_to_the_later_steps() -> None:
    first = shared(PercentOfBase(percent("60")), share_step="元", limits=limits(cap="10"))
    rest = to(2, "公司", PercentOfRest(percent("100")))
    found = poured("100.05", [first, rest], *held(HELD))
    assert (found.steps, found.kept, found.remainder) == (["30.00", "70.05"], "0.00", "0.00")


def test_whole_yuan_cut_off_within_limits_leave_a_remainder() -> None:
    step = shared(ALL, limits=limits(cap="5000"), share_step="元", share_mode="去尾", remainder_owner="公司")
    found = poured("10000", [step], *held({"A1": "2", "A2": "1", "A3": "3.7"}))
    # A3 is at her cap; 5,000.00 are left for 2 + 1 shares: 3333.33 and 1666.66, cut to whole yuan.
    assert found.parts() == {"A1": "3333.00", "A2": "1666.00", "A3": "5000.00"}
    assert (found.steps, found.kept, found.remainder) == (["9999.00"], "1.00", "1.00")
    found = poured("10000.55", [step], *held({"A1": "2", "A2": "1", "A3": "3.7"}))
    assert (found.steps, found.remainder) == (["9999.00"], "1.55")
    found = poured("20000", [step], *held({"A1": "2", "A2": "1", "A3": "3.7"}))
    assert (found.steps, found.kept, found.remainder) == (["15000.00"], "5000.00", "0.00")


OWN = st.dictionaries(st.sampled_from([f"A{n}" for n in range(1, 9)]), st.integers(1, 60), min_size=1)
LIMIT = st.one_of(st.none(), st.integers(0, 5000))


@given(st.integers(0, 30000), OWN, LIMIT, LIMIT)
def test_floor_pay_cap_and_no_order(
    fen: int, own: dict[str, int], one: int | None, other: int | None
) -> None:
    low, high = (one, other) if one is None or other is None or one <= other else (other, one)
    within = limits(
        cap=str(Fraction(high, 100)) if high is not None else "", floor=str(Fraction(low, 100)) if low else ""
    )
    rows_ = held({payee: str(count) for payee, count in own.items()})
    step: Any = shared(ALL, limits=within)
    found = poured(str(Fraction(fen, 100)), [step], *rows_)
    parts = {payee: int(Fraction(amount) * 100) for payee, amount in found.parts().items()}
    assert parts == {
        payee: int(Fraction(amount) * 100)
        for payee, amount in poured(str(Fraction(fen, 100)), [step], *reversed(rows_)).parts().items()
    }
    kept = int(Fraction(found.kept) * 100)
    assert sum(parts.values()) + kept == fen
    if high is not None:
        assert max(parts.values(), default=0) <= high
    if low and fen >= low * len(own):
        assert min(parts.get(payee, 0) for payee in own) >= low
    if kept:
        assert all(parts.get(payee, 0) == high for payee in own)
    for less, more in itertools.permutations(own, 2):
        if own[less] < own[more]:
            assert parts.get(less, 0) <= parts.get(more, 0) + 1


@given(st.integers(0, 30000), OWN, st.integers(1, 5000), st.sampled_from(["分", "角", "元"]))
def test_cut_off_within_a_cap_nobody_gets_more_and_the_sum_holds(
    fen: int, own: dict[str, int], high: int, unit: str
) -> None:
    cap = limits(cap=str(Fraction(high, 100)))
    rows_ = held({payee: str(count) for payee, count in own.items()})
    said: dict[str, Any] = {"limits": cap, "share_step": unit, "remainder_owner": "公司"}
    cut = poured(str(Fraction(fen, 100)), [shared(ALL, share_mode="去尾", **said)], *rows_)
    usual = poured(str(Fraction(fen, 100)), [shared(ALL, **said)], *rows_)
    step = {"分": 1, "角": 10, "元": 100}[unit]
    parts = {payee: int(Fraction(amount) * 100) for payee, amount in cut.parts().items()}
    assert sum(parts.values()) + int(Fraction(cut.kept) * 100) == fen
    for payee in own:
        more = int(Fraction(usual.parts().get(payee, "0")) * 100) - parts.get(payee, 0)
        assert more in {0, step}
        assert parts.get(payee, 0) <= high
    if int(Fraction(cut.remainder) * 100):
        assert int(Fraction(cut.remainder) * 100) < step * (len(own) + 1)


def test_whose_weight_is_nought_is_told_so_and_not_that_her_part_is_small() -> None:
    found = poured("100", [shared(ALL)], *held({"A1": "1", "A2": "0"}))
    (reason,) = [one for one in found.settlement.reasons if one.payee == "A2"]
    assert reason.why == "按约定算下来没有份额（权数是零）"

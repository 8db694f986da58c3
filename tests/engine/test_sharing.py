"""A step's money to its payees: claims and their caps, who makes up what lacks, lots, limits, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from linkage.engine.holding import Scope
from linkage.engine.sharing import check_sharers, is_shared, share_step, sharers_of
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure
from linkage.model.arrangement import Pool, Source, SourceKind, Step, Weight
from linkage.model.registers import Row
from linkage.model.size import PayeeLimits, Shortage
from linkage.sizes.percent import PercentOfBase
from linkage.sizes.standard import Standard
from pouring import held, percent, poured, shared, signed, to
from rows import HERE, arrangement, books, day, number, row

ALL = PercentOfBase(percent("100"))
FIFTY = Standard(signed("50", "元/股"))
HELD = {"A1": "1", "A2": "2", "A3": "7"}
PLACE, LOT = ("股份", "排号"), ("股份", "抽签号")


def pool_of(step: Step) -> Pool:
    return Pool("利润", "公司", (Source(SourceKind.FACT, "净利润", HERE),), (step,), HERE, day("2025-12-31"))


def given(step: Step, amount: str, *rows: Row, heads: Mapping[str, int] | None = None) -> Any:  # noqa: ANN401
    own = books(*rows, households=heads or dict.fromkeys(HELD, 1))
    pool = pool_of(step)
    scope = Scope(arrangement(pools=(pool,)), own)
    return share_step(step, pool, number(amount, "元"), sharers_of(step, pool, scope), scope)


def parts(found: Any) -> dict[str, str]:  # noqa: ANN401
    return {one.payee: one.figure.money.plain for one in found.shared.portions}


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        (shared(ALL), True),
        (shared(ALL, weight=None), False),
        (to(1, "村集体", ALL), False),
        (to(1, "村集体", ALL, weight=Weight(("股份", "份额"))), False),
    ],
)
def test_only_a_step_to_payees_is_shared(step: Step, *, wanted: bool) -> None:
    assert is_shared(step) is wanted


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("500", {"A1": "50.00", "A2": "100.00", "A3": "350.00"}),
        ("250", {"A1": "25.00", "A2": "50.00", "A3": "175.00"}),
        ("0.11", {"A1": "0.01", "A2": "0.02", "A3": "0.08"}),
    ],
)
def test_claims_are_cut_in_proportion(amount: str, told: dict[str, str]) -> None:
    """0.11 by 1 : 2 : 7 is 0.011, 0.022, 0.077; the odd fen goes to the largest remainder."""
    found = given(shared(FIFTY), amount, *held(HELD))
    assert (parts(found), found.backings) == (told, ())


@pytest.mark.parametrize(
    ("cap", "claims"),
    [
        ("120 元/户", {"A1": "50", "A2": "100", "A3": "120"}),
        ("40 元/人", {"A1": "40", "A2": "80", "A3": "120"}),
        ("1000 元/户", {"A1": "50", "A2": "100", "A3": "350"}),
    ],
)
def test_nobody_claims_more_than_her_cap(cap: str, claims: Mapping[str, str]) -> None:
    limits = PayeeLimits(signed(*cap.split()), None)
    step = shared(FIFTY, limits=limits)
    pool = pool_of(step)
    own = books(*held(HELD), households={"A1": 1, "A2": 2, "A3": 3})
    found = sharers_of(step, pool, Scope(arrangement(pools=(pool,)), own))
    assert {payee: claim.value for payee, claim in found.by_payee.items()} == {
        payee: int(claim) for payee, claim in claims.items()
    }
    assert found.whole == sum(int(claim) for claim in claims.values())


@pytest.mark.parametrize(
    ("amount", "backed"),
    [
        ("500", {}),
        ("250", {"A1": "25.00", "A2": "50.00", "A3": "175.00"}),
        ("499.99", {"A3": "0.01"}),
    ],
)
def test_the_backstop_makes_up_each_claim(amount: str, backed: dict[str, str]) -> None:
    found = given(shared(FIFTY, shortage=Shortage(backstop="村集体")), amount, *held(HELD))
    assert {one.payee: one.figure.money.plain for one in found.backings} == backed
    paid = parts(found)
    for payee, claim in {"A1": "50", "A2": "100", "A3": "350"}.items():
        whole = number(paid.get(payee, "0"), "元") + number(backed.get(payee, "0"), "元")
        assert whole.value == int(claim)


def placed(heading: str, places: Sequence[str]) -> list[Row]:
    return [
        row("股份", 户号=payee, 份额=(share, "股"), **({heading: (place, "")} if place else {}))
        for (payee, share), place in zip(HELD.items(), places, strict=True)
    ]


@pytest.mark.parametrize(
    ("places", "amount", "told"),
    [
        (("1", "2", "3"), "150", {"A1": "50.00", "A2": "100.00"}),
        (("3", "2", "1"), "350", {"A3": "350.00"}),
        (("2", "1", "3"), "120", {"A1": "20.00", "A2": "100.00"}),
    ],
)
def test_claims_in_turn_are_paid_in_full_one_after_the_other(
    places: Sequence[str], amount: str, told: dict[str, str]
) -> None:
    found = given(shared(FIFTY, shortage=Shortage(queue=PLACE)), amount, *placed("排号", places))
    assert {payee: paid for payee, paid in parts(found).items() if paid != "0.00"} == told


@pytest.mark.parametrize(
    ("lots", "wrong"),
    [
        (("1", "2", "3"), {}),
        (("0", "10", "7"), {}),
        (("-1", "2", "3"), {"A1": "抽签号是从零起的整数"}),
        (("1.5", "2", "3"), {"A1": "抽签号是从零起的整数"}),
        (("2", "2", "3"), {"A2": "和 A1 的抽签号相同"}),
        (("2", "2", "2"), {"A2": "和 A1 的抽签号相同", "A3": "和 A1 的抽签号相同"}),
        (("1/2", "4", "4"), {"A1": "抽签号是从零起的整数", "A3": "和 A2 的抽签号相同"}),
    ],
)
def test_lots_are_whole_numbers_and_no_two_alike(lots: Sequence[str], wrong: Mapping[str, str]) -> None:
    """Every wrong lot is told at once."""
    step = shared(ALL, ties="抽签号", drawn=LOT)
    pool = pool_of(step)
    own = books(*placed("抽签号", lots), households=dict.fromkeys(HELD, 1))
    scope = Scope(arrangement(pools=(pool,)), own)
    if not wrong:
        check_sharers(step, pool, scope)
        return
    with pytest.raises(InputRefusedError) as caught:
        check_sharers(step, pool, scope)
    problems = caught.value.problems
    assert [problem.code for problem in problems] == ["E443"] * len(wrong)
    assert {problem.what.split()[0]: problem.why for problem in problems} == dict(wrong)


def test_lots_and_groups_that_are_missing_are_told_together() -> None:
    step = shared(ALL, ties="抽签号", drawn=LOT, first_by=("名册", "组"))
    pool = pool_of(step)
    own = books(*placed("抽签号", ("1", "", "3")), households=dict.fromkeys(HELD, 1))
    with pytest.raises(InputRefusedError) as caught:
        check_sharers(step, pool, Scope(arrangement(pools=(pool,)), own))
    told = [str(problem) for problem in caught.value.problems]
    assert any("A2 没有写“抽签号”" in one for one in told)
    assert any("组" in one and "抽签号" not in one for one in told)


@pytest.mark.parametrize(
    ("floor", "cut", "told"),
    [
        ("20 元/户", False, {"A1": "20.00", "A2": "20.00", "A3": "60.00"}),
        ("33.33 元/户", False, {"A1": "33.33", "A2": "33.33", "A3": "33.34"}),
        ("33.34 元/户", True, {"A1": "33.34", "A2": "33.33", "A3": "33.33"}),
        ("50 元/人", True, {"A1": "16.67", "A2": "33.33", "A3": "50.00"}),
    ],
)
def test_floors_that_do_not_fit_are_cut_in_proportion(floor: str, cut: object, told: dict[str, str]) -> None:
    limits = PayeeLimits(None, signed(*floor.split()))
    heads = {"A1": 1, "A2": 2, "A3": 3}
    found = given(shared(ALL, limits=limits), "100", *held(HELD), heads=heads)
    assert found.floors_cut is bool(cut)
    assert sorted(parts(found).values()) == sorted(told.values())
    assert (
        sum((one.figure for one in found.shared.portions[1:]), found.shared.portions[0].figure).value == 100
    )


def test_a_step_without_a_weight_has_nobody_to_share_it() -> None:
    step = shared(ALL, weight=None)
    pool = pool_of(step)
    with pytest.raises(ValueError, match="needs a weight"):
        sharers_of(step, pool, Scope(arrangement(pools=(pool,)), books()))


def test_what_a_backstop_adds_is_proved() -> None:
    step = shared(FIFTY, shortage=Shortage(backstop="村集体"))
    found = poured("250", [step], *held(HELD))
    backed = [line for line in found.settlement.lines if line.payer == "cjt"]
    assert {line.payee: line.amount.plain for line in backed} == {
        "A1": "25.00", "A2": "50.00", "A3": "175.00",
    }  # fmt: skip
    assert all(isinstance(line.figure, Figure) for line in backed)

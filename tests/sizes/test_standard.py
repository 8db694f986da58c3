"""A step by standard: each payee's claim, and what happens when the pool is short."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.errors import InputRefusedError
from linkage.model.registers import Row
from linkage.model.size import PayeeLimits, Shortage
from linkage.sizes.percent import PercentOfRest
from linkage.sizes.standard import Standard
from pouring import held, percent, poured, shared, signed, to
from rows import row

EACH = Standard(signed("50", "元/股"))
HELD = {"A1": "1", "A2": "2", "A3": "3"}


@pytest.mark.parametrize(
    ("came_in", "parts", "kept"),
    [
        ("300.01", {"A1": "50.00", "A2": "100.00", "A3": "150.00"}, "0.01"),
        ("300", {"A1": "50.00", "A2": "100.00", "A3": "150.00"}, "0.00"),
        ("60", {"A1": "10.00", "A2": "20.00", "A3": "30.00"}, "0.00"),
    ],
)
def test_claims_in_full_or_in_proportion(came_in: str, parts: dict[str, str], kept: str) -> None:
    found = poured(came_in, [shared(EACH)], *held(HELD))
    assert (found.parts(), found.kept) == (parts, kept)
    assert found.findings == (["C501"] if came_in == "60" else [])


@pytest.mark.parametrize(
    ("came_in", "parts"),
    [
        ("1000", {"A1": "50.00", "A2": "100.00", "A3": "120.00"}),
        ("270", {"A1": "50.00", "A2": "100.00", "A3": "120.00"}),
        ("135", {"A1": "25.00", "A2": "50.00", "A3": "60.00"}),
    ],
)
def test_a_cap_holds_the_claim_before_the_pool_is_found_short(came_in: str, parts: dict[str, str]) -> None:
    limits = PayeeLimits(cap=signed("120", "元/户"))
    found = poured(came_in, [shared(EACH, limits=limits)], *held(HELD))
    assert found.parts() == parts
    assert found.findings == (["C501"] if came_in == "135" else [])


def test_a_cap_by_person_counts_the_people() -> None:
    limits = PayeeLimits(cap=signed("60", "元/人"))
    found = poured("1000", [shared(EACH, limits=limits)], *held(HELD), heads={"A1": 1, "A2": 2, "A3": 1})
    assert found.parts() == {"A1": "50.00", "A2": "100.00", "A3": "60.00"}


def test_what_the_standard_leaves_flows_on() -> None:
    found = poured("1000", [shared(EACH), to(2, "公司", PercentOfRest(percent("100")))], *held(HELD))
    assert found.steps == ["300.00", "700.00"]


def in_turn(places: dict[str, str]) -> list[Row]:
    return [row("名册顺序", 户号=payee, 排序号=(place, "")) for payee, place in places.items()]


QUEUE = Shortage(queue=("名册顺序", "排序号"))


@pytest.mark.parametrize(
    ("came_in", "parts"),
    [
        ("149.99", {"A3": "149.99"}),
        ("150", {"A3": "150.00"}),
        ("150.01", {"A3": "150.00", "A1": "0.01"}),
        ("230", {"A3": "150.00", "A1": "50.00", "A2": "30.00"}),
        ("300", {"A3": "150.00", "A1": "50.00", "A2": "100.00"}),
    ],
)
def test_a_queue_pays_in_full_one_after_another(came_in: str, parts: dict[str, str]) -> None:
    """A3 stands first; A1 and A2 stand alike, and go by id."""
    places = in_turn({"A1": "2", "A2": "2", "A3": "1"})
    step = shared(EACH, shortage=QUEUE)
    assert poured(came_in, [step], *held(HELD), *places).parts() == parts
    turned = dict(reversed(HELD.items()))
    assert poured(came_in, [step], *held(turned), *reversed(places)).parts() == parts


def test_a_place_that_is_not_written_is_an_error() -> None:
    step = shared(EACH, shortage=QUEUE)
    with pytest.raises(InputRefusedError) as refused:
        poured("100", [step], *held(HELD), *in_turn({"A1": "2", "A3": "1"}))
    assert "A2 没有写“排序号”" in str(refused.value.problems[0])


def test_a_queue_by_day() -> None:
    days = [row("申请", 户号="A1", 日期="2025-03-02"), row("申请", 户号="A2", 日期="2025-03-01")]
    step = shared(EACH, shortage=Shortage(queue=("申请", "日期")))
    assert poured("120", [step], *held({"A1": "1", "A2": "2"}), *days).parts() == {
        "A1": "20.00",
        "A2": "100.00",
    }


@pytest.mark.parametrize(("came_in", "owed"), [("60", "240.00"), ("299.99", "0.01"), ("300", "0.00")])
def test_a_named_party_backs_what_is_missing(came_in: str, owed: str) -> None:
    found = poured(came_in, [shared(EACH, shortage=Shortage(backstop="村集体"))], *held(HELD))
    backed = found.parts("利润/1/补足")
    assert sum((Fraction(amount) for amount in backed.values()), Fraction(0)) == Fraction(owed)
    debts = {debt.payer: debt.gross.plain for debt in found.settlement.debts if debt.payee == "A3"}
    assert Fraction(debts["gs"]) + Fraction(debts.get("cjt", "0")) == 150
    payers = {line.payer for line in found.settlement.lines if line.clause == "利润/1/补足"}
    assert payers == ({"cjt"} if backed else set())


def test_a_rate_on_each_payees_own_capital() -> None:
    found = poured("1000", [shared(Standard(percent("6")))], *held({"A1": "3333.33", "A2": "100"}, "元"))
    assert found.parts() == {"A1": "200.00", "A2": "6.00"}
    yearly = Standard(signed("6%", "1/年"))
    assert poured("1000", [shared(yearly)], *held({"A1": "100"}, "元")).parts() == {"A1": "6.00"}


def test_claims_may_be_in_whole_yuan() -> None:
    step = evolve(shared(Standard(percent("6"))), share_mode="去尾", share_step="元")
    found = poured("1000", [step], *held({"A1": "3333.33", "A2": "99"}, "元"))
    assert found.parts() == {"A1": "199.00", "A2": "5.00"}


def test_units_that_make_no_yuan_are_told() -> None:
    with pytest.raises(InputRefusedError) as refused:
        poured("1000", [shared(Standard(signed("50", "元/亩")))], *held(HELD))
    assert "合不成元" in str(refused.value.problems[0])


@given(
    st.integers(0, 10**6),
    st.dictionaries(st.sampled_from([f"A{n}" for n in range(1, 9)]), st.integers(1, 50), min_size=1),
    st.sampled_from(["ratio", "queue", "backstop"]),
)
def test_nobody_gets_more_than_her_claim_and_nothing_is_lost(fen: int, own: dict[str, int], how: str) -> None:
    rows_ = held({payee: str(count) for payee, count in own.items()})
    places = in_turn({payee: str(count) for payee, count in own.items()})
    shortage = {"ratio": None, "queue": QUEUE, "backstop": Shortage(backstop="村集体")}[how]
    found = poured(str(Fraction(fen, 100)), [shared(EACH, shortage=shortage)], *rows_, *places)
    backed = found.parts("利润/1/补足")
    paid = {payee: Fraction(amount) for payee, amount in found.parts().items()}
    for payee, count in own.items():
        own_part = paid.get(payee, Fraction(0)) + Fraction(backed.get(payee, "0"))
        assert own_part <= 50 * count
        assert how != "backstop" or own_part == 50 * count
    assert sum(paid.values()) + Fraction(found.kept) == Fraction(fen, 100)
    assert sum(paid.values()) == min(Fraction(fen, 100), Fraction(50 * sum(own.values())))

"""A queue pays in full as long as it lasts: by place, then by payee id, never by the order of rows."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.queue import pay_in_turn
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN
from linkage.mode import Pot, Shared
from linkage.model.arrangement import Step
from linkage.sizes.percent import PercentOfBase
from rows import HERE, day, number


def paid(yuan: str, claims: Mapping[str, str], places: Mapping[str, str]) -> Shared:
    step = Step(1, "去向", "农户", HERE, size=PercentOfBase(number("20%")))
    pot = Pot(step, Figure.cell(Fraction(yuan), YUAN, "额", Origin(HERE, yuan)), "LI-1/2025-01-01", "利润")
    at = {payee: day(said) if "-" in said else number(said) for payee, said in places.items()}
    return pay_in_turn(pot, {payee: number(claim, "元") for payee, claim in claims.items()}, at)


def parts(found: Shared) -> dict[str, str]:
    return {portion.payee: portion.figure.money.plain for portion in found.portions}


CLAIMS = {"A1": "40", "A2": "50", "A3": "30"}


@pytest.mark.parametrize(
    ("places", "amounts"),
    [
        ({"A1": "3", "A2": "1", "A3": "2"}, {"A2": "50.00", "A3": "20.00", "A1": "0.00"}),
        ({"A1": "1", "A2": "1", "A3": "1"}, {"A1": "40.00", "A2": "30.00", "A3": "0.00"}),
        (
            {"A1": "2025-03-02", "A2": "2025-03-01", "A3": "2024-12-31"},
            {"A3": "30.00", "A2": "40.00", "A1": "0.00"},
        ),
    ],
)
def test_by_place_then_by_payee(places: dict[str, str], amounts: dict[str, str]) -> None:
    assert parts(paid("70", CLAIMS, places)) == amounts
    assert parts(paid("70", dict(reversed(CLAIMS.items())), places)) == amounts


def test_each_part_tells_what_stood_before_it() -> None:
    found = paid("70", CLAIMS, {"A1": "1", "A2": "2", "A3": "3"})
    assert [portion.figure.params["before"] for portion in found.portions] == ["0", "40", "90"]
    assert found.whole == 120


@given(
    st.integers(0, 500),
    st.dictionaries(st.sampled_from("BCDEF"), st.tuples(st.integers(0, 200), st.integers(1, 3)), min_size=1),
)
def test_all_is_paid_out_or_all_claims_are_met(amount: int, said: dict[str, tuple[int, int]]) -> None:
    claims = {payee: str(claim) for payee, (claim, _) in said.items()}
    found = paid(str(amount), claims, {payee: str(place) for payee, (_, place) in said.items()})
    values = [portion.figure.value for portion in found.portions]
    assert sum(values) == min(amount, sum(claim for claim, _ in said.values()))
    short = [portion.figure.value < Fraction(claims[portion.payee]) for portion in found.portions]
    after = values[short.index(True) + 1 :] if any(short) else []
    assert [value for value in after if value] == []

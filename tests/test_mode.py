"""Portions: a step shared in whole steps, with a named owner for what does not divide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import tie_digest
from linkage.ground.units import YUAN
from linkage.mode import Pot, Shared, share_among
from linkage.model.arrangement import Step
from linkage.sizes.percent import PercentOfBase
from rows import HERE, number


def shared(yuan: str, weights: dict[str, str], *, mode: str = "最大余额", unit: str = "分") -> Shared:
    step = Step(2, "去向", "农户", HERE, size=PercentOfBase(number("20%")), share_mode=mode, share_step=unit)
    amount = Figure.cell(Fraction(yuan), YUAN, "额", Origin(HERE, yuan))
    pot = Pot(step, amount, "LI-1/2025-01-01", "利润", STEPS[unit])
    return share_among(pot, {payee: number(weight, "股") for payee, weight in weights.items()})


def parts(found: Shared) -> dict[str, str]:
    return {portion.payee: portion.figure.money.plain for portion in found.portions}


THREE = {"A1": "1", "A2": "1", "A3": "1"}


def test_the_odd_fen_goes_by_digest_not_by_order() -> None:
    found = shared("100.00", THREE)
    first = min(THREE, key=lambda payee: tie_digest("LI-1/2025-01-01", "利润/2", payee))
    assert {payee for payee, amount in parts(found).items() if amount == "33.34"} == {first}
    assert found.cutoff == ("1/3", tie_digest("LI-1/2025-01-01", "利润/2", first))
    assert parts(shared("100.00", dict(reversed(THREE.items())))) == parts(found)


@pytest.mark.parametrize(
    ("mode", "unit", "amounts", "given_out"),
    [
        ("最大余额", "分", "33.33 33.33 33.34", "100.00"),
        ("最大余额", "元", "33.00 33.00 34.00", "100.00"),
        ("最大余额", "10元", "30.00 30.00 40.00", "100.00"),
        ("去尾", "分", "33.33 33.33 33.33", "99.99"),
        ("去尾", "元", "33.00 33.00 33.00", "99.00"),
        ("四舍五入", "10元", "30.00 30.00 30.00", "90.00"),
        ("进一", "元", "34.00 34.00 34.00", "102.00"),
    ],
)
def test_modes_and_units(mode: str, unit: str, amounts: str, given_out: str) -> None:
    found = shared("100.00", THREE, mode=mode, unit=unit)
    assert sorted(parts(found).values()) == amounts.split()
    assert found.given.money.plain == given_out


def test_whole_yuan_of_an_amount_with_fen_leaves_the_fen() -> None:
    found = shared("100.55", {"A1": "1", "A2": "3"}, unit="元")
    assert parts(found) == {"A1": "25.00", "A2": "75.00"}
    assert found.given.money.plain == "100.00"


@pytest.mark.parametrize(
    ("fen", "weights", "expected"),
    [
        (9999, [75, 25], [7499, 2500]),
        (1003, [49, 51], [491, 512]),
        (5, [100, 101, 100, 100], [1, 2, 1, 1]),
        (613, [98, 92, 98, 123, 102, 92], [99, 93, 99, 125, 104, 93]),
        (613, [123, 102, 98, 98, 92, 92], [125, 104, 99, 99, 93, 93]),
    ],
)
def test_vectors_of_other_libraries(fen: int, weights: list[int], expected: list[int]) -> None:
    found = shared(str(Fraction(fen, 100)), {f"A{n}": str(w) for n, w in enumerate(weights)})
    assert [portion.figure.money.fen for portion in found.portions] == expected


@given(
    st.integers(0, 10**9),
    st.dictionaries(
        st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True), st.fractions(0, 10**4), min_size=1, max_size=9
    ),
)
def test_nothing_is_lost_and_nobody_is_a_fen_off(fen: int, raw: dict[str, Fraction]) -> None:
    weights = {payee: str(weight) for payee, weight in raw.items() if weight > 0}
    if not weights:
        return
    whole = sum((Fraction(weight) for weight in weights.values()), Fraction(0))
    found = shared(str(Fraction(fen, 100)), weights)
    assert sum(portion.figure.money.fen for portion in found.portions) == fen
    for portion in found.portions:
        exact = fen * Fraction(weights[portion.payee]) / whole
        assert abs(portion.figure.money.fen - exact) < 1

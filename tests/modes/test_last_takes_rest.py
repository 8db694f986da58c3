"""末位补差: everybody but the last by id is cut off, the last takes what that leaves."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared

ALL = PercentOfBase(percent("100"))
SHARES = st.dictionaries(st.sampled_from([f"A{n}" for n in range(1, 9)]), st.integers(1, 60), min_size=1)


def of(own: dict[str, int]) -> list[Row]:
    return held({payee: str(count) for payee, count in own.items()})


@pytest.mark.parametrize(
    ("came_in", "parts"),
    [
        ("1", {"A1": "0.33", "A2": "0.33", "A3": "0.34"}),
        ("0.02", {"A3": "0.02"}),
        ("0.03", {"A1": "0.01", "A2": "0.01", "A3": "0.01"}),
    ],
)
def test_the_last_by_id_takes_the_rest(came_in: str, parts: dict[str, str]) -> None:
    found = poured(came_in, [shared(ALL, share_mode="末位补差")], *held({"A3": "1", "A1": "1", "A2": "1"}))
    assert (found.parts(), found.remainder) == (parts, "0.00")


@given(st.integers(0, 10**6), SHARES)
def test_nothing_is_negative_and_nothing_is_lost(fen: int, own: dict[str, int]) -> None:
    parts = poured(str(Fraction(fen, 100)), [shared(ALL, share_mode="末位补差")], *of(own)).parts()
    assert all(Fraction(amount) > 0 for amount in parts.values())
    assert sum(map(Fraction, parts.values())) == Fraction(fen, 100)

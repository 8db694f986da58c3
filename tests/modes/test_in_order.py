"""依序: leftover fen go down the list of ids, only to those with a part of a fen."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared

ALL = PercentOfBase(percent("100"))
SHARES = st.dictionaries(st.sampled_from([f"A{n}" for n in range(1, 9)]), st.integers(1, 60), min_size=1)


def of(own: dict[str, int]) -> list[Row]:
    return held({payee: str(count) for payee, count in own.items()})


def test_leftovers_go_in_order_of_ids() -> None:
    found = poured("1", [shared(ALL, share_mode="依序")], *held({"A3": "1", "A2": "1", "A1": "1"}))
    assert found.parts() == {"A1": "0.34", "A2": "0.33", "A3": "0.33"}


def test_who_has_no_part_of_a_fen_gets_none() -> None:
    found = poured("0.04", [shared(ALL, share_mode="依序")], *held({"A1": "2", "A2": "1", "A3": "1"}))
    assert found.parts() == {"A1": "0.02", "A2": "0.01", "A3": "0.01"}
    found = poured("0.02", [shared(ALL, share_mode="依序")], *held({"A1": "2", "A2": "1", "A3": "1"}))
    assert found.parts() == {"A1": "0.01", "A2": "0.01"}


@given(st.integers(0, 10**6), SHARES)
def test_nobody_is_a_whole_fen_off(fen: int, own: dict[str, int]) -> None:
    found = poured(str(Fraction(fen, 100)), [shared(ALL, share_mode="依序")], *of(own))
    parts = found.parts()
    for payee, count in own.items():
        exact = Fraction(fen * count, sum(own.values()))
        assert abs(Fraction(parts.get(payee, "0")) * 100 - exact) < 1
    assert sum(map(Fraction, parts.values())) == Fraction(fen, 100)

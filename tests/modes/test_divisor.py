"""除数法 (Webster): more money never means less for anybody."""

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


def test_steps_by_the_largest_quotient() -> None:
    """53, 24, 23 over ten: 5, 2, 2 and a half ... by Webster 5, 3, 2."""
    found = poured("0.10", [shared(ALL, share_mode="除数法")], *held({"A1": "53", "A2": "24", "A3": "23"}))
    assert found.parts() == {"A1": "0.06", "A2": "0.02", "A3": "0.02"}


@given(st.integers(0, 300), SHARES, st.sampled_from(["", "户号"]))
def test_one_fen_more_takes_from_nobody(fen: int, own: dict[str, int], ties: str) -> None:
    step = shared(ALL, share_mode="除数法", ties=ties)
    less, more = (poured(str(Fraction(total, 100)), [step], *of(own)).parts() for total in (fen, fen + 1))
    for payee in own:
        assert Fraction(less.get(payee, "0")) <= Fraction(more.get(payee, "0"))
    assert sum(map(Fraction, more.values())) == Fraction(fen + 1, 100)

"""Percentages of one base rounded together: nothing is lost, nobody is a fen off, each part can be checked alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.apportion import KEPT, Table, apportion
from linkage.ground.money import Money
from rows import number

FEN = Fraction(1, 100)


def table(fen: int, rates: list[str]) -> Table:
    base = Fraction(fen, 100)
    told = {at: number(rate) for at, rate in enumerate(rates, start=1)}
    kept = base - sum((base * rate.value for rate in told.values()), Fraction(0))
    names = {at: f"第{at}份" for at in told}
    return Table(
        "利润", "LI-1/2025-01-01", number(str(base), "元"), told, names, Money(fen), kept, "结转下期"
    )


@pytest.mark.parametrize(
    ("fen", "rates", "found"),
    [
        (10000, ["60%", "20%", "20%"], ["60", "20", "20"]),
        (101, ["60%", "40%"], ["61/100", "2/5"]),
        (1, ["50%"], None),
        (100, ["33.33%", "33.33%"], ["33/100", "33/100"]),
        (0, ["60%", "40%"], ["0", "0"]),
    ],
)
def test_parts_by_hand(fen: int, rates: list[str], found: list[str] | None) -> None:
    parts = apportion(table(fen, rates))
    if found is None:  # half a fen against half a fen: the digest decides between the step and what is kept
        assert parts[1].value in {Fraction(0), FEN}
        return
    assert [str(part.value) for part in parts.values()] == found


@given(st.integers(0, 10**9), st.lists(st.integers(0, 250), min_size=1, max_size=4))
def test_nobody_is_a_fen_off_and_nothing_is_lost(fen: int, permille: list[int]) -> None:
    rates = [f"{Fraction(rate, 10)}%" if rate % 10 == 0 else f"{rate / 10}%" for rate in permille]
    said = table(fen, rates)
    parts = apportion(said)
    exact = {at: said.base.value * rate.value for at, rate in said.rates.items()}
    assert all(abs(parts[at].value - exact[at]) < FEN for at in exact)
    left = said.left.yuan - sum((part.value for part in parts.values()), Fraction(0))
    assert abs(left - said.kept) < FEN


def test_every_part_carries_the_same_table_with_what_is_kept() -> None:
    parts = apportion(table(10001, ["60%", "20%"]))
    tables = {str(part.params["parts"]) for part in parts.values()}
    assert len(tables) == 1
    assert f"'step': '{KEPT}', 'name': '结转下期'" in tables.pop()
    assert [part.params["key"] for part in parts.values()] == [
        "LI-1/2025-01-01|利润|1",
        "LI-1/2025-01-01|利润|2",
    ]
